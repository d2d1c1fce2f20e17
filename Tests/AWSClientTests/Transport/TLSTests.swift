import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

/// A TLS server on loopback (`openssl s_server`), whose certificate a self-made CA has signed.
private final class TLSServer {
    let port: Int
    let folder = TemporaryFolder()
    private let program: ChildProgram

    /// The CA's certificate.
    var authority: String { "\(folder.path)/ca.pem" }

    /// Makes the certificates for a subject and starts the server.
    init(names: String = "IP:127.0.0.1") throws {
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        let path = folder.path
        try Self.openssl(
            ["req", "-x509", "-keyout", "\(path)/ca.key", "-out", "\(path)/ca.pem", "-subj", "/CN=Corporate CA"] + curve
        )
        try Self.openssl(
            [
                "req", "-x509", "-CA", "\(path)/ca.pem", "-CAkey", "\(path)/ca.key", "-keyout", "\(path)/key.pem",
                "-out", "\(path)/server.pem", "-subj", "/CN=server", "-addext", "subjectAltName=\(names)", "-addext",
                "basicConstraints=CA:FALSE", "-days", "2",
            ] + curve
        )
        program = try ChildProgram(
            "/usr/bin/openssl",
            ["s_server", "-accept", "127.0.0.1:0", "-cert", "\(path)/server.pem", "-key", "\(path)/key.pem", "-www"],
            environment: [:]
        )
        var found: Int?
        while found == nil, let line = program.readLine() {
            if line.hasPrefix("ACCEPT") { found = line.split(separator: ":").last.flatMap { Int($0) } }
        }
        port = try #require(found)
    }

    private static func openssl(_ arguments: [String]) throws {
        let program = try ChildProgram("/usr/bin/openssl", arguments, environment: [:])
        let said = program.readToEnd()
        try #require(program.wait() == .exited(0), "\(said)")
    }

    /// Asks it for its page, with a bundle of CAs or with the system's.
    func get(caBundle: String?) async -> Result<HTTPResponse, TransportError> {
        let transport = CurlTransport(.init(userAgent: "tests", caBundle: caBundle))
        do {
            return .success(
                try await transport.send(HTTPRequest(method: .get, scheme: .https, host: "127.0.0.1", port: port))
            )
        } catch {
            return .failure(error)
        }
    }
}

@Suite("Certificates", .serialized)
struct TLSTests {
    @Test func `a company's own CA is accepted when AWS_CA_BUNDLE names it, and refused otherwise`() async throws {
        let server = try TLSServer()
        let settings = try AWSSettings(
            environment: ["HOME": "/h", "AWS_CA_BUNDLE": server.authority],
            files: .inMemory([:])
        )
        #expect(try await server.get(caBundle: settings.caBundle).get().status == 200)
        let refused = await server.get(caBundle: nil)
        guard case .failure(.certificateRefused(let host, let reason)) = refused else {
            Issue.record("\(refused)")
            return
        }
        #expect(host == "127.0.0.1" && reason.contains("certificate"))
        let sentence = "\(TransportError.certificateRefused(host: host, reason: reason))"
        #expect(sentence.hasPrefix("The certificate of 127.0.0.1 was refused: ") && sentence.contains("AWS_CA_BUNDLE"))
    }

    @Test(arguments: ["IP:192.0.2.1", "DNS:example.com"])
    func `a certificate for somebody else is refused though its CA is known`(_ names: String) async throws {
        let server = try TLSServer(names: names)
        let answer = await server.get(caBundle: server.authority)
        guard case .failure(.certificateRefused(_, let reason)) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(reason.contains("match"), "\(reason)")
    }

    @Test func `a bundle that is not there is named`() async throws {
        let server = try TLSServer()
        let answer = await server.get(caBundle: "/nowhere/ca.pem")
        guard case .failure(let error) = answer else {
            Issue.record("it was accepted")
            return
        }
        #expect(!error.mayHaveBeenSent && "\(error)".contains("/nowhere/ca.pem"), "\(error)")
    }
}
