import FoundationEssentials
import RootAccess
import TerminalUI

/// A run while it goes on, and after it the verification: one screen that grows.
struct RunScreen: Screen {
    /// What its keys do.
    enum Command: Sendable {
        case move(Viewport.Move), why, ask, goOn, stay, stop, retry, report, back
    }

    /// How far the run is.
    enum Phase: Sendable, Equatable {
        case running
        /// No further account is begun while a person decides.
        case asking
        /// Stopped by the person; what is in flight ends.
        case stopping
        case ended(RunSummary)
        case refused(Problem)
    }

    let confirmation: Confirmation
    private let generation: Int
    private(set) var phase = Phase.running
    private(set) var figures: RunFigures
    private(set) var runID: String?
    private(set) var journalPath: String?
    private(set) var reportPath: String?
    private(set) var clock: RunClock
    /// Results that need a person's eyes, in the order they came; when it is over, what was not begun; then those that
    /// are done, the latest first.
    private var troubles: [AccountResult] = []
    private var notBegun: [AccountResult] = []
    private var done: [AccountResult] = []
    var viewport = Viewport()
    private var reportGeneration: Int?

    /// Follows a run that was just asked for.
    init(_ confirmation: Confirmation, generation: Int, _ shared: Shared) {
        self.confirmation = confirmation
        self.generation = generation
        clock = RunClock(startedAt: shared.now)
        figures = RunFigures(total: confirmation.plan.accounts.count)
    }

    var stage: Stage? { if case .ended = phase { .verify } else { .run } }
    var crumb: Text { stage == .verify ? "Verify" : "Run" }
    var plan: Plan { confirmation.plan }
    /// How many accounts have a row: those that have ended, and at the end those that were not begun.
    var resultCount: Int { troubles.count + notBegun.count + done.count }
    /// How many accounts are done, with no root credential left by the second look.
    var emptied: Int { done.count { $0.left?.isEmpty ?? false } }

    /// A result by its place on the screen, and whether work on it was ever begun.
    func result(_ row: Int) -> (result: AccountResult, isBegun: Bool) {
        if row < troubles.count { return (troubles[row], true) }
        let next = row - troubles.count
        return next < notBegun.count ? (notBegun[next], false) : (done[resultCount - 1 - row], true)
    }

    /// True until everything that will be done is done.
    var isUnderWay: Bool {
        switch phase {
        case .running, .asking, .stopping: true
        case .ended, .refused: false
        }
    }

    mutating func settle(_ shared: Shared) {
        viewport.resize(height: max(0, shared.bodySize.rows - headLines(shared).count))
        viewport.setCount(resultCount)
    }

    mutating func receive(_ message: Message, _ shared: inout Shared) -> [Effect] {
        switch message {
        case .run(generation, let progress, let time):
            clock.hear(at: time)
            return take(progress, &shared)
        case .saved(let generation, let path) where generation == reportGeneration:
            reportPath = path
            shared.say("The report was written to \(path).", .good)
        case .failed(let generation, let problem) where generation == reportGeneration:
            shared.say(problem)
        case .failed(generation, let problem): return take(.refused(problem), &shared)
        default: break
        }
        return []
    }

    private mutating func take(_ progress: RunProgress, _ shared: inout Shared) -> [Effect] {
        switch progress {
        case .began(let runID, let journalPath):
            (self.runID, self.journalPath) = (runID, journalPath)
            shared.note("\(plan.action.title) in \(Phrases.accounts(figures.total)): run \(runID) began.")
        case .account(let account, _): figures.begin(account)
        case .finished(let result): finish(result, &shared)
        case .paused: shared.note("The run is paused; what was in flight has ended.")
        case .continued: shared.note("The run goes on.")
        case .ended(let summary): return end(summary, &shared)
        case .refused(let problem):
            guard isUnderWay else { return [] }
            phase = .refused(problem)
            figures.endAll()
            shared.isRunning = false
            shared.exitCode = 1
            shared.say(problem)
            return [.bell]
        }
        return []
    }

    private mutating func finish(_ result: AccountResult, _ shared: inout Shared) {
        figures.end(result)
        if result.isDoneAndVerified {
            done.append(result)
            shared.selection.remove(result.account)
        } else {
            troubles.append(result)
            if let problem = result.firstProblem { shared.note(problem.description) }
        }
        // Only what the second look found is known now; without one, nothing is.
        let status = result.left.map(AccountStatus.init(found:)) ?? .notChecked
        shared.directory.set(status, of: result.account, at: result.verifiedAt)
        viewport.setCount(resultCount)
    }

    private mutating func end(_ summary: RunSummary, _ shared: inout Shared) -> [Effect] {
        guard isUnderWay else { return [] }
        phase = .ended(summary)
        (runID, journalPath) = (summary.runID, summary.journalPath)
        figures.endAll()
        notBegun = Self.untouched(summary.notBegun, of: plan)
        // What needs no action any more is selected no more.
        shared.selection.subtract(plan.leftOut.lazy.filter { $0.reason == .nothingToDelete }.map(\.id))
        for verdict in verdicts(summary) { shared.note("Run \(summary.runID): \(verdict.text.string)") }
        shared.isRunning = false
        if !summary.isAllDoneAndVerified { shared.exitCode = 1 }
        viewport.place(cursor: 0)
        return [.bell]
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        switch command {
        case .move(let move): viewport.move(move)
        case .why: if resultCount > 0 { shared.navigation.append(.push(ReasonScreen(result(viewport.cursor).result))) }
        case .ask:
            phase = .asking
            clock.pause(at: shared.now)
            return [.pauseRun] + shared.voidTyping()
        case .stay: shared.say("Still paused: c continues, s stops.", .hint)
        case .goOn:
            phase = .running
            clock.resume(at: shared.now)
            return [.continueRun]
        case .stop:
            phase = .stopping
            clock.resume(at: shared.now)
            return [.cancelRun]
        case .retry: return retry(&shared)
        case .report:
            guard case .ended(let summary) = phase else { return [] }
            let generation = shared.nextGeneration()
            reportGeneration = generation
            return [.writeReport(generation: generation, summary)]
        case .back: shared.navigation.append(.accounts)
        }
        return []
    }

    /// The accounts that were never begun, as rows like the others.
    private static func untouched(_ ids: [AccountID], of plan: Plan) -> [AccountResult] {
        let ids = Set(ids)
        return plan.accounts.filter { ids.contains($0.id) }.map { account in
            AccountResult(
                account: account.id,
                name: account.name,
                items: account.items.map { .init(item: $0, outcome: .notAttempted, isVerified: false) }
            )
        }
    }

    /// Plans anew what is not done: what is there then is looked up again and asked about again.
    private func retry(_ shared: inout Shared) -> [Effect] {
        guard case .ended(let summary) = phase else { return [] }
        let ids = troubles.map(\.account) + summary.notBegun
        let generation = shared.nextGeneration()
        shared.navigation.append(.replace(PlanningScreen(generation: generation, of: ids.count)))
        return [.plan(generation: generation, plan.action, ids)]
    }
}
