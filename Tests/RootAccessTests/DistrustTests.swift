import FoundationEssentials
import Platform
import RootAccess
import SimulatedAWS
import TestSupport
import Testing

@Suite("What has changed or was forged since the plan")
struct DistrustTests {
    private func refusal(
        _ bench: Bench,
        _ plan: Plan,
        configuration: Configuration = Configuration(),
        context: Preflight.Context? = nil,
        acknowledged: Set<Guard.Kind> = [.recentUse, .largeShare]
    ) async throws -> Problem? {
        let ends = Locked<[RunProgress]>([])
        let journal = bench.journal
        await Runner(
            client: bench.world.client,
            context: context ?? bench.context,
            configuration: configuration,
            origin: "",
            time: bench.world.clock.time
        ) { _ throws(Problem) in journal }.run(
            try RootAccess.Confirmation(
                plan: plan,
                typed: RootAccess.Confirmation.requiredText(for: plan),
                reason: "",
                acknowledged: acknowledged,
                configuration: Configuration()
            ),
            control: RunControl()
        ) { progress in ends.withLock { $0.append(progress) } }
        guard case .refused(let problem) = ends.withLock({ $0.last }) else { return nil }
        return problem
    }

    @Test(arguments: ["account", "unit", "tag"])
    func `an account that was excluded since the plan is refused, unless that was acknowledged`(by: String) async throws
    {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        bench.world.aws.tag(rich.id, ["Root": "keep"])
        let id = try #require(AccountID(typed: rich.id))
        let path = try #require(bench.accounts.first { $0.id == id }).path
        let target: Exclusion.Target =
            switch by {
            case "account": .account(id)
            case "unit": .unit(try #require(path.last))
            default: .tag(key: "Root", value: "keep")
            }
        var configuration = Configuration()
        configuration.exclusions = [Exclusion(target: target, owner: "", reason: "hold", until: nil)]
        let problem = try await refusal(bench, plan, configuration: configuration)
        #expect(problem?.sentence.contains("hold") == true)
        #expect(bench.world.changes.isEmpty)
        let yes: Set<Guard.Kind> = [.recentUse, .largeShare, .excluded]
        #expect(try await refusal(bench, plan, configuration: configuration, acknowledged: yes) == nil)
        #expect(!bench.world.changes.isEmpty)
    }

    @Test func `recovery that was switched off since the plan is refused`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan([try bench.richAccount().id])
        var context = bench.context
        context.capabilities.rootSessions = false
        let problem = try await refusal(bench, plan, context: context)
        #expect(problem?.sentence.contains("nobody can recover") == true)
        #expect(bench.world.changes.isEmpty)
    }

    @Test func `a plan from the future is refused`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan([try bench.richAccount().id])
        bench.world.clock.advance(by: .seconds(-3_600))
        #expect(try await refusal(bench, plan)?.sentence.contains("future") == true)
        #expect(bench.world.changes.isEmpty)
    }

    @Test(arguments: [
        ([CredentialKind](), [("password", CredentialKind.password)]),
        ([.password], [("x", .password)]),
        ([.signingCertificate], [("AKIA1", .accessKey)]),
        ([.accessKey], [("AKIA1", .accessKey), ("AKIA1", .accessKey)]),
        ([.password, .mfaDevice], [("GAHT1", .mfaDevice), ("password", .password)]),
    ])
    func `a forged plan with a fitting digest is refused for its items`(
        kinds: [CredentialKind],
        items: [(String, CredentialKind)]
    ) throws {
        let document = PlanForgery(
            kinds: kinds,
            items: items.map { .init(kind: $0.1, id: $0.0, createdAt: nil, lastUsed: nil) }
        )
        #expect(throws: Problem.self) { try SavedPlan(file: document.bytes()) }
    }

    @Test func `a list that doesn't say whether it is whole is not taken for one`() async throws {
        let world = SimulatedWorld()
        let context = try await world.context()
        let aws = world.aws
        world.intercept { request in
            guard String(decoding: request.body, as: UTF8.self).contains("Action=ListAccessKeys") else { return nil }
            var answer = aws.respond(to: request)
            let text = String(decoding: answer.body, as: UTF8.self)
            answer.body = Array(text.replacing("<IsTruncated>false</IsTruncated>", with: "").utf8)
            return answer
        }
        let auditor = Auditor(client: world.client, organization: context.organization, caller: context.caller)
        for account in try await world.accounts() {
            #expect(await auditor.details(of: account) != .absent, "\(account.id)")
        }
    }

    @Test func `a fact that is told twice is not told`() async throws {
        let world = SimulatedWorld()
        let aws = world.aws
        world.intercept { request in
            guard String(decoding: request.body, as: UTF8.self).contains("Action=GetAccountSummary") else { return nil }
            var answer = aws.respond(to: request)
            let entry = "<entry><key>AccountPasswordPresent</key><value>0</value></entry>"
            let text = String(decoding: answer.body, as: UTF8.self)
            answer.body = Array(text.replacing("<SummaryMap>", with: "<SummaryMap>\(entry)").utf8)
            return answer
        }
        let context = try await world.context()
        let auditor = Auditor(client: world.client, organization: context.organization, caller: context.caller)
        for account in try await world.accounts() { #expect(await auditor.status(of: account) != .absent) }
    }

    @Test func `accounts that come twice are told once, and no account at all is no organization`() async throws {
        let world = SimulatedWorld()
        let aws = world.aws
        world.intercept { request in
            guard request.headers.contains(where: { $0.value.hasSuffix(".ListAccounts") }) else { return nil }
            var answer = aws.respond(to: request)
            let text = String(decoding: answer.body, as: UTF8.self)
            guard let start = text.firstRange(of: "[{"), let end = text.firstRange(of: "},{") else { return answer }
            let first = text[text.index(after: start.lowerBound)..<text.index(after: end.lowerBound)]
            answer.body = Array(text.replacing("[{", with: "[\(first),{", maxReplacements: 1).utf8)
            return answer
        }
        let accounts = try await world.accounts()
        #expect(accounts.count == aws.accounts.count)
        #expect(Set(accounts.map(\.id)).count == accounts.count)
        world.intercept { request in
            request.headers.contains { $0.value.hasSuffix(".ListAccounts") }
                ? SimulatedResponse(status: 200, headers: [], body: Array(#"{"Accounts":[]}"#.utf8)) : nil
        }
        await #expect(throws: Problem.self) { _ = try await world.accounts() }
    }
}

/// A plan file made by hand, with a digest that fits.
private struct PlanForgery {
    let kinds: [CredentialKind]
    let items: [Plan.Item]

    func bytes() throws -> [UInt8] {
        let id = try #require(AccountID(typed: "555555555555"))
        let plan = Plan(
            action: .deleteRootCredentials,
            kinds: Set(kinds),
            organizationID: "o-1",
            madeAt: Date(timeIntervalSince1970: 1_795_000_000),
            madeBy: "",
            accounts: [.init(id: id, name: "a", items: items)],
            leftOut: [],
            isRecoveryPossible: true
        )
        return try SavedPlan(plan: plan).encoded()
    }
}
