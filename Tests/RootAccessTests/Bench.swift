import AWSClient
import FoundationEssentials
import Platform
import RootAccess
import SimulatedAWS
import TestSupport
import Testing

/// Plans and runs deletions in one simulated organization.
struct Bench {
    let world: SimulatedWorld
    let context: Preflight.Context
    let accounts: [Account]
    let journal: MemoryJournal

    init(
        _ world: SimulatedWorld = SimulatedWorld(),
        journal: MemoryJournal = MemoryJournal()
    ) async throws {
        self.world = world
        self.journal = journal
        context = try await world.context()
        accounts = try await world.accounts()
    }

    func plan(_ ids: [String]? = nil) async -> Plan {
        let chosen = ids.map { ids in accounts.filter { ids.contains($0.id.text) } } ?? accounts
        return await Planner(
            client: world.client,
            context: context,
            configuration: Configuration(),
            time: world.clock.time
        ).plan(Planner.Request(.deleteRootCredentials, on: chosen, organizationSize: accounts.count))
    }

    func confirm(_ plan: Plan) throws -> RootAccess.Confirmation {
        try RootAccess.Confirmation(
            plan: plan,
            typed: RootAccess.Confirmation.requiredText(for: plan),
            reason: "CHG-1",
            acknowledged: [.recentUse, .largeShare],
            configuration: Configuration()
        )
    }

    func runner(_ context: Preflight.Context? = nil) -> Runner {
        Runner(
            client: world.client,
            context: context ?? self.context,
            configuration: Configuration(),
            origin: "192.0.2.1",
            width: 8,
            time: world.clock.time
        ) { [journal] _ throws(Problem) in journal }
    }

    /// Runs a plan and returns its end.
    @discardableResult
    func run(_ plan: Plan, control: RunControl = RunControl()) async throws -> RunSummary {
        let ends = Locked<[RunProgress]>([])
        await runner().run(try confirm(plan), control: control) { progress in ends.withLock { $0.append(progress) } }
        switch ends.withLock({ $0.last }) {
        case .ended(let summary): return summary
        case let other: throw Unexpected("the run ended with \(String(describing: other))")
        }
    }

    /// A member account that has at least a password and an access key, and can be acted on.
    func richAccount() throws -> SimulatedAccount {
        let account = world.aws.accounts.first {
            $0.credentials.password != nil && !$0.credentials.accessKeys.isEmpty
                && !$0.credentials.mfaDevices.isEmpty && $0.state == .active
        }
        return try #require(account)
    }
}
