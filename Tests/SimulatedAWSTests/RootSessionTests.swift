import SimulatedAWS
import Testing

@Suite("Root sessions")
struct RootSessionTests {
    /// Every call that a root session might make, with the parameters that make it well-formed.
    private static let calls: [(name: String, parameters: [String: String])] = [
        ("GetUser", [:]), ("GetAccountSummary", [:]), ("GetLoginProfile", [:]), ("CreateLoginProfile", [:]),
        ("DeleteLoginProfile", [:]), ("ListAccessKeys", [:]), ("ListMFADevices", [:]), ("ListSigningCertificates", [:]),
        ("GetAccessKeyLastUsed", ["AccessKeyId": "AKIAEXAMPLE000000001"]),
        ("DeleteAccessKey", ["AccessKeyId": "AKIAEXAMPLE000000001"]),
        ("DeactivateMFADevice", ["SerialNumber": "GAHT00000000"]),
        ("DeleteVirtualMFADevice", ["SerialNumber": "arn:aws:iam::222222222222:mfa/root-account-mfa-device"]),
        ("DeleteSigningCertificate", ["CertificateId": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]),
    ]
    private static let reads: Set = [
        "GetUser", "GetLoginProfile", "ListAccessKeys", "ListMFADevices", "ListSigningCertificates",
        "GetAccessKeyLastUsed",
    ]
    private static let allowed: [TaskPolicy: Set<String>] = [
        .auditRootUserCredentials: reads.union(["GetAccountSummary"]),
        .deleteRootUserCredentials: reads.union([
            "DeleteLoginProfile", "DeleteAccessKey", "DeactivateMFADevice", "DeleteSigningCertificate",
        ]),
        .createRootUserPassword: ["GetLoginProfile", "CreateLoginProfile"],
    ]

    private static func enabled() -> SimulatedClient { SimulatedClient { $0.capabilities = .all } }

    @Test(arguments: TaskPolicy.allCases)
    func `a task policy leaves over what AWS says and no more`(_ task: TaskPolicy) throws {
        for (name, parameters) in Self.calls {
            let client = Self.enabled()
            let session = try #require(client.rootSession("222222222222", task))
            let answer = client.query("iam", name, parameters, as: session)
            let isDenied = answer.message?.contains("with an explicit deny in an identity-based policy") == true
            #expect(isDenied == !Self.allowed[task, default: []].contains(name), "\(task.rawValue) \(name)")
            if isDenied { #expect(answer.code == "AccessDenied") }
        }
    }

    @Test func `a user's name makes it about that user, and denied`() throws {
        let client = Self.enabled()
        let session = try #require(client.rootSession("222222222222", .auditRootUserCredentials))
        let answer = client.query("iam", "ListAccessKeys", ["UserName": "payments-prod"], as: session)
        #expect(
            answer.message == "User: arn:aws:iam::222222222222:root is not authorized to perform: iam:ListAccessKeys "
                + "on resource: user payments-prod with an explicit deny in an identity-based policy"
        )
    }

