import AWSClient
import Platform
import RootAccess
import SimulatedAWS
import TestSupport
import Testing

/// Credentials one after the other, the last ones for good.
private final class Issuer: CredentialProvider {
    let description = "tests"
    private let left: Locked<[Credentials]>
    private let asked = Locked(0)

    init(_ credentials: [Credentials]) { left = Locked(credentials) }

    var timesAsked: Int { asked.withLock { $0 } }

    func credentials() async throws(CredentialError) -> Credentials {
        asked.withLock { $0 += 1 }
        return left.withLock { left in left.count > 1 ? left.removeFirst() : left[0] }
    }
}

@Suite("Credentials that end in the middle of an audit")
struct ExpiringCredentialsTests {
    @Test func `cost no account, and are renewed once for all tasks together`() async throws {
        let world = SimulatedWorld(accounts: 500)
        let context = try await world.context()
        let caller = world.aws.callerCredentials
        let first = Credentials(
            accessKeyID: caller.accessKeyID,
            secretAccessKey: Secret(caller.secretAccessKey),
            sessionToken: Secret(caller.sessionToken)
        )
        let role = "arn:aws:iam::\(world.aws.managementAccountID):role/OrgAdmin"
        let second = try await world.client.send(STS.AssumeRole(roleARN: role, sessionName: "next")).credentials
        let accounts = try await world.accounts()
        let left = Locked(150)
        let refused = Locked(0)
        world.intercept { request in
            let isFirst = request.headers.contains { $0.value.contains("Credential=\(caller.accessKeyID)/") }
            guard isFirst,
                left.withLock({ left in
                    left -= 1
                    return left < 0
                })
            else { return nil }
            refused.withLock { $0 += 1 }
            return SimulatedResponse(
                status: 403,
                headers: [],
                body: Array(
                    "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>expired</Message></Error></ErrorResponse>"
                        .utf8
                )
            )
        }
        let issuer = Issuer([first, second])
        let client = world.client.signed(by: CredentialCache(issuer, time: world.clock.time))
        let auditor = Auditor(client: client, organization: context.organization, caller: context.caller)
        let found = Locked<[String: AccountStatus]>([:])
        let (stream, listed) = AsyncStream.makeStream(of: Account.self)
        for account in accounts { listed.yield(account) }
        listed.finish()
        await auditor.audit(stream, readsDetails: false) { account, status in
            found.withLock { $0[account.id.description] = status }
        }
        let statuses = found.withLock { $0 }
        #expect(statuses.count == accounts.count)
        for account in world.aws.accounts {
            switch statuses[account.id] {
            case .absent: #expect(account.credentials.isEmpty, "\(account.id)")
            case .present(let summary, _):
                #expect(summary.hasPassword == (account.credentials.password != nil), "\(account.id)")
            case .blocked, .notApplicable: break
            case .failed, .notChecked, nil: Issue.record("\(account.id): \(String(describing: statuses[account.id]))")
            }
        }
        #expect(refused.withLock { $0 } > 0)
        #expect(issuer.timesAsked == 2)
    }
}
