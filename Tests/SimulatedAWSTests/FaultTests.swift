import SimulatedAWS
import Testing

@Suite("Faults")
struct FaultTests {
    private static func client(_ rule: FaultRule) -> SimulatedClient {
        SimulatedClient { configuration in
            configuration.capabilities = .all
            configuration.faults = [rule]
        }
    }

    @Test(arguments: [
        (FaultRule.Kind.throttle, 400, "Throttling", "TooManyRequestsException"),
        (.internalError, 500, "InternalFailure", "ServiceException"),
        (.unavailable, 503, "ServiceUnavailable", "ServiceUnavailable"),
    ])
    func `a service fails in its own words`(_ kind: FaultRule.Kind, _ status: Int, _ sts: String, _ json: String) {
        let client = Self.client(FaultRule(kind, probability: 1))
        let identity = client.query("sts", "GetCallerIdentity")
        #expect(identity.status == status && identity.code == sts)
        #expect(client.organizations("ListRoots").code == json)
    }

    @Test(arguments: [
        (FaultRule.Kind.resetBefore, SimulatedResponse.Fault.reset, true), (.resetAfter, .reset, false),
    ])
    func `a reset comes before or after the effect`(
        _ kind: FaultRule.Kind,
        _ fault: SimulatedResponse.Fault,
        _ keepsPassword: Bool
    ) throws {
        let client = Self.client(FaultRule(kind, probability: 1, operation: "iam:DeleteLoginProfile", limit: 1))
        let session = try #require(client.rootSession("222222222222", .deleteRootUserCredentials))
        #expect(client.query("iam", "DeleteLoginProfile", as: session).fault == fault)
        #expect((client.aws.account("222222222222")?.credentials.password != nil) == keepsPassword)
        let again = client.query("iam", "DeleteLoginProfile", as: session)
        #expect(again.fault == nil)
        #expect(again.code == (keepsPassword ? nil : "NoSuchEntity"))
    }

    @Test func `an answer can be cut short or be a page for people`() {
        let cut = Self.client(FaultRule(.truncated, probability: 1)).query("sts", "GetCallerIdentity")
        #expect(cut.fault == .truncated(bytes: cut.text.utf8.count / 2))
        let page = Self.client(FaultRule(.html, probability: 1)).query("sts", "GetCallerIdentity")
        #expect(page.status == 502 && page.text.hasPrefix("<html>"))
    }

    @Test func `faults strike as often as asked, the same way for the same seed`() {
        func struck(seed: UInt64) -> [Bool] {
            let client = SimulatedClient { configuration in
                configuration.seed = seed
                configuration.faults = [FaultRule(.throttle, probability: 0.25)]
            }
            return (0..<400).map { _ in client.query("sts", "GetCallerIdentity").status != 200 }
        }
        let first = struck(seed: 7)
        #expect(first == struck(seed: 7))
        #expect(first != struck(seed: 8))
        #expect((60...140).contains(first.filter { $0 }.count))
    }

    @Test(
        arguments: [
            ("throttle=0.5", FaultRule(.throttle, probability: 0.5)),
            (
                "reset-after=1@iam:DeleteAccessKey",
                FaultRule(.resetAfter, probability: 1, operation: "iam:DeleteAccessKey")
            ),
            ("500=0", FaultRule(.internalError, probability: 0)), ("throttle", nil), ("throttle=2", nil), ("x=1", nil),
            ("", nil),
        ] as [(String, FaultRule?)]
    )
    func `rules can be written on a command line`(_ text: String, _ rule: FaultRule?) {
        #expect(FaultRule(text) == rule)
    }

    @Test func `a token bucket lets through its burst and then its rate`() {
        let client = SimulatedClient { $0.throttling = .rate(perSecond: 2, burst: 3) }
        func admitted() -> Int {
            (0..<10).filter { _ in client.query("sts", "GetCallerIdentity").status == 200 }.count
        }
        #expect(admitted() == 3)
        client.clock.advance(by: 1)
        #expect(admitted() == 2)
        client.clock.advance(by: 60)
        #expect(admitted() == 3)
    }

    @Test func `Organizations' published limits hold`() {
        let client = SimulatedClient { $0.throttling = .documented }
        let codes = (0..<4).map { _ in client.organizations("ListRoots").code }
        #expect(codes == [nil, nil, "TooManyRequestsException", "TooManyRequestsException"])
        #expect((0..<12).allSatisfy { _ in client.organizations("ListAccounts").code == nil })
        #expect(client.organizations("ListAccounts").code == "TooManyRequestsException")
    }

    @Test(arguments: [SimulationConfiguration.Consistency.afterReads(2), .after(.seconds(5))])
    func `deletions show late when asked to`(_ consistency: SimulationConfiguration.Consistency) throws {
        let client = SimulatedClient { configuration in
            configuration.capabilities = .all
            configuration.consistency = consistency
        }
        let session = try #require(client.rootSession("222222222222", .deleteRootUserCredentials))
        #expect(client.query("iam", "DeleteLoginProfile", as: session).status == 200)
        #expect(client.query("iam", "DeleteLoginProfile", as: session).code == "NoSuchEntity")
        #expect(client.aws.account("222222222222")?.credentials.password == nil)
        #expect(client.query("iam", "GetLoginProfile", as: session).status == 200)
        #expect(client.query("iam", "GetLoginProfile", as: session).status == 200)
        client.clock.advance(by: 5)
        #expect(client.query("iam", "GetLoginProfile", as: session).code == "NoSuchEntity")
    }

    @Test func `a server whose clock is off refuses and says its time`() {
        let client = SimulatedClient { $0.clockOffset = .seconds(1_200) }
        #expect(client.query("sts", "GetCallerIdentity").code == "SignatureDoesNotMatch")
        let answer = client.send(
            "sts",
            headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: "Action=GetCallerIdentity&Version=2011-06-15",
            as: client.caller,
            skew: 1_200
        )
        #expect(answer.status == 200)
    }
}
