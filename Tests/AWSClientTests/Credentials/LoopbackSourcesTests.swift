import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

/// The sources that ask a server, against a real one on loopback and with real files.
@Suite("Credential sources over the network and from files")
struct LoopbackSourcesTests {
    private static let keys =
        #"{"AccessKeyId":"ASIA1","SecretAccessKey":"s","Token":"t","Expiration":"2099-01-15T13:00:00Z"}"#
    private static let session =
        "<Credentials><AccessKeyId>ASIASTS</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
        + "<Expiration>2099-01-15T12:45:45Z</Expiration></Credentials>"

    /// Runs the chain in a home with these files; `SERVER` in variables and files is the server's address.
    private func outcome(
        _ variables: [String: String],
        files: [String: String] = [:],
        _ respond: @escaping @Sendable (LoopbackServer.Received) -> LoopbackServer.Reply
    ) async throws -> (String, [LoopbackServer.Received]) {
        let server = LoopbackServer(respond)
        defer { server.stop() }
        let home = TemporaryFolder()
        func filled(_ text: String) -> String {
            text.replacing("SERVER", with: "http://127.0.0.1:\(server.port)").replacing("HOME", with: home.path)
        }
        for (name, text) in files { try FileSource.system.write(Array(filled(text).utf8), "\(home.path)/\(name)") }
        let environment = variables.mapValues(filled).merging(["HOME": home.path, "AWS_MAX_ATTEMPTS": "1"]) { $1 }
        let settings = try AWSSettings(environment: environment, files: .system)
        let sources = CredentialSources(
            settings,
            transport: CurlTransport(.init(userAgent: "tests")),
            time: ManualTime().source
        )
        do {
            return (try await sources.chain().credentials().accessKeyID, server.requests)
        } catch {
            return ("\(error)", server.requests)
        }
    }

    private static let imds = ["AWS_EC2_METADATA_SERVICE_ENDPOINT": "SERVER"]

    @Test func `an instance's role`() async throws {
        let (key, requests) = try await outcome(Self.imds) { request in
            switch request.target {
            case "/latest/api/token": .text(200, "token")
            case "/latest/meta-data/iam/security-credentials/": .text(200, "role\n")
            default: .text(200, Self.keys)
            }
        }
        #expect(key == "ASIA1")
        #expect(requests.map(\.method) == ["PUT", "GET", "GET"])
    }

    @Test(arguments: [
        ("/latest/api/token", LoopbackServer.Reply.close, "nobody answers"),
        ("/latest/api/token", .reset, "nobody answers"), ("/latest/api/token", .text(400, ""), "nobody answers"),
        ("/latest/meta-data/iam/security-credentials/", .text(404, ""), "the instance has no role"),
        ("/latest/meta-data/iam/security-credentials/", .close, "does not answer any more"),
        ("/latest/meta-data/iam/security-credentials/role", .text(500, ""), "no usable credentials for role role"),
        (
            "/latest/meta-data/iam/security-credentials/role", .text(200, "<html>"),
            "no usable credentials for role role"
        ),
    ])
    func `an instance whose metadata service is broken`(
        _ target: String,
        _ reply: LoopbackServer.Reply,
        _ words: String
    ) async throws {
        let (error, _) = try await outcome(Self.imds) { request in
            if request.target == target { return reply }
            return .text(200, request.target.hasSuffix("/") ? "role" : "token")
        }
        #expect(error.contains(words), "\(error)")
    }

    @Test func `a container's agent, with the token of a file`() async throws {
        let (key, requests) = try await outcome(
            [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "SERVER/creds?x=1",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "HOME/token",
            ],
            files: ["token": "abc"]
        ) { _ in .text(200, Self.keys) }
        #expect(key == "ASIA1")
        #expect(requests[0].target == "/creds?x=1" && requests[0].headers["Authorization"] == "abc")
    }

