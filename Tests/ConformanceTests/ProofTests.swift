import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

@Suite("Proofs of possession, checked by Python's cryptography", .serialized)
struct ProofTests {
    @Test func `two hundred proofs are valid, and one that was touched is not`() async throws {
        let program = try ChildProgram(
            "/usr/bin/openssl",
            ["ecparam", "-name", "prime256v1", "-genkey", "-noout"],
            environment: [:]
        )
        let key = program.readToEnd().split(separator: "\n").joined(separator: "\\n")
        let session = "arn:aws:iam::111122223333:user/alice"
        let file = Digest.hex(Digest.sha256(Array(session.utf8)))
        let token =
            #"{"accessToken":{"accessKeyId":"A","secretAccessKey":"s","sessionToken":"t","expiresAt":"2020-01-01T00:00:00Z"},"#
            + #""clientId":"c","refreshToken":"r","dpopKey":"\#(key)\n"}"#
        let settings = try AWSSettings(
            environment: ["HOME": "/h", "AWS_PROFILE": "p", "AWS_LOGIN_CACHE_DIRECTORY": "/cache"],
            files: .inMemory([
                "/h/.aws/config": "[profile p]\nlogin_session = \(session)\n", "/cache/\(file).json": token,
            ])
        )
        let transport = ScriptedTransport([.success(.text(400, #"{"error":"TOKEN_EXPIRED"}"#))])
        let chain = CredentialSources(settings, transport: transport, time: ManualTime().source).chain()
        // Many, because an integer of r or s that is short is seldom.
        for _ in 0..<200 { _ = try? await chain.credentials() }
        var proofs = transport.requests.compactMap { $0.headers["DPoP"] }
        #expect(proofs.count == 200 && Set(proofs).count == 200)
        proofs.append(String(proofs[0].dropLast(8)) + "AAAAAAAA")
        let verdicts = try PythonClients.ask("proof.py", proofs, answer: [Bool].self)
        #expect(verdicts == Array(repeating: true, count: 200) + [false])
    }
}
