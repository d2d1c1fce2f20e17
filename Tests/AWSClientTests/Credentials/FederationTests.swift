import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

/// A chain over files and an environment, with what it asked of the network.
private struct Bench {
    let transport: ScriptedTransport
    let files: FileSource
    let time = ManualTime()
    let chain: CredentialChain

    init(
        _ environment: [String: String] = [:],
        files held: [String: String] = [:],
        profile: String? = nil,
        answer: @escaping @Sendable (HTTPRequest, Int) async throws(TransportError) -> HTTPResponse
    ) throws {
        transport = ScriptedTransport(answer)
        files = .inMemory(held)
        let settings = try AWSSettings(
            environment: environment.merging(["HOME": "/h"]) { given, _ in given },
            files: files,
            profile: profile
        )
        chain = CredentialSources(settings, transport: transport, time: time.source).chain()
    }

    func failure() async -> String {
        do {
            return "credentials of \(try await chain.credentials().accessKeyID)"
        } catch {
            return "\(error)"
        }
    }
}

private let keys = #"{"AccessKeyId":"ASIA1","SecretAccessKey":"s","Token":"t","Expiration":"2026-01-15T13:00:00Z"}"#

@Suite("Web identity")
struct WebIdentityTests {
    private static let session = """
        <AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAWEB</AccessKeyId>
        <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-01-15T13:30:45Z</Expiration>
        </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
        """

    @Test func `the token file buys a session with a request that is not signed`() async throws {
        let bench = try Bench(
            ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:r", "AWS_ROLE_SESSION_NAME": "pod"],
            files: ["/token": "a.b.c"]
        ) { _, _ in .text(200, Self.session) }
        #expect(try await bench.chain.credentials().accessKeyID == "ASIAWEB")
        let request = try #require(bench.transport.requests.first)
        #expect(request.headers["Authorization"] == nil)
        #expect(
            String(decoding: request.body, as: UTF8.self) == "Action=AssumeRoleWithWebIdentity&Version=2011-06-15"
                + "&RoleArn=arn%3Ar&RoleSessionName=pod&WebIdentityToken=a.b.c"
        )
    }

    @Test func `a profile of its own keys is read without the environment when it was asked for`() async throws {
        let config = "[profile p]\nrole_arn = arn:p\nweb_identity_token_file = ~/t\n"
        let bench = try Bench(
            ["AWS_WEB_IDENTITY_TOKEN_FILE": "/other", "AWS_ROLE_ARN": "arn:other"],
            files: ["/h/.aws/config": config, "/h/t": "tok"],
            profile: "p"
        ) { _, _ in .text(200, Self.session) }
        _ = try await bench.chain.credentials()
        let body = String(decoding: bench.transport.requests[0].body, as: UTF8.self)
        #expect(body.contains("arn%3Ap") && body.hasSuffix("=tok"))
    }

    @Test func `a missing file or role is said`() async throws {
        let noFile = try Bench(["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "r"]) { _, _ in .text(500, "")
        }
        #expect(await noFile.failure().contains("Can't open /token"))
        let noRole = try Bench(["AWS_WEB_IDENTITY_TOKEN_FILE": "/token"]) { _, _ in .text(500, "") }
        #expect(await noRole.failure().contains("no AWS_ROLE_ARN"))
    }
}

@Suite("Container credentials")
struct ContainerCredentialsTests {
    @Test func `the relative address goes to the agent with the token of the file`() async throws {
        let bench = try Bench(
            [
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/creds?id=1",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1/never",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/tok", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "old",
            ],
            files: ["/tok": "fresh"]
        ) { _, _ in .text(200, keys) }
        let credentials = try await bench.chain.credentials()
        #expect(credentials.accessKeyID == "ASIA1")
        #expect(credentials.expiration == Timestamp.date(fromISO8601: "2026-01-15T13:00:00Z"))
        let request = try #require(bench.transport.requests.first)
        #expect(request.url == "http://169.254.170.2/v2/creds?id=1")
        #expect(request.headers["Authorization"] == "fresh")
    }

    @Test(arguments: [
        ("http://example.com/x", "may not be asked over http"), ("ftp://127.0.0.1/", "is not an http or https address"),
        ("http://169.254.170.2.example.com/", "may not be asked over http"),
    ])
    func `a host that has no business with credentials is not asked`(_ address: String, _ words: String) async throws {
        let bench = try Bench(["AWS_CONTAINER_CREDENTIALS_FULL_URI": address]) { _, _ in .text(200, keys) }
        #expect(await bench.failure().contains(words))
        #expect(bench.transport.requests.isEmpty)
    }

