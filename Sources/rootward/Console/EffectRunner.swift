import Console
import FoundationEssentials
import Glibc
import Platform
import RootAccess

/// Carries out what the console asks for, in tasks; every result goes back as a message of the same generation.
final class EffectRunner: Sendable {
    /// What outlives one effect.
    struct State {
        var context: Preflight.Context?
        var accounts: [AccountID: Account] = [:]
        var listing: Task<Void, Never>?
        var run: (control: RunControl, task: Task<Void, Never>, plan: Plan, reason: String)?
    }

    let connection: Connection
    let settings: Settings
    let post: @Sendable (Message) -> Void
    let state = Locked(State())

    /// Makes a runner that answers through `post`.
    init(_ connection: Connection, settings: Settings, post: @escaping @Sendable (Message) -> Void) {
        self.connection = connection
        self.settings = settings
        self.post = post
    }

    /// Waits for what is in flight in a run, and begins nothing more; without a run it returns at once.
    func finish() {
        guard let run = state.withLock({ $0.run }) else { return }
        let time = connection.time
        Process.wait {
            await run.control.cancel()
            // An AWS that doesn't answer must not keep a closed console alive; what is in flight is journaled as unknown.
            let patience = Task {
                try? await time.sleep(.seconds(30))
                run.task.cancel()
            }
            await run.task.value
            patience.cancel()
        }
    }

    /// Starts an effect and returns at once.
    func perform(_ effect: Effect) {
        switch effect {
        case .preflight(let generation): Task { await preflight(generation) }
        case .enable(let generation, let confirmation): Task { await enable(generation, confirmation) }
        case .loadOrganization(let generation, let auditing): load(generation, auditing: auditing)
        case .audit(let generation, let accounts): Task { await audit(generation, accounts) }
        case .readDetails(let generation, let account): Task { await readDetails(generation, account) }
        case .plan(let generation, let action, let accounts): Task { await plan(generation, action, accounts) }
        case .run(let generation, let confirmation): run(generation, confirmation)
        case .pauseRun: withControl { await $0.pause() }
        case .continueRun:
            withControl { await $0.proceed() }
        case .cancelRun: withControl { await $0.cancel() }
        case .writeReport(let generation, let summary): Task { writeReport(generation, summary) }
        case .savePlan(let generation, let plan): Task { savePlan(generation, plan) }
        case .readRun(let generation, let run): Task { readRun(generation, run) }
        case .forgetUnfinishedRun(let run): Task { forget(run) }
        case .lookAgain(let generation, let run): Task { await lookAgain(generation, run) }
        case .copy, .bell, .repaint, .suspend, .discardTypeAhead, .quit: break
        }
    }

    var auditor: Auditor? {
        state.withLock { $0.context }.map {
            Auditor(client: connection.client, organization: $0.organization, caller: $0.caller)
        }
    }

    func accounts(_ ids: [AccountID]) -> [Account] {
        state.withLock { state in ids.compactMap { state.accounts[$0] } }
    }
}
