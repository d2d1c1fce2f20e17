package import FoundationEssentials
package import RootAccess
package import TerminalUI

/// Everything that can happen to the console: what a person does, and what background work reports.
///
/// What was asked for carries the generation of the effect that asked; an answer to an older question is dropped.
package enum Message: Sendable {
    case event(TerminalUI.Event)
    /// The time; sent after a frame was shown, before the events that were waited for, and about once a second.
    case tick(Date)
    /// The first look is over; a sign-in that failed comes as a failed check.
    case preflight(generation: Int, Preflight, credentialsExpire: Date?)
    /// More of the tree.
    case units(generation: Int, [OrganizationalUnit])
    /// One page of accounts.
    case accounts(generation: Int, [Account])
    /// Listing is over: complete, or stopped by a problem.
    case listed(generation: Int, Problem?)
    /// Some accounts were looked at.
    case audited(generation: Int, [(AccountID, AccountStatus)], at: Date)
    case auditEnded(generation: Int)
    /// One account's credentials were listed.
    case details(generation: Int, AccountID, AccountStatus, at: Date)
    case planned(generation: Int, Plan)
    case planProgress(generation: Int, done: Int, of: Int)
    case enabled(generation: Int, EnableOutcome)
    case run(generation: Int, RunProgress, at: Date)
    /// Runs whose journals have no end, found at the start.
    case unfinishedRuns([UnfinishedRun])
    /// An unfinished run, as its journal has it.
    case resumable(generation: Int, RunRecord)
    /// A file was written.
    case saved(generation: Int, path: String)
    /// What was asked for could not be done.
    case failed(generation: Int, Problem)
    /// A sentence for the log, such as that AWS asked for a slower pace.
    case noted(String)
}
