import FoundationEssentials
import Glibc
import Platform
import TestSupport
import Testing

/// One line of a trace, as far as these tests read it.
private struct TraceLine: Decodable {
    let service: String
    let operation: String
    let account: String?
    let host: String
    let region: String
    let status: Int?
    let error: String?
    let requestID: String?
    let attempts: Int
    let milliseconds: Int
    let requests: [Int]
}

@Suite("Secrets stay in memory")
struct SecretTests {
    private static let code = "739154"

    @Test func `a walkthrough leaves no secret, token or MFA code in any file, output or argument list`() throws {
        let organization = try SimulatedOrganization("--accounts", "20", "--capabilities", "all")
        var environment = organization.environment
        let secret = try #require(organization.environment["AWS_SECRET_ACCESS_KEY"])
        let token = try #require(organization.environment["AWS_SESSION_TOKEN"])
        let key = try #require(organization.environment["AWS_ACCESS_KEY_ID"])
        for name in ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID"] { environment[name] = nil }
        #expect(secret.count >= 16 && token.count >= 16)
        let config = organization.path("config")
        try PrivateFiles.write(
            Array(
                """
                [profile base]
                aws_access_key_id = \(key)
                aws_secret_access_key = \(secret)
                aws_session_token = \(token)
                [profile ops]
                role_arn = arn:aws:iam::111122223333:role/OrgAdmin
                source_profile = base
                mfa_serial = arn:aws:iam::111122223333:mfa/alice
                """.utf8
            ),
            to: config
        )
        environment["AWS_CONFIG_FILE"] = config
        environment["AWS_PROFILE"] = "ops"
        let trace = organization.path("trace.jsonl")
        let plan = organization.path("plan.json")

        var told = try run(["status", "--trace", trace], environment)
        told += try run(["audit", "--details", "--trace", trace], environment)
        told += try run(["plan", "delete-root-credentials", "--out", plan, "--trace", trace], environment)
        let count = told.split { !$0.isNumber }.last.map(String.init) ?? ""
        told += try run(
            ["apply", plan, "--confirm", count, "--reason", "CHG-1042", "--trace", trace],
            environment
        )
        #expect(told.contains("Journal:"), "\(told)")

        let files = try FileManager.default.subpathsOfDirectory(atPath: organization.home.path)
        let written = files.compactMap { name -> (String, [UInt8])? in
            let path = organization.path(name)
            guard path != config, let bytes = try? PrivateFiles.read(path) else { return nil }
            return (name, bytes)
        }
        #expect(written.contains { $0.0.hasPrefix("state/rootward/runs/") })
        #expect(!files.contains { $0.split(separator: "/").last?.hasPrefix("core") == true })
        for hidden in [secret, token, Self.code] {
            #expect(!told.contains(hidden))
            for (name, bytes) in written {
                #expect(bytes.firstRange(of: Array(hidden.utf8)) == nil, "\(name)")
            }
        }

        var status = stat()
        #expect(unsafe stat(trace, &status) == 0 && status.st_mode & 0o777 == 0o600)
        let text = String(decoding: try PrivateFiles.read(trace) ?? [], as: UTF8.self)
        let lines = try text.split(separator: "\n").map {
            try JSONDecoder().decode(TraceLine.self, from: Data($0.utf8))
        }
        let deletions = lines.filter { $0.operation.hasPrefix("Delete") || $0.operation.hasPrefix("Deactivate") }
        #expect(!deletions.isEmpty && deletions.allSatisfy { $0.account != nil && $0.requestID != nil })
        #expect(lines.filter { $0.operation == "AssumeRole" }.count == 4)
        #expect(lines.filter { $0.operation == "AssumeRoot" }.allSatisfy { $0.account?.count == 12 })
        #expect(lines.allSatisfy { $0.host.hasPrefix("127.0.0.1:") && $0.attempts == $0.requests.count })
        for word in ["Authorization", "Signature", "AWS4-HMAC", "<", "Statement"] { #expect(!text.contains(word)) }
    }

    /// Runs the program on a terminal, types the MFA code, and gives everything it wrote.
    private func run(_ arguments: [String], _ environment: [String: String]) throws -> String {
        let program = try PseudoTerminal(
            ChildProgram.product("rootward"),
            arguments,
            environment: environment,
            rows: 60,
            columns: 200
        )
        try program.waitFor("MFA code for arn:aws:iam::111122223333:mfa/alice")
        let arguments = try PrivateFiles.read("/proc/\(program.process)/cmdline") ?? []
        let limits = String(decoding: try PrivateFiles.read("/proc/\(program.process)/limits") ?? [], as: UTF8.self)
        let filter = String(
            decoding: try PrivateFiles.read("/proc/\(program.process)/coredump_filter") ?? [],
            as: UTF8.self
        )
        // Core files hold nothing, and there is none.
        #expect(limits.contains("Max core file size        0                    0"))
        #expect(filter.allSatisfy { $0 == "0" || $0.isWhitespace })
        try program.send("\(Self.code)\r")
        _ = try program.waitForExit(within: .seconds(60))
        #expect(program.settingsAreRestored)
        return String(decoding: arguments + program.output, as: UTF8.self)
    }

    @Test(arguments: [("a link", 0o600), ("open to others", 0o644)])
    func `a trace that others could read is refused before any call`(_ kind: String, _ mode: mode_t) throws {
        let organization = try SimulatedOrganization()
        let trace = organization.path("trace")
        try PrivateFiles.write([], to: kind == "a link" ? organization.path("target") : trace)
        if kind == "a link" {
            unsafe symlink(organization.path("target"), trace)
        } else {
            unsafe chmod(trace, mode)
        }
        let command = try organization.rootward("status", "--trace", trace)
        #expect(command.status == .exited(2))
        #expect(command.output.isEmpty && command.errors.contains("trace"))
        #expect(try PrivateFiles.read(trace) == [])
    }
}