    @Test(
        arguments: [
            (
                "orders-prod",
                "with an explicit deny in a service control policy: arn:aws:organizations::111122223333:"
                    + "policy/o-a1b2c3d4e5/service_control_policy/p-denyroot"
            ),
            ("acquired-shop", "service_control_policy/p-denyroot"),
            ("restricted-lab", "because no service control policy allows the iam:GetAccountSummary action"),
            ("log-archive", nil), ("payments-prod", nil),
        ] as [(String, String?)]
    )
    func `service control policies deny inside the session`(_ name: String, _ ending: String?) throws {
        let client = Self.enabled()
        let account = try #require(client.aws.accounts.first { $0.name == name })
        let session = try #require(client.rootSession(account.id, .auditRootUserCredentials))
        let answer = client.query("iam", "GetAccountSummary", as: session)
        #expect((answer.code == nil) == (ending == nil))
        if let ending { #expect(answer.message?.hasSuffix(ending) == true, "\(answer.message ?? "")") }
        // Nothing can deny this one.
        #expect(client.query("sts", "GetCallerIdentity", as: session).element("Account") == account.id)
    }

    @Test func `a policy attached in the middle of a session denies the next call`() throws {
        let client = Self.enabled()
        let session = try #require(client.rootSession("222222222222", .auditRootUserCredentials))
        #expect(client.query("iam", "GetUser", as: session).status == 200)
        let content = #"{"Statement":[{"Effect":"Deny","Action":"iam:Get*","Resource":"*"}]}"#
        let policy = try #require(ServiceControlPolicy(id: "p-latecomer", name: "Late", content: content))
        for target in ["r-ab12", "222222222222"] {
            client.aws.attach(policy, to: target)
            #expect(client.query("iam", "GetUser", as: session).code == "AccessDenied")
            #expect(client.query("iam", "ListAccessKeys", as: session).status == 200)
            client.aws.detach(policyID: "p-latecomer", from: target)
            #expect(client.query("iam", "GetUser", as: session).status == 200)
        }
    }

    @Test func `recovery needs privileged root actions, takes no password and works once`() throws {
        let client = Self.enabled()
        client.aws.setFeatures(rootCredentialsManagement: true, rootSessions: false)
        let session = try #require(client.rootSession("333333333333", .createRootUserPassword))
        #expect(client.query("iam", "CreateLoginProfile", as: session).code == "AccessDenied")
        client.aws.setFeatures(rootCredentialsManagement: true, rootSessions: true)
        let given = client.query("iam", "CreateLoginProfile", ["Password": "secret"], as: session)
        #expect(given.code == "ValidationError")
        #expect(client.aws.account("333333333333")?.credentials.password == nil)
        #expect(client.query("iam", "CreateLoginProfile", as: session).status == 200)
        #expect(client.query("iam", "CreateLoginProfile", as: session).code == "EntityAlreadyExists")
        #expect(client.query("iam", "GetLoginProfile", as: session).status == 200)
    }

    @Test func `what is not there can't be deleted`() throws {
        let client = Self.enabled()
        let session = try #require(client.rootSession("333333333333", .deleteRootUserCredentials))
        for (name, parameters) in Self.calls where name.hasPrefix("De") && name != "DeleteVirtualMFADevice" {
            let answer = client.query("iam", name, parameters, as: session)
            #expect(answer.code == "NoSuchEntity", "\(name)")
            #expect(answer.status == 404)
        }
        #expect(client.query("iam", "DeleteAccessKey", as: session).code == "ValidationError")
        #expect(client.query("iam", "DeleteAccessKey", ["AccessKeyId": "A"], as: session).code == "ValidationError")
        #expect(client.aws.calls.allSatisfy { !$0.changed })
    }

    @Test func `lists come in pages`() throws {
        let client = SimulatedClient { configuration in
            configuration.capabilities = .all
            configuration.hasUnevenPages = false
        }
        let account = try #require(client.aws.accounts.first { $0.name == "network-hub" })
        let session = try #require(client.rootSession(account.id, .auditRootUserCredentials))
        var serials: [String] = []
        var marker: String?
        var pages = 0
        repeat {
            var parameters = ["MaxItems": "3"]
            parameters["Marker"] = marker
            let answer = client.query("iam", "ListMFADevices", parameters, as: session)
            serials += answer.elements("SerialNumber")
            marker = answer.element("Marker")
            #expect(answer.element("IsTruncated") == (marker == nil ? "false" : "true"))
            pages += 1
        } while marker != nil && pages < 9
        #expect(serials == account.credentials.mfaDevices.map(\.serialNumber))
        #expect(pages == 2)
        #expect(client.query("iam", "ListMFADevices", ["Marker": "x"], as: session).code == "ValidationError")
        #expect(client.query("iam", "ListMFADevices", ["MaxItems": "0"], as: session).code == "ValidationError")
    }

    @Test func `a session knows the calls of no other service`() throws {
        let client = Self.enabled()
        let session = try #require(client.rootSession("222222222222", .auditRootUserCredentials))
        #expect(client.organizations("ListAccounts", as: session).code == "AccessDeniedException")
        #expect(client.query("iam", "EnableOrganizationsRootSessions", as: session).code == "AccessDenied")
        #expect(client.query("iam", "ListUsers", as: session).code == "InvalidAction")
        #expect(client.query("iam", "GetUser").code == "ValidationError")
    }
}
