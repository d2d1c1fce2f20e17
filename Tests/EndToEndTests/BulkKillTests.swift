import FoundationEssentials
import Glibc
import RootAccess
import TestSupport
import Testing

/// `ROOTWARD_KILL_POINTS=200 ROOTWARD_KILL_ACCOUNTS=50 swift test --filter BulkKillTests` takes its time.
@Suite("A run that is killed")
struct BulkKillTests {
    private static func number(_ name: String, or other: Int) -> Int {
        unsafe getenv(name).flatMap { unsafe Int(String(cString: $0)) } ?? other
    }

    private static let points = number("ROOTWARD_KILL_POINTS", or: 12)
    private static let accounts = number("ROOTWARD_KILL_ACCOUNTS", or: 8)

    /// A generator whose numbers are the same in every run (Knuth's MMIX constants).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 31)
        }
    }

    @Test func `at any point is told truly, verified and finished, and touches no other account`() async throws {
        let organization = try SimulatedOrganization(
            "--accounts",
            "\(Self.points * Self.accounts * 5)",
            "--capabilities",
            "all",
            "--latency",
            "3"
        )
        let whole = try organization.plan(to: organization.path("whole.json")).accounts.map(\.id.text)
        var numbers = Numbers(state: 20_261_122)
        var killedInside = 0
        for point in 0..<Self.points {
            let group = Array(whole.dropFirst(point * Self.accounts).prefix(Self.accounts))
            try #require(group.count == Self.accounts, "too few accounts have root credentials")
            let file = organization.path("plan-\(point).json")
            let plan = try organization.plan(group, to: file)
            let before = try await organization.trueItems()
            let runsBefore = try Self.runs(organization)
            let callsBefore = try organization.calls().count

            // A run makes more calls than this, so the point is inside it or in the start of the program.
            let point = Int.random(in: 0..<(8 * Self.accounts), using: &numbers)
            let program = try ChildProgram(
                ChildProgram.product("rootward"),
                ["apply", file, "--confirm", plan.requiredText],
                environment: organization.environment
            )
            while try organization.calls().count < callsBefore + point {}
            program.send(signal: SIGKILL)
            // One that was quicker than its killer has ended, and must stand the same questions.
            let wasKilled = program.wait() == .killed(signal: SIGKILL)

            let verified = try organization.rootward("journal", "verify")
            #expect(verified.status == .exited(0), "\(verified.output)")
            let run = try Self.runs(organization).first
            let id: String
            if let run, !runsBefore.contains(where: { $0.id == run.id }) {
                killedInside += wasKilled ? 1 : 0
                #expect(run.state == "interrupted" || run.state == "ended")
                let shown: BulkRun = try organization.rootward("journal", "show", run.id, "--format", "json").json()
                #expect(shown.items.count == plan.itemCount)
                try await organization.expectTruth(shown)
                let resumed = try organization.rootward(
                    "journal",
                    "resume",
                    run.id,
                    "--confirm",
                    plan.requiredText,
                    "--format",
                    "json"
                )
                #expect(resumed.status == .exited(0), "\(resumed.errors)")
                let rest: BulkRun = try resumed.json()
                try await organization.expectTruth(rest)
                #expect(rest.items.allSatisfy { $0.verified })
                #expect(try organization.rootward("journal", "verify").status == .exited(0))
                id = rest.run
            } else {
                // It came to nothing before its first line; the plan is as good as before.
                #expect(try await organization.trueItems() == before)
                let applied = try organization.rootward(
                    "apply",
                    file,
                    "--confirm",
                    plan.requiredText,
                    "--format",
                    "json"
                )
                #expect(applied.status == .exited(0), "\(applied.errors)")
                id = try applied.json(BulkRun.self).run
            }
            #expect(try Self.runs(organization).first?.id == id)
            let gone = before.subtracting(try await organization.trueItems())
            let planned = plan.accounts.flatMap { account in
                account.items.map { "\(account.id) \($0.kind.rawValue) \($0.id)" }
            }
            #expect(gone == Set(planned))
            let outside = try organization.calls().dropFirst(callsBefore).filter { call in
                guard call.operation.hasPrefix("iam:") || call.operation == "sts:AssumeRoot" else { return false }
                return call.operation != "iam:ListOrganizationsFeatures" && !group.contains(call.account ?? "")
            }
            #expect(outside.isEmpty, "\(outside.prefix(3))")
        }
        #expect(killedInside > 0)
    }

    private static func runs(_ organization: SimulatedOrganization) throws -> [BulkJournalList.Run] {
        try organization.rootward("journal", "list", "--format", "json").json(BulkJournalList.self).runs
    }
}