    @Test(arguments: [
        (LoopbackServer.Reply.close, "lost before the answer was complete", 3), (.text(500, ""), "HTTP 500", 3),
        (.text(200, "{}"), "without usable credentials", 1), (.text(200, "<html>"), "without usable credentials", 1),
    ])
    func `a container's agent that is broken`(
        _ reply: LoopbackServer.Reply,
        _ words: String,
        _ count: Int
    ) async throws {
        let (error, requests) = try await outcome(["AWS_CONTAINER_CREDENTIALS_FULL_URI": "SERVER/"]) { _ in reply }
        #expect(error.contains(words), "\(error)")
        #expect(requests.count == count)
    }

    private static let roleFiles = [
        ".aws/config": "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/Ops\nsource_profile = base\n",
        ".aws/credentials": "[base]\naws_access_key_id = AKIA\naws_secret_access_key = hidden-secret\n",
    ]
    private static let role = ["AWS_PROFILE": "ops", "AWS_ENDPOINT_URL_STS": "SERVER"]

    @Test func `a role, assumed with the keys of the credentials file`() async throws {
        let (key, requests) = try await outcome(Self.role, files: Self.roleFiles) { _ in
            .text(200, "<AssumeRoleResponse><AssumeRoleResult>\(Self.session)</AssumeRoleResult></AssumeRoleResponse>")
        }
        #expect(key == "ASIASTS")
        #expect(requests[0].headers["Authorization"]?.contains("Credential=AKIA/") == true)
    }

    @Test(arguments: [
        (
            LoopbackServer.Reply.text(403, "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>"),
            "AccessDenied"
        ),
        (.close, "lost before the answer was complete"), (.text(200, "<html>"), "can't be read"),
        (.text(502, "<html>"), "HTTP 502"),
    ])
    func `a role that can't be assumed, told without the secret`(
        _ reply: LoopbackServer.Reply,
        _ words: String
    ) async throws {
        let (error, _) = try await outcome(Self.role, files: Self.roleFiles) { _ in reply }
        #expect(error.contains(words) && !error.contains("hidden-secret"), "\(error)")
    }

    private static let ssoFiles = [
        ".aws/config": """
        [profile p]
        sso_session = corp
        sso_account_id = 222222222222
        sso_role_name = Admin
        [sso-session corp]
        sso_start_url = https://corp.awsapps.com/start
        sso_region = eu-west-1
        """,
        ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json":
            #"{"accessToken":"hidden-token","expiresAt":"2099-01-01T00:00:00Z"}"#,
    ]

    @Test(arguments: [
        (
            LoopbackServer.Reply.text(
                200,
                #"{"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"s","sessionToken":"t","expiration":4e12}}"#
            ), "ASIASSO"
        ),
        (.text(401, #"{"message":"x"}"#), "the sign-in has ended"), (.text(404, "{}"), "HTTP 404"),
        (.text(200, "{}"), "the role's credentials are missing"), (.close, "lost before the answer was complete"),
    ])
    func `an IAM Identity Center role, good and broken`(
        _ reply: LoopbackServer.Reply,
        _ words: String
    ) async throws {
        let (told, requests) = try await outcome(
            ["AWS_PROFILE": "p", "AWS_ENDPOINT_URL_SSO": "SERVER"],
            files: Self.ssoFiles
        ) { _ in reply }
        #expect(told.contains(words) && !told.contains("hidden-token"), "\(told)")
        #expect(requests[0].headers["x-amz-sso_bearer_token"] == "hidden-token")
    }

    @Test func `a web identity's token file is read from the disk`() async throws {
        let (key, requests) = try await outcome(
            [
                "AWS_WEB_IDENTITY_TOKEN_FILE": "HOME/token", "AWS_ROLE_ARN": "arn:r", "AWS_ENDPOINT_URL_STS": "SERVER",
            ],
            files: ["token": "a.b.c"]
        ) { _ in
            .text(
                200,
                "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult>\(Self.session)"
                    + "</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>"
            )
        }
        #expect(key == "ASIASTS")
        #expect(String(decoding: requests[0].body, as: UTF8.self).hasSuffix("WebIdentityToken=a.b.c"))
    }
}
