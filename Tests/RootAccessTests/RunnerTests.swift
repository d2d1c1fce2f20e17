import AWSClient
import FoundationEssentials
import Platform
import RootAccess
import SimulatedAWS
import TestSupport
import Testing

@Suite("A run")
struct RunnerTests {
    @Test func `everything planned is deleted, proven and journaled; nothing else changes`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan()
        #expect(plan.accounts.count > 5)
        let summary = try await bench.run(plan)
        #expect(summary.isAllDoneAndVerified)
        #expect(summary.count(.deleted) == plan.itemCount)
        let planned = Set(plan.accounts.map(\.id.text))
        for account in bench.world.aws.accounts where planned.contains(account.id) {
            #expect(account.credentials.isEmpty, "\(account.id)")
        }
        #expect(Set(bench.world.changes.map { $0.suffix(12) }).isSubset(of: Set(planned.map { $0.suffix(12) })))
        #expect(bench.world.changes.count == plan.itemCount)
        let record = try RunRecord(journal: bench.journal.bytes)
        #expect(record.state == .ended)
        #expect(record.damage == nil)
        #expect(record.accountsDone == plan.accounts.count)
        #expect(record.results.map(\.account) == plan.accounts.map(\.id))
    }

    @Test func `one AssumeRoot an account finds, deletes and proves`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        let before = bench.world.aws.calls.count
        try await bench.run(plan)
        let calls = bench.world.aws.calls.dropFirst(before)
        #expect(calls.count { $0.operation == "sts:AssumeRoot" } == 1)
    }

    @Test func `MFA goes last, after the password`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        try await bench.run(await bench.plan([rich.id]))
        let order = bench.world.changes.map { $0.prefix { $0 != " " } }
        let password = try #require(order.firstIndex(of: "iam:DeleteLoginProfile"))
        let firstDevice = try #require(order.firstIndex(of: "iam:DeactivateMFADevice"))
        let lastKey = try #require(order.lastIndex(of: "iam:DeleteAccessKey"))
        #expect(lastKey < password && password < firstDevice)
    }

    @Test func `while the password can't be deleted its MFA devices stay`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        bench.world.intercept { request in
            String(decoding: request.body, as: UTF8.self).contains("Action=DeleteLoginProfile")
                ? .denied("iam:DeleteLoginProfile") : nil
        }
        let summary = try await bench.run(plan)
        #expect(!summary.isAllDoneAndVerified)
        let after = try #require(bench.world.aws.account(rich.id))
        #expect(after.credentials.password != nil)
        #expect(after.credentials.mfaDevices.count == rich.credentials.mfaDevices.count)
        #expect(after.credentials.accessKeys.isEmpty)
        let outcomes = Dictionary(grouping: summary.results[0].items) { $0.item.kind }.mapValues { $0.map(\.outcome) }
        #expect(outcomes[.password] == [.denied])
        #expect(outcomes[.mfaDevice]?.allSatisfy { $0 == .notAttempted } == true)
    }

    @Test func `after a failed AssumeRoot nothing more is called for the account`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan([try bench.richAccount().id])
        bench.world.aws.denyCaller(actions: ["sts:AssumeRoot"])
        let before = bench.world.aws.calls.count
        let summary = try await bench.run(plan)
        #expect(bench.world.aws.calls.dropFirst(before).map(\.operation) == ["sts:AssumeRoot"])
        #expect(bench.world.changes.isEmpty)
        #expect(summary.results[0].items.allSatisfy { $0.outcome == .notAttempted && !$0.isVerified })
        #expect(summary.results[0].problem?.kind == .denied)
    }

    @Test func `a session of another account is not used`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let other = try #require(bench.world.aws.accounts.last { $0.id != rich.id && $0.state == .active })
        let plan = await bench.plan([rich.id])
        // The answer for another account, as a broken proxy would give it; signed requests stay the caller's own.
        let client = bench.world.client
        let session = try await client.send(
            STS.AssumeRoot(
                target: try #require(AccountID(typed: other.id)),
                taskPolicy: .deleteRootUserCredentials,
                partition: client.region.partition
            )
        ).credentials
        bench.world.intercept { request in
            String(decoding: request.body, as: UTF8.self).contains("Action=AssumeRoot") ? .session(session) : nil
        }
        let summary = try await bench.run(plan)
        #expect(bench.world.changes.isEmpty)
        #expect(summary.results[0].problem?.kind == .refused)
        #expect(summary.results[0].problem?.sentence.contains(other.id) == true)
    }

    @Test func `an account that gained a credential since the plan is not touched`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        bench.world.aws.changeAccount(rich.id) { account in
            var device = account.credentials.mfaDevices[0]
            device.serialNumber = "GAHT00009999"
            account.credentials.mfaDevices.append(device)
        }
        let summary = try await bench.run(plan)
        #expect(bench.world.changes.isEmpty)
        #expect(summary.results[0].problem?.sentence.contains("GAHT00009999") == true)
        #expect(summary.results[0].outcome == .notAttempted)
    }

    @Test func `what went away since the plan is already absent, and the rest is finished`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        bench.world.aws.changeAccount(rich.id) { $0.credentials.password = nil }
        let summary = try await bench.run(plan)
        #expect(summary.isAllDoneAndVerified)
        let password = summary.results[0].items.first { $0.item.kind == .password }
        #expect(password?.outcome == .alreadyAbsent)
        #expect(bench.world.aws.account(rich.id)?.credentials.isEmpty == true)
    }

    @Test(arguments: [0, 1])
    func `when the journal can't be written nothing is deleted`(appends: Int) async throws {
        let bench = try await Bench(journal: MemoryJournal(failsAfter: appends))
        let plan = await bench.plan()
        let ends = Locked<[RunProgress]>([])
        await bench.runner().run(try bench.confirm(plan), control: RunControl()) { progress in
            ends.withLock { $0.append(progress) }
        }
        #expect(bench.world.changes.isEmpty)
        switch ends.withLock({ $0.last }) {
        case .refused(let problem): #expect(appends == 0 && problem.kind == .local)
        case .ended(let summary):
            #expect(appends == 1 && summary.count(.deleted) == 0 && !summary.isAllDoneAndVerified)
        case let other: Issue.record("\(String(describing: other))")
        }
    }

    @Test func `a disk that fills up in the middle stops the deletions`() async throws {
        let bench = try await Bench(journal: MemoryJournal(failsAfter: 3))
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        let summary = try await bench.run(plan)
        // The beginning, the intent and one outcome fit; the deletion after the failed line is the last.
        #expect(bench.world.changes.count == 2)
        #expect(!summary.isAllDoneAndVerified)
        #expect(summary.results[0].problem?.kind == .local)
    }

    @Test func `the management account and the caller's own are refused whatever the plan says`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan([try bench.richAccount().id])
        let management = bench.context.organization.managementAccount
        let forged = Plan(
            action: plan.action,
            organizationID: plan.organizationID,
            madeAt: plan.madeAt,
            madeBy: plan.madeBy,
            accounts: plan.accounts + [.init(id: management, name: "x", items: plan.accounts[0].items)],
            leftOut: [],
            isRecoveryPossible: true
        )
        await #expect(throws: Unexpected.self) { try await bench.run(forged) }
        #expect(bench.world.changes.isEmpty)
        #expect(bench.journal.bytes.isEmpty)
    }

    @Test func `a plan for another organization or from the day before yesterday is refused`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan([try bench.richAccount().id])
        let foreign = Plan(
            action: plan.action,
            organizationID: "o-somebodyelse",
            madeAt: plan.madeAt,
            madeBy: plan.madeBy,
            accounts: plan.accounts,
            leftOut: [],
            isRecoveryPossible: true
        )
        await #expect(throws: Unexpected.self) { try await bench.run(foreign) }
        bench.world.clock.advance(by: .seconds(2 * 86_400))
        await #expect(throws: Unexpected.self) { try await bench.run(plan) }
        #expect(bench.world.changes.isEmpty)
    }

    @Test func `IAM that agrees with itself only later is waited for`() async throws {
        let bench = try await Bench(SimulatedWorld { $0.consistency = .after(.seconds(3)) })
        let rich = try bench.richAccount()
        let summary = try await bench.run(await bench.plan([rich.id]))
        #expect(summary.isAllDoneAndVerified)
        #expect(bench.world.clock.slept.contains(.seconds(1)))
    }

    @Test func `what AWS calls deleted and still lists is not called deleted`() async throws {
        let bench = try await Bench(SimulatedWorld { $0.consistency = .after(.seconds(3_600)) })
        let rich = try bench.richAccount()
        let summary = try await bench.run(await bench.plan([rich.id]))
        #expect(summary.count(.deleted) == 0)
        #expect(!summary.isAllDoneAndVerified)
        #expect(summary.results[0].left?.isEmpty == false)
    }

    @Test func `an answer lost after the effect is settled by looking`() async throws {
        let bench = try await Bench()
        let rich = try bench.richAccount()
        let plan = await bench.plan([rich.id])
        let lost = Locked(0)
        let aws = bench.world.aws
        bench.world.intercept { request in
            guard String(decoding: request.body, as: UTF8.self).contains("Action=Delete") else { return nil }
            var answer = aws.respond(to: request)
            answer.fault = .reset
            lost.withLock { $0 += 1 }
            return answer
        }
        let summary = try await bench.run(plan)
        #expect(lost.withLock { $0 } > 0)
        #expect(summary.isAllDoneAndVerified)
        #expect(summary.count(.deleted) == plan.itemCount)
        #expect(bench.world.aws.account(rich.id)?.credentials.isEmpty == true)
    }

    @Test func `a cancelled run begins no further account and says which`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan()
        let control = RunControl()
        await control.cancel()
        let summary = try await bench.run(plan, control: control)
        #expect(summary.notBegun == plan.accounts.map(\.id))
        #expect(summary.wasCancelled && !summary.isAllDoneAndVerified)
        #expect(bench.world.changes.isEmpty)
        #expect(try RunRecord(journal: bench.journal.bytes).state == .cancelled)
    }

    @Test func `a pause takes hold when what was in flight has ended, and the run goes on after it`() async throws {
        let bench = try await Bench()
        let plan = await bench.plan()
        let control = RunControl()
        let seen = Locked<[String]>([])
        await bench.runner().run(try bench.confirm(plan), control: control) { progress in
            switch progress {
            case .began: Task { await control.pause() }
            case .paused:
                seen.withLock { $0.append("paused") }
                Task { await control.proceed() }
            case .ended(let summary): seen.withLock { $0.append("ended \(summary.isAllDoneAndVerified)") }
            default: break
            }
        }
        #expect(seen.withLock { $0.last } == "ended true")
    }
}
