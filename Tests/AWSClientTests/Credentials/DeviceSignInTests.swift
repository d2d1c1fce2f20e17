import AWSClient
import FoundationEssentials
import Glibc
import Platform
import TestSupport
import Testing

/// A sign-in with files in memory and answers to `CreateToken` in order, the last one again and again.
private struct Bench {
    let transport: ScriptedTransport
    let files: FileSource
    let time = ManualTime()
    let sources: CredentialSources

    static let sessionFile = "/h/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"
    static let oldFile = "/h/.aws/sso/cache/a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json"

    init(profile: String = "p", tokens: [Result<HTTPResponse, TransportError>], files: FileSource? = nil) throws {
        let config = """
            [profile p]
            sso_session = corp
            sso_account_id = 222222222222
            sso_role_name = Admin
            [sso-session corp]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = eu-west-1
            sso_registration_scopes = sso:account:access, codewhisperer:completions
            [profile old]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = eu-west-1
            sso_account_id = 222222222222
            sso_role_name = Admin
            [profile keys]
            aws_access_key_id = A
            """
        let asked = Locked(0)
        transport = ScriptedTransport { (request, _) throws(TransportError) in
            switch request.path {
            case "/client/register":
                .text(200, #"{"clientId":"cid","clientSecret":"cs","clientSecretExpiresAt":1776000000}"#)
            case "/device_authorization":
                .text(
                    200,
                    #"{"deviceCode":"dc","userCode":"ABCD-EFGH","verificationUri":"https://device.sso/","#
                        + #""verificationUriComplete":"https://device.sso/?c=ABCD","expiresIn":600,"interval":2}"#
                )
            case "/token":
                try tokens[
                    min(
                        asked.withLock {
                            $0 += 1
                            return $0
                        },
                        tokens.count
                    ) - 1
                ].get()
            default:
                .text(
                    200,
                    #"{"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"s","sessionToken":"t","#
                        + #""expiration":1768483845000}}"#
                )
            }
        }
        self.files = files ?? .inMemory(["/h/.aws/config": config])
        let settings = try AWSSettings(environment: ["HOME": "/h"], files: self.files, profile: profile)
        sources = CredentialSources(settings, transport: transport, time: time.source)
    }

    func failure() async -> String {
        do {
            return "\(try await sources.deviceSignIn().run { _ in })"
        } catch {
            return "\(error)"
        }
    }

    static func refusal(_ name: String, _ error: String) -> Result<HTTPResponse, TransportError> {
        .success(.text(400, #"{"error":"\#(error)","error_description":"x"}"#, headers: ["x-amzn-ErrorType": name]))
    }
}

private let token = Result<HTTPResponse, TransportError>.success(
    .text(200, #"{"accessToken":"tok-9","tokenType":"Bearer","expiresIn":28800,"refreshToken":"r9"}"#)
)
private let pending = Bench.refusal("AuthorizationPendingException", "authorization_pending")

@Suite("Signing in with a device code")
struct DeviceSignInTests {
    @Test func `the code is shown, the waiting ends with a token, and the CLI finds it`() async throws {
        let bench = try Bench(tokens: [pending, pending, token])
        let shown = Locked<[DeviceSignIn.Prompt]>([])
        let end = try await bench.sources.deviceSignIn().run { prompt in shown.withLock { $0.append(prompt) } }
        let prompt = try #require(shown.withLock { $0.first })
        #expect(prompt.userCode == "ABCD-EFGH" && prompt.verificationURL == "https://device.sso/")
        #expect(prompt.completeVerificationURL == "https://device.sso/?c=ABCD")
        #expect(bench.time.sleeps == [.seconds(2), .seconds(2), .seconds(2)])
        #expect(end == bench.time.source.now().addingTimeInterval(28_800))
        let written = String(decoding: try bench.files.read(Bench.sessionFile) ?? [], as: UTF8.self)
        for part in ["tok-9", "r9", "cid", "cs", "eu-west-1", "corp.awsapps.com", "2026-01-15T20:30:51Z"] {
            #expect(written.contains(part), "\(part)")
        }
        // The same program goes on with it.
        #expect(try await bench.sources.chain().credentials().accessKeyID == "ASIASSO")
        #expect(bench.transport.requests.last?.headers["x-amz-sso_bearer_token"] == "tok-9")
    }

    @Test func `what is sent is what the service wants, and nothing is signed`() async throws {
        let bench = try Bench(tokens: [token])
        _ = try await bench.sources.deviceSignIn().run { _ in }
        let requests = bench.transport.requests
        let bodies = requests.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(requests.map(\.host) == Array(repeating: "oidc.eu-west-1.amazonaws.com", count: 3))
        #expect(requests.allSatisfy { $0.headers["Authorization"] == nil })
        #expect(bodies[0].contains(#""scopes":["sso:account:access","codewhisperer:completions"]"#))
        #expect(bodies[0].contains(#""clientType":"public""#) && bodies[0].contains("device_code"))
        #expect(bodies[1].contains(#""clientSecret":"cs""#) && bodies[1].contains("corp.awsapps.com"))
        #expect(bodies[2].contains(#""deviceCode":"dc""#) && bodies[2].contains("grant-type:device_code"))
    }

    @Test func `an old profile's token is kept under its start address and asks for no scopes`() async throws {
        let bench = try Bench(profile: "old", tokens: [token])
        _ = try await bench.sources.deviceSignIn().run { _ in }
        #expect(try bench.files.read(Bench.oldFile) != nil)
        #expect(!String(decoding: bench.transport.requests[0].body, as: UTF8.self).contains("scopes"))
    }

    @Test func `whoever asks too often waits five seconds longer from then on`() async throws {
        let slow = Bench.refusal("SlowDownException", "slow_down")
        let bench = try Bench(tokens: [slow, pending, slow, token])
        _ = try await bench.sources.deviceSignIn().run { _ in }
        #expect(bench.time.sleeps == [.seconds(2), .seconds(7), .seconds(7), .seconds(12)])
    }

    @Test func `a lost answer is asked for again`() async throws {
        let bench = try Bench(tokens: [.failure(.timedOut(host: "h")), token])
        _ = try await bench.sources.deviceSignIn().run { _ in }
        #expect(bench.transport.requests.count == 4)
    }

    @Test(arguments: [
        ([pending], "before the code ended"), ([Bench.refusal("ExpiredTokenException", "expired_token")], "code ended"),
        ([Bench.refusal("AccessDeniedException", "access_denied")], "refused in the browser"),
        ([Bench.refusal("InvalidGrantException", "invalid_grant")], "InvalidGrantException"),
        ([.success(.text(400, #"{"error":"invalid_client"}"#))], "invalid_client"),
        ([.success(.text(200, "{}"))], "accessToken is missing"),
        ([.failure(.certificateRefused(host: "h", reason: "self-signed"))], "self-signed"),
    ])
    func `each way to fail is told`(_ tokens: [Result<HTTPResponse, TransportError>], _ words: String) async throws {
        let bench = try Bench(tokens: tokens)
        #expect(await bench.failure().contains(words))
        #expect(try bench.files.read(Bench.sessionFile) == nil)
    }

    @Test func `a profile without a portal says so`() async throws {
        let bench = try Bench(profile: "keys", tokens: [token])
        #expect(await bench.failure().contains("it has no sso_account_id"))
    }

    @Test func `a cancelled sign-in is cancelled and keeps nothing`() async throws {
        let bench = try Bench(tokens: [pending])
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await bench.failure()
        }
        task.cancel()
        #expect(await task.value.contains("cancelled"))
        #expect(try bench.files.read(Bench.sessionFile) == nil)
    }

    @Test func `the token file is for its owner only, in a folder that is made`() async throws {
        let home = TemporaryFolder()
        try FileSource.system.write(Array("x".utf8), "\(home.path)/.aws/sso/cache/t.json")
        #expect(try FileSource.system.read("\(home.path)/.aws/sso/cache/t.json") == Array("x".utf8))
        var status = stat()
        let isThere = unsafe stat("\(home.path)/.aws/sso/cache/t.json", &status) == 0
        #expect(isThere && status.st_mode & 0o777 == 0o600)
    }
}
