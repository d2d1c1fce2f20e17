import AWSClient
import FoundationEssentials
import Platform
import RootAccess
import SimulatedAWS
import TestSupport
import Testing

@Suite("What a run claims")
struct RunHonestyTests {
    /// What the journal tells of each item must be what the run itself told.
    private func expectSame(_ summary: RunSummary, _ journal: MemoryJournal) throws {
        let record = try RunRecord(journal: journal.bytes)
        for result in summary.results {
            let told = try #require(record.results.first { $0.account == result.account })
            #expect(told.items.map(\.outcome) == result.items.map(\.outcome))
            #expect(told.items.map(\.isVerified) == result.items.map(\.isVerified))
            #expect(told.isDoneAndVerified == result.isDoneAndVerified)
        }
    }

    private func action(_ request: SimulatedRequest) -> String {
        let body = String(decoding: request.body, as: UTF8.self)
        return body.split(separator: "&").first { $0.hasPrefix("Action=") }.map { String($0.dropFirst(7)) } ?? ""
    }

    @Test func `the journal tells of an item that was gone before`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        bench.world.aws.changeAccount(rich.id) { $0.credentials.password = nil }
        let summary = try await bench.run(plan)
        #expect(summary.count(.alreadyAbsent) == 1)
        try expectSame(summary, bench.journal)
    }

    @Test func `the journal tells of an account where everything was gone before`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        bench.world.aws.changeAccount(rich.id) { account in
            account.credentials.password = nil
            account.credentials.accessKeys = []
            account.credentials.mfaDevices = []
            account.credentials.signingCertificates = []
        }
        let summary = try await bench.run(plan)
        #expect(summary.isAllDoneAndVerified && summary.count(.alreadyAbsent) == plan.itemCount)
        try expectSame(summary, bench.journal)
    }

    @Test func `the journal tells that an MFA device was kept, and not that nobody knows`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        bench.world.intercept { action($0) == "DeleteLoginProfile" ? .denied("iam:DeleteLoginProfile") : nil }
        let summary = try await bench.run(plan)
        #expect(summary.count(.notAttempted) == rich.credentials.mfaDevices.count)
        try expectSame(summary, bench.journal)
    }

    @Test func `what was still listed when looking became impossible is not called deleted`() async throws {
        let bench = try await Bench(SimulatedWorld { $0.consistency = .after(.seconds(3_600)) })
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        let looks = Locked(0)
        bench.world.intercept { request in
            guard action(request) == "GetLoginProfile" else { return nil }
            let count = looks.withLock { count in
                count += 1
                return count
            }
            // The look before and the first look after the deletions are answered.
            return count > 2 ? .denied("iam:GetLoginProfile") : nil
        }
        let summary = try await bench.run(plan)
        #expect(summary.count(.deleted) == 0)
        #expect(summary.count(.failed) == plan.itemCount)
        #expect(summary.results[0].problem?.kind == .denied)
        try expectSame(summary, bench.journal)
    }

    @Test func `a look that fails by accident is made again`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        let failures = Locked(0)
        bench.world.intercept { request in
            guard action(request) == "ListAccessKeys" else { return nil }
            let count = failures.withLock { count in
                count += 1
                return count
            }
            // As often as the client itself tries.
            return count <= 3 ? SimulatedResponse(status: 500, headers: [], body: []) : nil
        }
        let summary = try await bench.run(plan)
        #expect(summary.isAllDoneAndVerified)
    }

    @Test func `a renewed session that is another account's deletes nothing`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let other = try #require(bench.world.aws.accounts.last { $0.id != rich.id && $0.state == .active })
        let plan = await bench.plan([rich.id])
        let session = try await bench.world.client.send(
            STS.AssumeRoot(
                target: try #require(AccountID(typed: other.id)),
                taskPolicy: .deleteRootUserCredentials,
                partition: bench.world.client.region.partition
            )
        ).credentials
        let sessions = Locked(0)
        let hasExpired = Locked(false)
        bench.world.intercept { request in
            switch action(request) {
            case "AssumeRoot":
                let count = sessions.withLock { count in
                    count += 1
                    return count
                }
                return count > 1 ? .session(session) : nil
            case let name where name.hasPrefix("Delete"):
                let isFirst = hasExpired.withLock { hasExpired in
                    defer { hasExpired = true }
                    return !hasExpired
                }
                return isFirst ? .expired : nil
            default: return nil
            }
        }
        let summary = try await bench.run(plan)
        #expect(bench.world.changes.isEmpty)
        #expect(summary.results[0].problem?.sentence.contains(other.id) == true)
        #expect(summary.count(.deleted) == 0)
        try expectSame(summary, bench.journal)
    }

    @Test func `credentials that end in the middle stop the run, which nobody is said to have stopped`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan()
        let sessions = Locked(0)
        bench.world.intercept { request in
            guard action(request) == "AssumeRoot" else { return nil }
            let count = sessions.withLock { count in
                count += 1
                return count
            }
            return count > 3 ? .expired : nil
        }
        let summary = try await bench.run(plan)
        #expect(!summary.wasCancelled)
        #expect(summary.stopReason?.kind == .credentials)
        #expect(!summary.isAllDoneAndVerified)
        #expect(summary.results.count + summary.notBegun.count == plan.accounts.count)
        #expect(summary.results.count(where: \.isDoneAndVerified) == 3)
        let record = try RunRecord(journal: bench.journal.bytes)
        #expect(record.isUnfinished)
        #expect(record.remainingPlan.accounts.count == plan.accounts.count - 3)
        let document = RunDocument(summary, plan: plan)
        let json = String(decoding: try HarmlessJSON.encode(document), as: UTF8.self)
        if !summary.notBegun.isEmpty { #expect(json.contains("was not begun")) }
        try expectSame(summary, bench.journal)
    }

    @Test func `a plan that names an account twice is refused`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan([try bench.richAccount().id])
        let twice = Plan(
            action: plan.action,
            organizationID: plan.organizationID,
            madeAt: plan.madeAt,
            madeBy: plan.madeBy,
            accounts: plan.accounts + plan.accounts,
            leftOut: [],
            isRecoveryPossible: true
        )
        await #expect(throws: Unexpected.self) { try await bench.run(twice) }
        #expect(bench.world.changes.isEmpty && bench.journal.bytes.isEmpty)
    }

    @Test func `run IDs sort by time`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan([try bench.richAccount().id])
        var ids: [String] = []
        for step in [0.25, 0.25, 1, 59, 3_600] {
            ids.append(try await bench.run(plan).runID)
            bench.world.clock.advance(by: .seconds(step))
        }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test func `the digest in the journal is the plan file's`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan([try bench.richAccount().id])
        try await bench.run(plan)
        let saved = SavedPlan(plan: plan, acknowledged: [.recentUse, .largeShare])
        #expect(try RunRecord(journal: bench.journal.bytes).beginning.planDigest == saved.digest)
    }

    @Test func `planning and a detailed audit take one session an account`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let before = bench.world.aws.calls.count
        _ = await bench.plan([rich.id])
        #expect(bench.world.aws.calls.dropFirst(before).count { $0.operation == "sts:AssumeRoot" } == 1)
    }
}