    @Test func `a token with a line break is refused`() async throws {
        let bench = try Bench([
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1/", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "a\r\nX: y",
        ]) { _, _ in .text(200, keys) }
        #expect(await bench.failure().contains("line break"))
        #expect(bench.transport.requests.isEmpty)
    }

    @Test func `the agent is asked three times, a second apart, and then its failure is the error`() async throws {
        let bench = try Bench(["AWS_CONTAINER_CREDENTIALS_FULL_URI": "https://agent.example/"]) { _, _ in .text(500, "")
        }
        #expect(await bench.failure().contains("agent.example answered with HTTP 500"))
        #expect(bench.transport.requests.count == 3)
        #expect(bench.time.sleeps == [.seconds(1), .seconds(1)])
    }
}

@Suite("Instance credentials")
struct InstanceCredentialsTests {
    @Test func `a session token is fetched first and sent along`() async throws {
        let bench = try Bench { request, _ in
            switch (request.method, request.path) {
            case (.put, "/latest/api/token"): .text(200, "imds-token")
            case (.get, "/latest/meta-data/iam/security-credentials/"): .text(200, "Ops Role")
            default: .text(200, keys)
            }
        }
        #expect(try await bench.chain.credentials().accessKeyID == "ASIA1")
        #expect(
            bench.transport.requests.map(\.url) == [
                "http://169.254.169.254/latest/api/token",
                "http://169.254.169.254/latest/meta-data/iam/security-credentials/",
                "http://169.254.169.254/latest/meta-data/iam/security-credentials/Ops%20Role",
            ]
        )
        #expect(bench.transport.requests[0].headers["x-aws-ec2-metadata-token-ttl-seconds"] == "21600")
        #expect(bench.transport.requests[2].headers["x-aws-ec2-metadata-token"] == "imds-token")
    }

    @Test func `where nobody answers there is no instance, and the list of sources says so`() async throws {
        let bench = try Bench { (_, _) throws(TransportError) in throw .connectTimedOut(host: "169.254.169.254") }
        #expect(await bench.failure().contains("EC2 instance metadata: nobody answers at http://169.254.169.254"))
        #expect(bench.transport.requests.count == 1)
    }

    @Test func `IMDSv1 is used where v2 is refused, unless it was disabled`() async throws {
        let answer: @Sendable (HTTPRequest, Int) async throws(TransportError) -> HTTPResponse = { request, _ in
            request.method == .put ? .text(403, "") : .text(200, request.path.hasSuffix("/") ? "role" : keys)
        }
        let lenient = try Bench(answer: answer)
        #expect(try await lenient.chain.credentials().accessKeyID == "ASIA1")
        #expect(lenient.transport.requests[1].headers["x-aws-ec2-metadata-token"] == nil)
        let strict = try Bench(["AWS_EC2_METADATA_V1_DISABLED": "true"], answer: answer)
        #expect(await strict.failure().contains("IMDSv1 is disabled"))
        #expect(strict.transport.requests.count == 1)
    }

    @Test(arguments: [
        (["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"], "http://[fd00:ec2::254]/latest/api/token"),
        (["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1338/"], "http://127.0.0.1:1338/latest/api/token"),
    ])
    func `the address can be chosen`(_ environment: [String: String], _ url: String) async throws {
        let bench = try Bench(environment) { _, _ in .text(400, "") }
        _ = await bench.failure()
        #expect(bench.transport.requests.first?.url == url)
    }

    @Test func `credentials that have ended are used for a while longer`() async throws {
        let old = #"{"AccessKeyId":"OLD","SecretAccessKey":"s","Token":"t","Expiration":"2026-01-15T12:00:00Z"}"#
        let bench = try Bench { request, _ in
            request.method == .put ? .text(200, "t") : .text(200, request.path.hasSuffix("/") ? "role" : old)
        }
        let credentials = try await bench.chain.credentials()
        #expect(credentials.expiration == bench.time.source.now().addingTimeInterval(900))
    }

    @Test func `an answer without keys is an error`() async throws {
        let bench = try Bench { request, _ in
            request.method == .put
                ? .text(200, "t")
                : .text(200, request.path.hasSuffix("/") ? "role" : #"{"Code":"Failed","Message":"no"}"#)
        }
        #expect(await bench.failure().contains("no usable credentials for role role"))
    }
}

