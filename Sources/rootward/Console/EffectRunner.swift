import Console
import FoundationEssentials
import Glibc
import Platform
import RootAccess

/// Carries out what the console asks for, in tasks; every result goes back as a message of the same generation.
final class EffectRunner: Sendable {
    private struct State {
        var context: Preflight.Context?
        var accounts: [AccountID: Account] = [:]
        var listing: Task<Void, Never>?
        var run: (control: RunControl, task: Task<Void, Never>, plan: Plan, reason: String)?
    }

    private let connection: Connection
    private let settings: Settings
    private let post: @Sendable (Message) -> Void
    private let state = Locked(State())

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

    private var auditor: Auditor? {
        state.withLock { $0.context }.map {
            Auditor(client: connection.client, organization: $0.organization, caller: $0.caller)
        }
    }

    private func accounts(_ ids: [AccountID]) -> [Account] {
        state.withLock { state in ids.compactMap { state.accounts[$0] } }
    }

    // MARK: Looking

    /// Looks who is calling; what earlier runs left behind is told first, since the screen after this one asks about it.
    private func preflight(_ generation: Int) async {
        async let looking = PreflightChecker(client: connection.client).check()
        do throws(Problem) {
            let unfinished = try connection.state.journals.unfinishedRuns()
            if !unfinished.isEmpty { post(.unfinishedRuns(unfinished)) }
        } catch {
            post(.noted(error.description))
        }
        let preflight = await looking
        state.withLock { $0.context = preflight.context }
        post(.preflight(generation: generation, preflight, credentialsExpire: await connection.expiration()))
    }

    /// Lists and audits at the same time: listing never waits for an audit that is slowed down.
    private func load(_ generation: Int, auditing: Bool) {
        let (stream, listed) = AsyncStream.makeStream(of: Account.self)
        let task = Task {
            async let units: Void = loadUnits(generation)
            async let audit: Void = auditAsTheyCome(generation, auditing ? stream : nil)
            let reader = OrganizationReader(client: connection.client)
            do throws(Problem) {
                try await reader.accounts { page in
                    let accounts = page
                    state.withLock { state in
                        for account in accounts { state.accounts[account.id] = account }
                    }
                    post(.accounts(generation: generation, accounts))
                    for account in accounts { listed.yield(account) }
                }
                post(.listed(generation: generation, nil))
            } catch {
                post(.listed(generation: generation, error))
            }
            listed.finish()
            _ = await (units, audit)
        }
        // A newer look makes the older one pointless; its late answers are dropped by their generation.
        state.withLock { state in
            let older = state.listing
            state.listing = task
            return older
        }?.cancel()
    }

    private func loadUnits(_ generation: Int) async {
        do throws(Problem) {
            try await OrganizationReader(client: connection.client).units { found in
                post(.units(generation: generation, found))
            }
        } catch {
            if error.kind != .cancelled { post(.noted("The names of the units could not be read. \(error)")) }
        }
    }

    private func auditAsTheyCome(_ generation: Int, _ accounts: AsyncStream<Account>?) async {
        guard let accounts, let auditor else { return }
        await auditor.audit(accounts, readsDetails: false) { [post, time = connection.time] account, status in
            post(.audited(generation: generation, [(account.id, status)], at: time.now()))
        }
        post(.auditEnded(generation: generation))
    }

    private func audit(_ generation: Int, _ ids: [AccountID]) async {
        let (stream, continuation) = AsyncStream.makeStream(of: Account.self)
        for account in accounts(ids) { continuation.yield(account) }
        continuation.finish()
        await auditAsTheyCome(generation, stream)
    }

    private func readDetails(_ generation: Int, _ id: AccountID) async {
        guard let auditor, let account = accounts([id]).first else { return }
        let status = await auditor.details(of: account)
        post(.details(generation: generation, id, status, at: connection.time.now()))
    }

    private func lookAgain(_ generation: Int, _ runID: String) async {
        do throws(Problem) {
            let record = try connection.state.journals.record(of: runID)
            await audit(generation, record.plan.accounts.map(\.id))
        } catch {
            post(.failed(generation: generation, error))
        }
    }

