import RootAccess

/// The figures of a run, kept up as accounts end; they always add up to the accounts of the plan.
struct RunFigures: Sendable, Equatable {
    let total: Int
    private(set) var verified = 0
    /// Deleted, but the second look could not confirm it.
    private(set) var unverified = 0
    private(set) var failed = 0
    private(set) var denied = 0
    private(set) var unknown = 0
    private(set) var notAttempted = 0
    /// Accounts being worked on.
    private(set) var running: Set<AccountID> = []

    init(total: Int) { self.total = total }

    /// Accounts that ended, one way or another.
    var ended: Int { verified + unverified + failed + denied + unknown + notAttempted }
    /// Accounts that were not begun.
    var waiting: Int { max(0, total - ended - running.count) }
    /// Accounts that are not done and verified although they ended.
    var notDone: Int { ended - verified }

    /// Work on an account has begun.
    mutating func begin(_ account: AccountID) { running.insert(account) }

    /// An account has ended.
    mutating func end(_ result: AccountResult) {
        running.remove(result.account)
        if result.isDoneAndVerified {
            verified += 1
            return
        }
        switch result.outcome {
        case .unknown: unknown += 1
        case .denied: denied += 1
        case .failed: failed += 1
        case .notAttempted: if result.firstProblem?.kind == .denied { denied += 1 } else { notAttempted += 1 }
        case .deleted, .alreadyAbsent:
            // With a problem of the whole account nothing is claimed but that it failed.
            if result.problem?.kind == .denied {
                denied += 1
            } else if result.problem != nil {
                failed += 1
            } else {
                unverified += 1
            }
        }
    }

    /// Nothing more will happen.
    mutating func endAll() { running = [] }
}
