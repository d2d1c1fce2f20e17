import FoundationEssentials
import RootAccess
import TerminalUI

/// A run while it goes on, and after it the verification: one screen that grows.
struct RunScreen: Screen {
    /// What its keys do.
    enum Command: Sendable {
        case move(Viewport.Move), why, ask, goOn, stop, retry, report, back
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
    let startedAt: Date
    private let generation: Int
    private(set) var phase = Phase.running
    private(set) var figures: RunFigures
    private(set) var runID: String?
    private(set) var journalPath: String?
    private(set) var reportPath: String?
    private(set) var lastAt: Date
    /// Results that need a person's eyes, in the order they came, then those that are done, the latest first.
    private var troubles: [AccountResult] = []
    private var done: [AccountResult] = []
    var viewport = Viewport()
    private var reportGeneration: Int?

    /// Follows a run that was just asked for.
    init(_ confirmation: Confirmation, generation: Int, _ shared: Shared) {
        self.confirmation = confirmation
        self.generation = generation
        startedAt = shared.now
        lastAt = shared.now
        figures = RunFigures(total: confirmation.plan.accounts.count)
    }

    var stage: Stage? { if case .ended = phase { .verify } else { .run } }
    var crumb: Text { stage == .verify ? "Verify" : "Run" }
    var plan: Plan { confirmation.plan }
    /// How many accounts have ended.
    var resultCount: Int { troubles.count + done.count }

    /// A result by its place on the screen.
    func result(_ row: Int) -> AccountResult {
        row < troubles.count ? troubles[row] : done[done.count - 1 - (row - troubles.count)]
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
            lastAt = max(lastAt, time)
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
        case .began(let runID, let journalPath): (self.runID, self.journalPath) = (runID, journalPath)
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
        shared.isRunning = false
        if !summary.isAllDoneAndVerified { shared.exitCode = 1 }
        viewport.place(cursor: 0)
        return [.bell]
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        switch command {
        case .move(let move): viewport.move(move)
        case .why: if resultCount > 0 { shared.navigation.append(.push(ReasonScreen(result(viewport.cursor)))) }
        case .ask:
            phase = .asking
            return [.pauseRun] + shared.voidTyping()
        case .goOn:
            phase = .running
            return [.continueRun]
        case .stop:
            phase = .stopping
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

    /// Plans anew what is not done: what is there then is looked up again and asked about again.
    private func retry(_ shared: inout Shared) -> [Effect] {
        guard case .ended(let summary) = phase else { return [] }
        let ids = troubles.map(\.account) + summary.notBegun
        let generation = shared.nextGeneration()
        shared.navigation.append(.replace(PlanningScreen(generation: generation, of: ids.count)))
        return [.plan(generation: generation, plan.action, ids)]
    }
}

extension AccountStatus {
    /// The status that a second look amounts to: it names what it found, without ages and uses.
    init(found: [Plan.Item.Identity]) {
        let kinds = Set(found.map(\.kind))
        guard !kinds.isEmpty else {
            self = .absent
            return
        }
        let summary = CredentialSummary(
            hasPassword: kinds.contains(.password),
            hasAccessKeys: kinds.contains(.accessKey),
            hasSigningCertificates: kinds.contains(.signingCertificate),
            hasMFA: kinds.contains(.mfaDevice)
        )
        self = .present(summary, nil)
    }
}
