import Console
import FoundationEssentials
import Platform
import RootAccess

// Effects on the way to a change and after it; with --read-only nothing that changes AWS is sent.
extension EffectRunner {
    func enable(_ generation: Int, _ confirmation: EnableConfirmation) async {
        guard !settings.isReadOnly else { return refuseReadOnly(generation) }
        let outcome = await Enabler(client: connection.client).carryOut(confirmation)
        state.withLock { state in
            if let capabilities = outcome.capabilities { state.context?.capabilities = capabilities }
        }
        post(.enabled(generation: generation, outcome))
    }

    func plan(_ generation: Int, _ action: PrivilegedAction, _ ids: [AccountID]) async {
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

    func run(_ generation: Int, _ confirmation: Confirmation) {
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

    func withControl(_ body: @escaping @Sendable (RunControl) async -> Void) {
        guard let control = state.withLock({ $0.run?.control }) else { return }
        Task { await body(control) }
    }

    func refuseReadOnly(_ generation: Int) {
        post(
            .failed(
                generation: generation,
                Problem(.refused, "Rootward was started with --read-only: nothing was sent.")
            )
        )
    }

    func savePlan(_ generation: Int, _ plan: SavedPlan) {
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

    func writeReport(_ generation: Int, _ summary: RunSummary) {
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
