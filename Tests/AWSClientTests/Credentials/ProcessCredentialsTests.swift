import AWSClient
import FoundationEssentials
import TestSupport
import Testing

@Suite("A credential process")
struct ProcessCredentialsTests {
    private static let good =
        #"{"Version":1,"AccessKeyId":"ASIAPROC","SecretAccessKey":"hidden-key","SessionToken":"t"}"#

    private func credentials(
        of line: String,
        timeout: Duration = .seconds(30)
    ) async throws(CredentialError) -> Credentials {
        let profile = SharedConfig.Profile(name: "p", values: ["credential_process": line])
        let environment = ["PATH": "/usr/bin:/bin", "GREETING": "hello"]
        return try await ProcessCredentials(profile, environment: environment, timeout: timeout).credentials()
    }

    @Test func `what the program prints is used, and quotes keep words together`() async throws {
        let credentials = try await credentials(of: "printf %s '\(Self.good)'")
        #expect(credentials.accessKeyID == "ASIAPROC")
        #expect(credentials.expiration == nil)
        #expect(credentials.sessionToken?.count == 1)
    }

    @Test func `no shell looks at the line`() async {
        let folder = TemporaryFolder()
        await #expect(throws: CredentialError.self) {
            try await credentials(of: "echo $(touch \(folder.path)/x); touch \(folder.path)/x")
        }
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/x"))
    }

    @Test(arguments: [
        ("sh -c 'echo hidden-key; echo $GREETING >&2; exit 3'", "sh ended with status 3: hello"),
        ("sh -c 'kill -9 $$'", "sh ended with status 137"),
        ("no-such-program-at-all", "No such file"),
        ("printf 'hidden-key'", "not the JSON"),
        (#"printf '{"Version":2,"AccessKeyId":"A","SecretAccessKey":"hidden-key"}'"#, "Version other than 1"),
        (#"printf '{"Version":1,"AccessKeyId":"A"}'"#, "no usable"),
        ("printf 'x", "quote"),
    ])
    func `each way to break is told, and no secret with it`(_ line: String, _ words: String) async {
        let error = await #expect(throws: CredentialError.self) { try await credentials(of: line) }
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains(words))
        #expect(!text.contains("hidden-key"))
    }

    @Test func `a program that never ends is ended`() async {
        let error = await #expect(throws: CredentialError.self) {
            try await credentials(of: "sleep 600", timeout: .milliseconds(50))
        }
        #expect(error.map { "\($0)" }?.contains("took longer") == true)
    }
}
