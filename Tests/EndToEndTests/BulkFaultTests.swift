import FoundationEssentials
import RootAccess
import TestSupport
import Testing

@Suite("A run over a bad network")
struct BulkFaultTests {
    /// Every call that a run makes but for those that find out who is calling.
    private static let operations = [
        "sts:AssumeRoot", "iam:GetAccountSummary", "iam:GetUser", "iam:GetLoginProfile", "iam:ListAccessKeys",
        "iam:GetAccessKeyLastUsed", "iam:ListSigningCertificates", "iam:ListMFADevices", "iam:DeleteAccessKey",
        "iam:DeleteSigningCertificate", "iam:DeleteLoginProfile", "iam:DeactivateMFADevice",
    ]

    @Test(arguments: [(seed: 1, share: 0.02), (seed: 2, share: 0.06)])
    func `ends with the organization holding exactly what the report says`(seed: Int, share: Double) async throws {
        let kinds = ["throttle", "500", "503", "reset-before", "reset-after", "truncated"]
        let faults = Self.operations.flatMap { operation in
            kinds.flatMap { ["--fault", "\($0)=\(share)@\(operation)"] }
        }
        let organization = try SimulatedOrganization(
            ["--accounts", "150", "--capabilities", "all", "--latency", "2", "--seed", "\(seed)"] + faults
        )
        let file = organization.path("plan.json")
        let plan = try organization.plan(to: file)
        #expect(plan.itemCount > 20)
        let before = try await organization.trueItems()
        let command = try organization.rootward("apply", file, "--confirm", plan.requiredText, "--format", "json")
        let run: BulkRun = try command.json()
        #expect(run.items.count == plan.itemCount)
        try await organization.expectTruth(run)
        // Nothing but the plan's items changed.
        let planned = Set(run.items.map { "\($0.account) \($0.kind) \($0.id)" })
        #expect(before.subtracting(try await organization.trueItems()).isSubset(of: planned))
        // The journal tells the same, and what is left can be finished when the network is better.
        let shown: BulkRun = try organization.rootward("journal", "show", run.run, "--format", "json").json()
        #expect(shown.items == run.items)
        #expect(try organization.rootward("journal", "verify").status == .exited(0))
        let isAllDone = run.items.allSatisfy { ["deleted", "alreadyAbsent"].contains($0.outcome) && $0.verified }
        #expect(command.status == .exited(isAllDone ? 0 : 1))
    }
}
