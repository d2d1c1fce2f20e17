import RootAccess
import SimulatedAWS
import TestSupport
import Testing

@Suite("An audit")
struct AuditorTests {
    private func statuses(of world: SimulatedWorld, details: Bool = false) async throws -> [String: AccountStatus] {
        let context = try await world.context()
        let auditor = Auditor(client: world.client, organization: context.organization, caller: context.caller)
        var found: [String: AccountStatus] = [:]
        for account in try await world.accounts() {
            found[account.id.text] = details ? await auditor.details(of: account) : await auditor.status(of: account)
        }
        return found
    }

    @Test(arguments: [false, true])
    func `every account's status is what the organization truly holds`(details: Bool) async throws {
        let world = SimulatedWorld(accounts: 120)
        let found = try await statuses(of: world, details: details)
        for account in world.aws.accounts {
            let status = try #require(found[account.id])
            switch status {
            case .absent: #expect(account.credentials.isEmpty && account.state == .active, "\(account.id)")
            case .present(let summary, let listed):
                #expect(summary.hasPassword == (account.credentials.password != nil))
                #expect(summary.hasAccessKeys == !account.credentials.accessKeys.isEmpty)
                #expect(summary.hasMFA == !account.credentials.mfaDevices.isEmpty)
                #expect(summary.hasSigningCertificates == !account.credentials.signingCertificates.isEmpty)
                #expect((listed != nil) == details)
                guard let listed else { continue }
                #expect(listed.accessKeys.map(\.id) == account.credentials.accessKeys.map(\.id))
                #expect(listed.mfaDevices.map(\.serialNumber) == account.credentials.mfaDevices.map(\.serialNumber))
                #expect(listed.signingCertificates.map(\.id) == account.credentials.signingCertificates.map(\.id))
            case .notApplicable:
                #expect(account.state != .active || account.id == world.aws.managementAccountID, "\(account.id)")
            case .blocked(let denial):
                #expect(denial.policyType == .serviceControlPolicy)
                // An implicit denial has no policy to name: none allowed the call.
                #expect(denial.isExplicit == (denial.policyID?.hasPrefix("p-") == true))
            case .failed, .notChecked: Issue.record("\(account.id): \(status)")
            }
        }
        #expect(Set(found.values.map(\.word)) == ["absent", "present", "blocked", "notApplicable"])
    }

    @Test func `an answer that leaves a fact out is never called absent`() async throws {
        let world = SimulatedWorld()
        let aws = world.aws
        world.intercept { request in
            guard String(decoding: request.body, as: UTF8.self).contains("Action=GetAccountSummary") else { return nil }
            var answer = aws.respond(to: request)
            let text = String(decoding: answer.body, as: UTF8.self)
            answer.body = Array(text.replacing("AccountPasswordPresent", with: "SomethingElse").utf8)
            return answer
        }
        let found = try await statuses(of: world)
        #expect(!found.values.contains(.absent))
        #expect(found.values.contains { $0.word == "failed" })
    }

    @Test func `a failed AssumeRoot is a failure and no further call is made`() async throws {
        let world = SimulatedWorld()
        let context = try await world.context()
        let target = try #require(try await world.accounts().first { $0.state == .active && $0.id.text.hasPrefix("2") })
        world.aws.denyCaller(actions: ["sts:AssumeRoot"])
        let before = world.aws.calls.count
        let auditor = Auditor(client: world.client, organization: context.organization, caller: context.caller)
        #expect(await auditor.status(of: target).word == "blocked")
        #expect(world.aws.calls.dropFirst(before).map(\.operation) == ["sts:AssumeRoot"])
    }

    @Test func `an audit changes nothing`() async throws {
        let world = SimulatedWorld()
        _ = try await statuses(of: world, details: true)
        #expect(world.changes.isEmpty)
    }
}
