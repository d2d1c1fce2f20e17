/// What a run tells while it goes on.
package enum RunProgress: Sendable, Equatable {
    /// The journal is open and the first accounts are being worked on.
    case began(runID: String, journalPath: String)
    case account(AccountID, Stage)
    case finished(AccountResult)
    /// No further account is begun; what was in flight has ended.
    case paused
    case continued
    /// Everything that will be done is done.
    case ended(RunSummary)
    /// The run could not start or had to stop; nothing was deleted after this.
    case refused(Problem)

    /// What is being done to one account.
    package enum Stage: String, Sendable, Equatable {
        case startingSession
        case looking
        case deleting
        case verifying

        /// The words for people.
        package var words: String {
            switch self {
            case .startingSession: "starting a root session"
            case .looking: "looking"
            case .deleting: "deleting"
            case .verifying: "verifying"
            }
        }
    }
}

/// The figures of a run, all counted.
package struct RunSummary: Sendable, Equatable {
    package let runID: String
    package let journalPath: String
    package let results: [AccountResult]
    /// Accounts that were never begun because the run was cancelled.
    package let notBegun: [AccountID]
    /// True when the person stopped it before the end.
    package let wasCancelled: Bool
    /// Why it stopped by itself before the end; nil when it did not.
    package let stopReason: Problem?

    /// Makes a summary.
    package init(
        runID: String,
        journalPath: String,
        results: [AccountResult],
        notBegun: [AccountID],
        wasCancelled: Bool,
        stopReason: Problem? = nil
    ) {
        self.runID = runID
        self.journalPath = journalPath
        self.results = results
        self.notBegun = notBegun
        self.wasCancelled = wasCancelled
        self.stopReason = stopReason
    }

    /// True when every account of the plan is done and verified.
    package var isAllDoneAndVerified: Bool { notBegun.isEmpty && results.allSatisfy(\.isDoneAndVerified) }

    /// True when, besides, the second look found no root credential at all in any of the accounts.
    package var isNothingLeft: Bool { isAllDoneAndVerified && results.allSatisfy { $0.left == [] } }

    /// How many items ended with an outcome.
    package func count(_ outcome: ItemOutcome) -> Int {
        results.reduce(0) { $0 + $1.items.count { $0.outcome == outcome } }
    }
}
