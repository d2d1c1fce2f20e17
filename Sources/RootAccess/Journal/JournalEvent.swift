import FoundationEssentials

/// What one line of a journal says.
package enum JournalEvent: Sendable, Equatable {
    /// The first line: what will be done, by whom, and why.
    case began(Beginning)
    /// Synced before the first deletion in an account: from here on its items may be gone.
    case intent(account: AccountID, items: [Plan.Item.Identity], session: String, requestID: String?)
    /// What became of one item.
    case outcome(account: AccountID, Outcome)
    /// The account is over: what the second look found.
    case verified(account: AccountID, Verification)
    /// The run was stopped on purpose, or by a problem, or came to its end.
    case ended(wasCancelled: Bool, notBegun: [AccountID], problem: String? = nil)

    /// What the first line holds.
    package struct Beginning: Sendable, Equatable {
        package let runID: String
        package let plan: Plan
        /// The ARN of whoever runs it.
        package let caller: String
        /// The reason or ticket that was typed; may be empty.
        package let reason: String
        /// Where the terminal's user came from, by SSH_CONNECTION; empty when unknown.
        package let origin: String
        /// The run that this one finishes; nil for a first one.
        package let resumes: String?
        /// The digest that the plan's file holds, by which a run and a file are matched.
        package let planDigest: String?
        /// The guards that were said yes to, which whoever finishes the run need not be asked again.
        package let acknowledged: Set<Guard.Kind>

        /// Makes the first line's content.
        package init(
            runID: String,
            plan: Plan,
            caller: String,
            reason: String,
            origin: String,
            resumes: String? = nil,
            planDigest: String? = nil,
            acknowledged: Set<Guard.Kind> = []
        ) {
            self.runID = runID
            self.plan = plan
            self.caller = caller
            self.reason = reason
            self.origin = origin
            self.resumes = resumes
            self.planDigest = planDigest
            self.acknowledged = acknowledged
        }
    }

    /// One item's end.
    package struct Outcome: Sendable, Equatable {
        package let item: Plan.Item.Identity
        package let outcome: ItemOutcome
        package let requestID: String?
        package let problem: String?

        /// Makes an item's end.
        package init(item: Plan.Item.Identity, outcome: ItemOutcome, requestID: String?, problem: String?) {
            self.item = item
            self.outcome = outcome
            self.requestID = requestID
            self.problem = problem
        }
    }

    /// One account's end.
    package struct Verification: Sendable, Equatable {
        /// True when the second look was made and found nothing of the plan.
        package let isVerified: Bool
        /// What it found, in the order of deletion; nil when there was no look.
        package let left: [Plan.Item.Identity]?
        package let problem: String?

        /// Makes an account's end.
        package init(isVerified: Bool, left: [Plan.Item.Identity]?, problem: String?) {
            self.isVerified = isVerified
            self.left = left
            self.problem = problem
        }
    }
}