    private func readRun(_ generation: Int, _ runID: String) {
        do throws(Problem) {
            let record = try connection.state.journals.record(of: runID)
            if let damage = record.damage {
                throw Problem(.local, "The journal of run \(runID) is damaged: line \(damage.line) \(damage.flaw).")
            }
            post(.resumable(generation: generation, record))
        } catch {
            post(.failed(generation: generation, error))
        }
    }

    private func forget(_ runID: String) {
        do throws(Problem) {
            try connection.state.journals.leave(runID)
        } catch {
            post(.noted(error.description))
        }
    }

    // MARK: Changing

    private func enable(_ generation: Int, _ confirmation: EnableConfirmation) async {
        guard !settings.isReadOnly else { return refuseReadOnly(generation) }
        let outcome = await Enabler(client: connection.client).carryOut(confirmation)
        state.withLock { state in
            if let capabilities = outcome.capabilities { state.context?.capabilities = capabilities }
        }
        post(.enabled(generation: generation, outcome))
    }

    private func plan(_ generation: Int, _ action: PrivilegedAction, _ ids: [AccountID]) async {
        guard let context = state.withLock({ $0.context }) else { return }
        let targets = accounts(ids)
        let planner = Planner(
            client: connection.client,
            context: context,
            configuration: connection.configuration,
            time: connection.time
        )
        let size = state.withLock { $0.accounts.count }
        let request = Planner.Request(action, on: targets, organizationSize: size)
        let plan = await planner.plan(request) { [post] done in
            post(.planProgress(generation: generation, done: done, of: targets.count))
        }
        post(.planned(generation: generation, plan))
    }

    private func run(_ generation: Int, _ confirmation: Confirmation) {
        guard !settings.isReadOnly else { return refuseReadOnly(generation) }
        guard let context = state.withLock({ $0.context }) else { return }
        let journals = connection.state.journals
        let runner = Runner(
            client: connection.client,
            context: context,
            configuration: connection.configuration,
            origin: connection.origin,
            time: connection.time
        ) { beginning throws(Problem) in try journals.begin(beginning) }
        let control = RunControl()
        let task = Task { [post, time = connection.time] in
            await runner.run(confirmation, control: control) { progress in
                // The new run's journal tells what became of the rest, so the old one need not be offered again.
                if case .ended = progress, let old = confirmation.resumes { try? journals.leave(old) }
                post(.run(generation: generation, progress, at: time.now()))
            }
        }
        state.withLock { $0.run = (control, task, confirmation.plan, confirmation.reason) }
    }

    private func withControl(_ body: @escaping @Sendable (RunControl) async -> Void) {
        guard let control = state.withLock({ $0.run?.control }) else { return }
        Task { await body(control) }
    }

    private func refuseReadOnly(_ generation: Int) {
        post(
            .failed(
                generation: generation,
                Problem(.refused, "Rootward was started with --read-only: nothing was sent.")
            )
        )
    }

    private func savePlan(_ generation: Int, _ plan: SavedPlan) {
        let digits = connection.time.now().formatted(.iso8601).filter(\.isNumber)
        let path = "\(connection.state.plans)/plan-\(digits.prefix(8))-\(digits.dropFirst(8)).json"
        do {
            try PrivateFiles.makeFolder(connection.state.plans)
            try PrivateFiles.write(try plan.encoded(), to: path)
            post(.saved(generation: generation, path: path))
        } catch {
            post(.failed(generation: generation, Problem(.local, "The plan could not be saved. \(error)")))
        }
    }

    private func writeReport(_ generation: Int, _ summary: RunSummary) {
        guard let run = state.withLock({ $0.run }) else { return }
        let report = RunReport(
            summary: summary,
            plan: run.plan,
            reason: run.reason,
            writtenAt: connection.time.now()
        )
        let path = "\(connection.state.reports)/\(summary.runID).md"
        do throws(SystemError) {
            try PrivateFiles.makeFolder(connection.state.reports)
            try PrivateFiles.write(Array(report.markdown.utf8), to: path)
            post(.saved(generation: generation, path: path))
        } catch {
            post(.failed(generation: generation, Problem(.local, "The report could not be written. \(error)")))
        }
    }
}
