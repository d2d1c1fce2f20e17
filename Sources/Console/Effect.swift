package import RootAccess

/// What the console asks the world to do; the answers come back as messages of the same generation.
package enum Effect: Sendable, Equatable {
    case preflight(generation: Int)
    /// Only ever returned with a person's typed word.
    case enable(generation: Int, EnableConfirmation)
    /// Lists units and accounts; with `auditing`, each page is audited while the next one is fetched.
    case loadOrganization(generation: Int, auditing: Bool)
    case audit(generation: Int, [AccountID])
    case readDetails(generation: Int, AccountID)
    case plan(generation: Int, PrivilegedAction, [AccountID])
    /// Only ever returned with a person's typed confirmation.
    case run(generation: Int, Confirmation)
    /// Begin no further account; what is in flight ends.
    case pauseRun
    case continueRun
    /// Never begin the accounts that are left; what is in flight ends.
    case cancelRun
    case writeReport(generation: Int, RunSummary)
    /// Save a plan for a second person to review and apply; answered by `saved`.
    case savePlan(generation: Int, SavedPlan)
    /// Read an unfinished run's journal, to finish it; answered by `resumable`.
    case readRun(generation: Int, runID: String)
    /// Asks the terminal to put text on the person's clipboard.
    case copy(String)
    case bell
    case repaint
    case suspend
    /// Forget what was typed before the dialog could be read.
    case discardTypeAhead
    case quit(Int32)
    /// Stop offering an unfinished run.
    case forgetUnfinishedRun(String)
    /// Audit the accounts of an unfinished run; answered by `audited` and `auditEnded`.
    case lookAgain(generation: Int, runID: String)
}
