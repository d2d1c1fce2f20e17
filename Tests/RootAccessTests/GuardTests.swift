import FoundationEssentials
import Platform
import RootAccess
import SimulatedAWS
import TestSupport
import Testing

@Suite("Guards")
struct GuardTests {
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)

    private static func plan(
        accounts: Int = 1,
        usedDaysAgo: Double? = nil,
        exclusion: String? = nil,
        isRecoveryPossible: Bool = true,
        organizationSize: Int = 1_000
    ) throws -> Plan {
        let used = usedDaysAgo.map { now.addingTimeInterval(-86_400 * $0) }
        return Plan(
            action: .deleteRootCredentials,
            organizationID: "o-1",
            madeAt: now,
            madeBy: "",
            accounts: try (0..<accounts).map { number in
                Plan.PlannedAccount(
                    id: try #require(AccountID(typed: String(200_000_000_000 + number))),
                    name: "a",
                    items: [.init(kind: .password, id: "password", createdAt: nil, lastUsed: used)],
                    exclusion: exclusion
                )
            },
            leftOut: [],
            isRecoveryPossible: isRecoveryPossible,
            organizationSize: organizationSize
        )
    }

    private static func confirm(
        _ plan: Plan,
        typed: String? = nil,
        reason: String = "",
        acknowledged: Set<Guard.Kind> = [],
        _ configure: (inout Configuration) -> Void = { _ in }
    ) throws -> RootAccess.Confirmation {
        var configuration = Configuration()
        configure(&configuration)
        return try RootAccess.Confirmation(
            plan: plan,
            typed: typed ?? RootAccess.Confirmation.requiredText(for: plan),
            reason: reason,
            acknowledged: acknowledged,
            configuration: configuration
        )
    }

    @Test func `an ordinary plan needs the typed text and nothing else`() throws {
        let plan = try Self.plan(usedDaysAgo: 91)
        #expect(plan.guards(Configuration()).isEmpty)
        #expect(try Self.confirm(plan).plan == plan)
    }

    @Test(arguments: ["", " ", "0", "2", "yes", "200000000001", "200000000000 ", "１"])
    func `the wrong text confirms nothing`(typed: String) throws {
        #expect(throws: RootAccess.Confirmation.Refusal.self) { try Self.confirm(try Self.plan(), typed: typed) }
    }

    @Test func `one account is confirmed by its ID, more by their number`() throws {
        #expect(RootAccess.Confirmation.requiredText(for: try Self.plan()) == "200000000000")
        #expect(RootAccess.Confirmation.requiredText(for: try Self.plan(accounts: 3)) == "3")
    }

    @Test(arguments: Guard.Kind.allCases)
    func `each guard stops the right text until it is acknowledged by itself`(kind: Guard.Kind) throws {
        let plan =
            switch kind {
            case .recentUse: try Self.plan(usedDaysAgo: 89)
            case .noRecovery: try Self.plan(isRecoveryPossible: false)
            case .excluded: try Self.plan(exclusion: "excluded (account 200000000000): hold")
            case .largeShare: try Self.plan(accounts: 6, organizationSize: 10)
            }
        #expect(plan.guards(Configuration()).map(\.kind) == [kind])
        let others = Set(Guard.Kind.allCases).subtracting([kind])
        let refusal = #expect(throws: RootAccess.Confirmation.Refusal.self) {
            try Self.confirm(plan, acknowledged: others)
        }
        #expect(refusal?.description.contains("has not been acknowledged") == true)
        #expect(try Self.confirm(plan, acknowledged: [kind]).plan == plan)
    }

    @Test func `a required reason can't be blank`() throws {
        for blank in ["", "  "] {
            #expect(throws: RootAccess.Confirmation.Refusal.reasonMissing) {
                try Self.confirm(try Self.plan(), reason: blank) { $0.requiresReason = true }
            }
        }
        #expect(try Self.confirm(try Self.plan(), reason: "CHG-1") { $0.requiresReason = true }.reason == "CHG-1")
    }

    @Test func `the exclusion list is found by account, by unit and by tag, and holds the account back`() async throws {
        let world = SimulatedWorld()
        let context = try await world.context()
        let accounts = try await world.accounts()
        let rich = world.aws.accounts.dropFirst().filter { !$0.credentials.isEmpty && $0.state == .active }.map(\.id)
        let byTag = try #require(accounts.first { rich.contains($0.id.text) && $0.id.text.hasPrefix("5") })
        world.aws.tag(byTag.id.text, ["RootAccess": "keep"])
        let byID = try #require(accounts.first { rich.contains($0.id.text) && $0.id != byTag.id })
        var configuration = Configuration()
        configuration.exclusions = [
            Exclusion(target: .account(byID.id), owner: "pay", reason: "test", until: nil),
            Exclusion(target: .tag(key: "RootAccess", value: "keep"), owner: "", reason: "registrar", until: nil),
            Exclusion(target: .unit("r-ab12"), owner: "", reason: "over", until: Date(timeIntervalSince1970: 0)),
        ]
        let planner = Planner(
            client: world.client,
            context: context,
            configuration: configuration,
            time: world.clock.time
        )
        var request = Planner.Request(.deleteRootCredentials, on: accounts, organizationSize: accounts.count)
        let asked = await planner.plan(request)
        #expect(Set(asked.accounts.filter { $0.exclusion != nil }.map(\.id)) == [byID.id, byTag.id])
        request.leavesOut = [.excluded]
        let held = await planner.plan(request)
        #expect(!held.accounts.contains { [byID.id, byTag.id].contains($0.id) })
        #expect(held.leftOut.first { $0.id == byID.id }?.reason.words == "excluded (account \(byID.id)): test; ask pay")
        #expect(held.accounts.count == asked.accounts.count - 2)
    }

    @Test func `a run where too many accounts fail stops by itself and says why`() async throws {
        let world = SimulatedWorld(accounts: 200)
        let context = try await world.context()
        let accounts = try await world.accounts()
        let plan = await Planner(
            client: world.client,
            context: context,
            configuration: Configuration(),
            time: world.clock.time
        ).plan(Planner.Request(.deleteRootCredentials, on: accounts, organizationSize: accounts.count))
        #expect(plan.accounts.count > 40)
        world.aws.denyCaller(actions: ["sts:AssumeRoot"])
        let journal = MemoryJournal()
        let summaries = Locked<[RunSummary]>([])
        await Runner(
            client: world.client,
            context: context,
            configuration: Configuration(),
            origin: "",
            width: 4,
            time: world.clock.time
        ) { _ throws(Problem) in journal }.run(
            try Self.confirm(plan, acknowledged: Set(Guard.Kind.allCases)),
            control: RunControl()
        ) { progress in
            if case .ended(let summary) = progress { summaries.withLock { $0.append(summary) } }
        }
        let summary = try #require(summaries.withLock { $0.first })
        #expect(summary.stopReason?.sentence.contains("were not done") == true)
        #expect(summary.results.count < 20 && !summary.notBegun.isEmpty)
        #expect(!summary.isAllDoneAndVerified)
    }
}