@Suite("IAM Identity Center")
struct SSOCredentialsTests {
    private static let config = """
        [profile p]
        sso_session = corp
        sso_account_id = 222222222222
        sso_role_name = Admin
        [sso-session corp]
        sso_start_url = https://corp.awsapps.com/start
        sso_region = eu-west-1
        [profile old]
        sso_start_url = https://corp.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 222222222222
        sso_role_name = Admin
        [profile torn]
        sso_session = corp
        sso_region = us-east-1
        sso_account_id = 222222222222
        sso_role_name = Admin
        [profile half]
        sso_account_id = 222222222222
        """
    /// The SHA-1 of `corp`, and of the start URL, by `sha1sum`.
    private static let sessionFile = "/h/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"
    private static let oldFile = "/h/.aws/sso/cache/a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json"
    private static let role = """
        {"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"s","sessionToken":"t","expiration":1768483845000}}
        """

    private func token(expiresAt: String, refresh: Bool = false) -> String {
        let more =
            refresh
            ? #","clientId":"cid","clientSecret":"cs","refreshToken":"r1","registrationExpiresAt":"2026-03-01T00:00:00Z""#
            : ""
        return #"{"startUrl":"u","region":"eu-west-1","accessToken":"tok-1","expiresAt":"\#(expiresAt)"\#(more)}"#
    }

    private func bench(
        _ profile: String,
        _ file: String? = nil,
        _ token: String = "",
        answer: @escaping @Sendable (HTTPRequest, Int) async throws(TransportError) -> HTTPResponse = { _, _ in
            .text(200, Self.role)
        }
    ) throws -> Bench {
        var files = ["/h/.aws/config": Self.config]
        if let file { files[file] = token }
        return try Bench(files: files, profile: profile, answer: answer)
    }

    @Test(arguments: [("p", sessionFile), ("old", oldFile)])
    func `the CLI's token buys credentials of the role`(_ profile: String, _ file: String) async throws {
        let bench = try bench(profile, file, token(expiresAt: "2026-01-15T20:00:00Z"))
        let credentials = try await bench.chain.credentials()
        #expect(credentials.accessKeyID == "ASIASSO")
        #expect(credentials.expiration == Date(timeIntervalSince1970: 1_768_483_845))
        let request = try #require(bench.transport.requests.first)
        #expect(
            request.url == "https://portal.sso.eu-west-1.amazonaws.com/federation/credentials"
                + "?role_name=Admin&account_id=222222222222"
        )
        #expect(request.headers["x-amz-sso_bearer_token"] == "tok-1")
        #expect(request.headers["Authorization"] == nil)
    }

    @Test func `a token near its end is refreshed and the file is rewritten`() async throws {
        let bench = try bench("p", Self.sessionFile, token(expiresAt: "2026-01-15T12:35:00Z", refresh: true)) {
            request,
            _ in
            request.path == "/token"
                ? .text(200, #"{"accessToken":"tok-2","tokenType":"Bearer","expiresIn":28800,"refreshToken":"r2"}"#)
                : .text(200, Self.role)
        }
        _ = try await bench.chain.credentials()
        #expect(bench.transport.requests[0].host == "oidc.eu-west-1.amazonaws.com")
        #expect(bench.transport.requests[1].headers["x-amz-sso_bearer_token"] == "tok-2")
        let written = String(decoding: try bench.files.read(Self.sessionFile) ?? [], as: UTF8.self)
        #expect(written.contains("tok-2") && written.contains("r2") && written.contains("2026-01-15T20:30:45Z"))
        #expect(written.contains("cid"))
    }

    @Test func `a refresh that fails leaves the token in use until it ends`() async throws {
        let bench = try bench("p", Self.sessionFile, token(expiresAt: "2026-01-15T12:35:00Z", refresh: true)) {
            request,
            _ in
            request.path == "/token" ? .text(400, #"{"error":"invalid_grant"}"#) : .text(200, Self.role)
        }
        _ = try await bench.chain.credentials()
        #expect(bench.transport.requests.last?.headers["x-amz-sso_bearer_token"] == "tok-1")
    }

    @Test func `whoever is not signed in is told how to`() async throws {
        let never = try bench("p")
        #expect(await never.failure().contains("nobody is signed in; run “aws sso login --profile p”"))
        let ended = try bench("old", Self.oldFile, token(expiresAt: "2026-01-15T12:00:00Z"))
        #expect(await ended.failure().contains("the sign-in has ended; run “aws sso login --profile old”"))
        let refused = try bench("p", Self.sessionFile, token(expiresAt: "2026-01-15T20:00:00Z")) { _, _ in
            .text(
                401,
                #"{"message":"Session token not found"}"#,
                headers: ["x-amzn-ErrorType": "UnauthorizedException"]
            )
        }
        #expect(await refused.failure().contains("the sign-in has ended"))
    }

    @Test func `a profile that contradicts itself or lacks a key says so`() async throws {
        #expect(await (try bench("torn")).failure().contains("sso_region differs"))
        #expect(await (try bench("half")).failure().contains("it has no sso_role_name"))
    }
}
