import Platform
import TestSupport
import Testing

@Suite("Proxies, faults and clocks")
struct NetworkTests {
    /// Runs `status` against an address that is this machine and does not look like it, with a proxy that refuses.
    private func status(_ endpoint: String, _ variables: [String: String]) throws -> (Command, [String]) {
        let proxy = LoopbackServer { _ in .text(403, "no") }
        defer { proxy.stop() }
        let home = TemporaryFolder()
        var environment = [
            "HOME": home.path, "AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "hidden-secret",
            "AWS_MAX_ATTEMPTS": "1",
            "AWS_ENDPOINT_URL": endpoint,
        ]
        for (name, value) in variables { environment[name] = value.replacing("PROXY", with: "127.0.0.1:\(proxy.port)") }
        let command = try Command("status", environment: environment)
        return (command, proxy.requests.map { "\($0.method) \($0.target)" })
    }

    @Test(arguments: ["HTTPS_PROXY", "https_proxy"])
    func `HTTPS goes through the proxy, in a tunnel`(_ variable: String) throws {
        let (command, asked) = try status("https://0.0.0.0:9", [variable: "http://PROXY"])
        #expect(asked.first == "CONNECT 0.0.0.0:9")
        #expect(command.status != .exited(0))
        #expect(!(command.output + command.errors).contains("hidden-secret"))
    }

    @Test func `what NO_PROXY names is reached directly`() throws {
        let server = LoopbackServer { _ in .text(403, "") }
        defer { server.stop() }
        let (_, asked) = try status(
            "http://0.0.0.0:\(server.port)",
            ["http_proxy": "http://PROXY", "NO_PROXY": "example.com,0.0.0.0"]
        )
        #expect(asked.isEmpty && !server.requests.isEmpty)
    }

    @Test func `this machine is never reached through a proxy`() throws {
        let server = LoopbackServer { _ in .text(403, "") }
        defer { server.stop() }
        let (_, asked) = try status("http://127.0.0.1:\(server.port)", ["http_proxy": "http://PROXY"])
        #expect(asked.isEmpty && !server.requests.isEmpty)
    }

    @Test func `an audit of 500 accounts over a bad network with a wrong clock is complete and right`() throws {
        let kinds = ["throttle", "500", "503", "reset-before", "reset-after", "truncated", "html"]
        let organization = try SimulatedOrganization(
            ["--accounts", "500", "--capabilities", "all", "--clock-offset", "1200"]
                + kinds.flatMap { ["--fault", "\($0)=0.02"] }
        )
        let command = try organization.rootward("audit", "--format", "json")
        let audit = try command.json(FaultyAudit.self)
        let truth = try organization.state().accounts
        #expect(audit.accounts.map(\.id) == truth.map(\.id))
        #expect(audit.summary.failed == 0 && audit.summary.notChecked == 0)
        for (told, real) in zip(audit.accounts, truth) where told.status == "present" || told.status == "absent" {
            #expect((told.status == "absent") == real.isEmpty, "\(told.id)")
            #expect(told.hasPassword == real.hasPassword && told.hasMFA == !real.mfaDevices.isEmpty, "\(told.id)")
        }
    }
}

/// What an audit prints, as far as these tests read it.
private struct FaultyAudit: Decodable {
    struct Account: Decodable {
        let id: String
        let status: String
        let hasPassword: Bool?
        let hasMFA: Bool?
    }

    struct Summary: Decodable {
        let failed: Int
        let notChecked: Int
    }

    let accounts: [Account]
    let summary: Summary
}
