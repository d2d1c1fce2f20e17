package import FoundationEssentials

/// Accounts that nobody acts on without an explicit yes, with the reason and its owner, until a day.
package struct Exclusion: Sendable, Equatable {
    /// What is excluded.
    package enum Target: Sendable, Equatable {
        case account(AccountID)
        /// An OU and everything below it, or the root's ID for the whole organization.
        case unit(String)
        /// Accounts with a tag; a nil value stands for any.
        case tag(key: String, value: String?)

        /// The target in words.
        package var words: String {
            switch self {
            case .account(let id): "account \(id)"
            case .unit(let id): "unit \(id)"
            case .tag(let key, let value): value.map { "tag \(key)=\($0)" } ?? "tag \(key)"
            }
        }
    }

    package let target: Target
    /// Who to ask.
    package let owner: String
    package let reason: String
    /// The last day on which it holds, at its end in UTC; nil for ever.
    package let until: Date?

    /// Makes an exclusion.
    package init(target: Target, owner: String, reason: String, until: Date?) {
        self.target = target
        self.owner = owner
        self.reason = reason
        self.until = until
    }

    /// True while it holds.
    package func isInForce(at time: Date) -> Bool { until.map { time < $0 } ?? true }

    /// True when it is about an account with this path and these tags, empty when they were not read.
    package func covers(_ account: AccountID, path: [String], tags: [String: String]) -> Bool {
        switch target {
        case .account(let id): account == id
        case .unit(let id): path.contains(id)
        case .tag(let key, let value): tags[key].map { value == nil || value == $0 } ?? false
        }
    }

    /// Why the account is left alone, for a list.
    package var words: String {
        "excluded (\(target.words)): \(reason)" + (owner.isEmpty ? "" : "; ask \(owner)")
    }
}
