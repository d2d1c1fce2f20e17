import SimulatedAWS
import Testing

@Suite("AssumeRoot")
struct AssumeRootTests {
    private static func enabled() -> SimulatedClient { SimulatedClient { $0.capabilities = .all } }

    @Test(
        arguments: [
            ("222222222222", nil), ("arn:aws:iam::222222222222:root", nil), ("111122223333", "AccessDenied"),
            ("123456789012", "AccessDenied"), ("old-website", "AccessDenied"), ("closed-2025", "AccessDenied"),
            ("sign-up-unfinished", "AccessDenied"), ("moving-out", nil), ("22222222222", "ValidationError"),
            ("arn:aws:iam::222222222222:user/x", "ValidationError"),
        ] as [(String, String?)]
    )
    func `only usable member accounts are targets`(_ target: String, _ code: String?) {
        let client = Self.enabled()
        let id = client.aws.accounts.first { $0.name == target }?.id ?? target
        let answer = client.assumeRoot(id, .auditRootUserCredentials)
        #expect(answer.code == code)
        guard code == "AccessDenied" else { return }
        #expect(answer.status == 403)
        #expect(
            answer.message == "User: arn:aws:sts::111122223333:assumed-role/OrgAdmin/alice is not authorized to "
                + "perform: sts:AssumeRoot on resource: arn:aws:iam::\(id):root"
        )
    }

    @Test(arguments: TaskPolicy.allCases)
    func `each task needs its capability and trusted access`(_ task: TaskPolicy) {
        let needsSessions = task == .unlockS3BucketPolicy || task == .unlockSQSQueuePolicy
        let client = SimulatedClient()
        for (management, sessions, trust) in [
            (false, false, true), (true, false, true), (false, true, true), (true, true, false),
        ] {
            client.aws.setFeatures(
                rootCredentialsManagement: management,
                rootSessions: sessions,
                trustedAccess: trust
            )
            let isPossible = trust && (needsSessions ? sessions : management)
            let code = client.assumeRoot("222222222222", task).code
            #expect(code == (isPossible ? nil : "AccessDenied"), "\(management) \(sessions) \(trust)")
        }
    }

    @Test(arguments: [
        (["TargetPrincipal": "222222222222"], "ValidationError"),
        (["TaskPolicyArn.arn": TaskPolicy.auditRootUserCredentials.arn], "ValidationError"),
        (["TargetPrincipal": "222222222222", "PolicyArns.arn": "x"], "ValidationError"),
        (["TargetPrincipal": "222222222222", "TaskPolicyArn.arn": "arn:aws:iam::aws:policy/x"], "ValidationError"),
    ])
    func `malformed requests are refused`(_ parameters: [String: String], _ code: String) {
        #expect(Self.enabled().query("sts", "AssumeRoot", parameters).code == code)
    }

    @Test(arguments: [(-1, false), (0, true), (1, true), (900, true), (901, false)])
    func `a session lasts fifteen minutes at most`(_ seconds: Int, _ isAccepted: Bool) {
        let answer = Self.enabled().assumeRoot("222222222222", .auditRootUserCredentials, seconds: seconds)
        #expect((answer.code == nil) == isAccepted)
        if !isAccepted { #expect(answer.code == "ValidationError") }
    }

    @Test func `a session ends when its time is up`() throws {
        let client = Self.enabled()
        let session = try #require(client.rootSession("222222222222", .auditRootUserCredentials))
        client.clock.advance(by: 899)
        #expect(client.query("iam", "GetUser", as: session).status == 200)
        client.clock.advance(by: 1)
        let answer = client.query("iam", "GetUser", as: session)
        #expect(answer.code == "ExpiredToken")
        #expect(answer.status == 403)
        #expect(client.query("sts", "GetCallerIdentity").status == 200)
    }

    @Test func `the global endpoint doesn't know it`() {
        var client = Self.enabled()
        client.host = "sts.amazonaws.com"
        #expect(client.assumeRoot("222222222222", .auditRootUserCredentials).code == "InvalidAction")
        client.host = "sts.us-east-1.amazonaws.com"
        #expect(client.assumeRoot("222222222222", .auditRootUserCredentials).code == nil)
    }

    @Test func `only a role of the management account or of IAM's delegated administrator may`() {
        let client = Self.enabled()
        let expected: [(Caller, Bool)] = [
            (.managementRole, true), (.managementRoot, false), (.memberRole(accountID: "333333333333"), false),
            (.outsider, false),
        ]
        for (caller, isPermitted) in expected {
            client.aws.setCaller(caller)
            let code = client.assumeRoot("222222222222", .auditRootUserCredentials).code
            #expect(code == (isPermitted ? nil : "AccessDenied"), "\(caller)")
        }
        client.aws.setCaller(.managementRole)
        _ = client.organizations(
            "RegisterDelegatedAdministrator",
            #"{"AccountId":"333333333333","ServicePrincipal":"iam.amazonaws.com"}"#
        )
        client.aws.setCaller(.memberRole(accountID: "333333333333"))
        #expect(client.assumeRoot("222222222222", .auditRootUserCredentials).code == nil)
        client.aws.setCaller(.managementRole)
        client.aws.setOrganization(exists: true, hasAllFeatures: false)
        #expect(client.assumeRoot("222222222222", .auditRootUserCredentials).code == "AccessDenied")
    }

    @Test func `a missing permission is named`() {
        let client = Self.enabled()
        client.aws.denyCaller(actions: ["sts:AssumeRoot"])
        let answer = client.assumeRoot("222222222222", .auditRootUserCredentials)
        #expect(
            answer.message == "User: arn:aws:sts::111122223333:assumed-role/OrgAdmin/alice is not authorized to "
                + "perform: sts:AssumeRoot on resource: arn:aws:iam::222222222222:root because no identity-based "
                + "policy allows the sts:AssumeRoot action"
        )
    }

    @Test func `a root session can't start another`() throws {
        let client = Self.enabled()
        let session = try #require(client.rootSession("222222222222", .auditRootUserCredentials))
        let answer = client.query(
            "sts",
            "AssumeRoot",
            ["TargetPrincipal": "555555555555", "TaskPolicyArn.arn": TaskPolicy.auditRootUserCredentials.arn],
            as: session
        )
        #expect(answer.code == "AccessDenied")
    }

    @Test func `AssumeRole gives a role that exists`() throws {
        let client = Self.enabled()
        let names = [
            "111122223333:role/OrgAdmin": true, "333333333333:role/OrganizationAccountAccessRole": true,
            "333333333333:role/OrgAdmin": false, "123456789012:role/OrganizationAccountAccessRole": false,
        ]
        for (name, exists) in names {
            let parameters = ["RoleArn": "arn:aws:iam::\(name)", "RoleSessionName": "test"]
            let answer = client.query("sts", "AssumeRole", parameters)
            #expect(answer.code == (exists ? nil : "AccessDenied"), "\(name)")
        }
        let missing = client.query("sts", "AssumeRole", ["RoleArn": "arn:aws:iam::111122223333:role/OrgAdmin"])
        #expect(missing.code == "ValidationError")
    }
}
