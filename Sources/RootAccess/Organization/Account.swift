package import FoundationEssentials

/// One account of the organization, as ListAccounts tells it; its name and e-mail are untrusted text.
///
/// A class, though it never changes: lists, statuses and screens name 50,000 of them over and over, and hold them once.
package final class Account: Sendable, Equatable, Identifiable {
    /// Where an account stands in its life, by AWS's `State` or, from older answers, its `Status`.
    package enum State: Sendable, Equatable {
        case active
        case pendingClosure
        case pendingActivation
        case suspended
        case closed
        /// A word that AWS did not use when this was written, or no word at all.
        case other(String)

        /// AWS's own word.
        package var word: String {
            switch self {
            case .active: "ACTIVE"
            case .pendingClosure: "PENDING_CLOSURE"
            case .pendingActivation: "PENDING_ACTIVATION"
            case .suspended: "SUSPENDED"
            case .closed: "CLOSED"
            case .other(let word): word
            }
        }

        /// Reads AWS's word.
        package init(word: String) {
            switch word {
            case "ACTIVE": self = .active
            case "PENDING_CLOSURE": self = .pendingClosure
            case "PENDING_ACTIVATION": self = .pendingActivation
            case "SUSPENDED": self = .suspended
            case "CLOSED": self = .closed
            default: self = .other(word)
            }
        }
    }

    package let id: AccountID
    package let name: String
    package let email: String
    package let state: State
    /// True when the account was invited and so came with root credentials of its own.
    package let wasInvited: Bool
    /// When it joined the organization.
    package let joinedAt: Date?
    /// The IDs of the root and the units above the account, from the top; empty when AWS did not tell.
    package let path: [String]

    /// Makes an account of what AWS told.
    package init(
        id: AccountID,
        name: String,
        email: String,
        state: State,
        wasInvited: Bool,
        joinedAt: Date?,
        path: [String]
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.state = state
        self.wasInvited = wasInvited
        self.joinedAt = joinedAt
        self.path = path
    }

    /// Whether AWS told the same of both.
    package static func == (left: Account, right: Account) -> Bool {
        left === right
            || left.id == right.id && left.name == right.name && left.email == right.email && left.state == right.state
                && left.wasInvited == right.wasInvited && left.joinedAt == right.joinedAt && left.path == right.path
    }
}
