import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

/// A profile with a session of `aws login`, whose key `openssl` has made.
private struct Bench {
    let transport: ScriptedTransport
    let files: FileSource
    let chain: CredentialChain

    static let path = "/h/.aws/login/cache/\(Digest.hex(Digest.sha256(Array(session.utf8)))).json"
    static let session = "arn:aws:iam::111122223333:user/alice"

    init(expiresAt: String, key: String? = nil, file: String? = nil, _ answer: Result<HTTPResponse, TransportError>)
        throws
    {
        transport = ScriptedTransport([answer])
        let pem = try key ?? Self.newKey()
        let token =
            #"{"accessToken":{"accessKeyId":"ASIAOLD","secretAccessKey":"s","sessionToken":"t","#
            + #""accountId":"111122223333","expiresAt":"\#(expiresAt)"},"tokenType":"aws_sigv4","#
            + #""clientId":"arn:aws:signin:::devtools/same-device","refreshToken":"r1","idToken":"id","#
            + #""dpopKey":"\#(pem.replacing("\n", with: "\\n"))"}"#
        files = .inMemory([
            "/h/.aws/config": "[profile p]\nlogin_session = \(Self.session)\nregion = eu-west-1\n",
            Self.path: file ?? token,
        ])
        let settings = try AWSSettings(environment: ["HOME": "/h"], files: files, profile: "p")
        chain = CredentialSources(settings, transport: transport, time: ManualTime().source).chain()
    }

    static func newKey(_ curve: String = "prime256v1") throws -> String {
        let program = try ChildProgram(
            "/usr/bin/openssl",
            ["ecparam", "-name", curve, "-genkey", "-noout"],
            environment: [:]
        )
        return program.readToEnd() + "\n"
    }

    func failure() async -> String {
        do {
            return "credentials of \(try await chain.credentials().accessKeyID)"
        } catch {
            return "\(error)"
        }
    }
}

private let answer = Result<HTTPResponse, TransportError>.success(
    .text(
        200,
        #"{"accessToken":{"accessKeyId":"ASIANEW","secretAccessKey":"s2","sessionToken":"t2"},"#
            + #""tokenType":"aws_sigv4","expiresIn":900,"refreshToken":"r2"}"#
    )
)

@Suite("A session of aws login")
struct LoginCredentialsTests {
    @Test func `credentials with time left are used as they are`() async throws {
        let bench = try Bench(expiresAt: "2026-01-15T12:40:00Z", answer)
        #expect(try await bench.chain.credentials().accessKeyID == "ASIAOLD")
        #expect(bench.transport.requests.isEmpty)
    }

    @Test(arguments: ["2026-01-15T12:33:00Z", "2026-01-14T00:00:00Z"])
    func `near the end, or after it, new ones are fetched with a proof, and kept for the CLI`(_ end: String)
        async throws
    {
        let bench = try Bench(expiresAt: end, answer)
        let credentials = try await bench.chain.credentials()
        #expect(credentials.accessKeyID == "ASIANEW")
        #expect(credentials.expiration == Timestamp.date(fromISO8601: "2026-01-15T12:45:45Z"))
        let request = try #require(bench.transport.requests.first)
        #expect(request.url == "https://eu-west-1.signin.aws.amazon.com/v1/token" && request.method == .post)
        #expect(request.headers["Authorization"] == nil)
        let body = String(decoding: request.body, as: UTF8.self)
        #expect(body.contains(#""grantType":"refresh_token""#) && body.contains(#""refreshToken":"r1""#))
        let parts = try #require(request.headers["DPoP"]).split(separator: ".")
        #expect(parts.count == 3 && parts[2].count == 86)
        let header = try decoded(parts[0])
        #expect(header.contains(#""typ":"dpop+jwt""#) && header.contains(#""crv":"P-256""#))
        let claims = try decoded(parts[1])
        #expect(claims.contains(#""htu":"https://eu-west-1.signin.aws.amazon.com/v1/token""#))
        #expect(claims.contains(#""htm":"POST""#) && claims.contains(#""iat":1768480245"#))
        let written = String(decoding: try bench.files.read(Bench.path) ?? [], as: UTF8.self)
        for part in ["ASIANEW", "\"r2\"", "2026-01-15T12:45:45Z", "111122223333", "\"id\"", "EC PRIVATE KEY"] {
            #expect(written.contains(part), "\(part)")
        }
    }

    @Test func `a refresh that fails leaves what is left in use`() async throws {
        let bench = try Bench(expiresAt: "2026-01-15T12:33:00Z", .success(.text(403, #"{"error":"TOKEN_EXPIRED"}"#)))
        #expect(try await bench.chain.credentials().accessKeyID == "ASIAOLD")
    }

    @Test func `each way to break is told`() async throws {
        let past = "2026-01-14T00:00:00Z"
        let refused = try Bench(expiresAt: past, .success(.text(401, #"{"error":"TOKEN_EXPIRED","message":"x"}"#)))
        #expect(await refused.failure().contains("the sign-in has ended; run “aws login --profile p”"))
        let torn = try Bench(expiresAt: past, file: "{", answer)
        #expect(await torn.failure().contains("can't be read as a token"))
        let lost = try Bench(expiresAt: past, .failure(.couldNotConnect(host: "h", reason: "refused")))
        #expect(await lost.failure().contains("No connection to h"))
        for key in ["no key", try Bench.newKey("secp384r1")] {
            let bench = try Bench(expiresAt: past, key: key, answer)
            #expect(await bench.failure().contains("dpopKey is no P-256 key"))
            #expect(bench.transport.requests.isEmpty)
        }
    }

    private func decoded(_ part: Substring) throws -> String {
        let padded = part.replacing("-", with: "+").replacing("_", with: "/")
        let data = try #require(Data(base64Encoded: padded + String(repeating: "=", count: (4 - part.count % 4) % 4)))
        return String(decoding: data, as: UTF8.self)
    }
}
