package import FoundationEssentials

/// What became of one account in a run.
package struct AccountResult: Sendable, Equatable {
    /// What became of one item.
    package struct ItemResult: Sendable, Equatable {
        package let item: Plan.Item
        package var outcome: ItemOutcome
        /// True when a look afterwards did not find it any more.
        package var isVerified: Bool
        /// Why it is not gone; nil when it is.
        package var problem: Problem?
        package var requestID: String?

        /// Makes an item's result.
        package init(
            item: Plan.Item,
            outcome: ItemOutcome,
            isVerified: Bool,
            problem: Problem? = nil,
            requestID: String? = nil
        ) {
            self.item = item
            self.outcome = outcome
            self.isVerified = isVerified
            self.problem = problem
            self.requestID = requestID
        }
    }

    package let account: AccountID
    package let name: String
    package var items: [ItemResult]
    /// Every root credential that the second look found; nil when there was none.
    package var left: [Plan.Item.Identity]?
    /// When the second look was made.
    package var verifiedAt: Date?
    /// Trouble with the account as a whole: no session, no look, a state that is not the plan's.
    package var problem: Problem?
    /// The access key ID of the root session, CloudTrail's join key; never its secret.
    package var sessionAccessKeyID: String?

    /// Makes an account's result.
    package init(
        account: AccountID,
        name: String,
        items: [ItemResult],
        left: [Plan.Item.Identity]? = nil,
        verifiedAt: Date? = nil,
        problem: Problem? = nil,
        sessionAccessKeyID: String? = nil
    ) {
        self.account = account
        self.name = name
        self.items = items
        self.left = left
        self.verifiedAt = verifiedAt
        self.problem = problem
        self.sessionAccessKeyID = sessionAccessKeyID
    }

    /// True when every item is gone and a look afterwards confirmed it.
    package var isDoneAndVerified: Bool {
        problem == nil && items.allSatisfy { $0.outcome.isGone && $0.isVerified }
    }

    /// The one word that the account's items amount to: the worst of them.
    package var outcome: ItemOutcome {
        let found = Set(items.map(\.outcome))
        return [ItemOutcome.unknown, .failed, .denied, .notAttempted, .deleted].first(where: found.contains)
            ?? .alreadyAbsent
    }

    /// The first thing to tell about it when it is not done.
    package var firstProblem: Problem? { problem ?? items.lazy.compactMap(\.problem).first }
}
