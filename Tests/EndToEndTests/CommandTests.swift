import FoundationEssentials
import Platform
import TestSupport
import Testing

/// What `rootward audit --format json` prints, as far as these tests read it.
private struct AuditOutput: Decodable {
    struct Account: Decodable {
        let id: String
        let status: String
        let state: String
        let ouPath: String?
        let hasPassword: Bool?
        let hasAccessKeys: Bool?
        let hasMFA: Bool?
        let hasSigningCertificates: Bool?
        let reason: String?
        let accessKeyIDs: [String]?
        let mfaDevices: [String]?
        let signingCertificates: [String]?
    }

    struct Summary: Decodable {
        let accounts: Int
        let present: Int
        let absent: Int
        let blocked: Int
        let failed: Int
        let notApplicable: Int
        let notChecked: Int
    }

    let organization: String
    let accounts: [Account]
    let summary: Summary
}

@Suite("The commands, built and run against the simulator")
struct CommandTests {
    @Test func `audit tells exactly what the organization of a thousand accounts holds`() throws {
        let organization = try SimulatedOrganization("--accounts", "1000", "--capabilities", "all")
        let command = try organization.rootward("audit", "--details", "--format", "json")
        let audit = try command.json(AuditOutput.self)
        let truth = try organization.state().accounts
        #expect(audit.accounts.map(\.id) == truth.map(\.id))
        for (told, true_) in zip(audit.accounts, truth) {
            switch told.status {
            case "present", "absent":
                #expect(told.hasPassword == true_.hasPassword, "\(told.id)")
                #expect(told.accessKeyIDs == true_.accessKeys.map(\.id), "\(told.id)")
                #expect(told.mfaDevices == true_.mfaDevices, "\(told.id)")
                #expect(told.signingCertificates == true_.signingCertificates, "\(told.id)")
                #expect(told.hasAccessKeys == !true_.accessKeys.isEmpty)
                #expect(told.hasMFA == !true_.mfaDevices.isEmpty)
                #expect(told.hasSigningCertificates == !true_.signingCertificates.isEmpty)
                #expect((told.status == "absent") == true_.isEmpty)
            case "blocked":
                #expect(told.reason?.contains("service control policy") == true)
                #expect(told.hasPassword == nil && told.hasAccessKeys == nil && told.hasMFA == nil)
            case "notApplicable":
                #expect(true_.state != "ACTIVE" || told.id == "111122223333")
                #expect(told.hasPassword == nil)
            default: Issue.record("\(told.id): \(told.status)")
            }
            #expect(told.ouPath == true_.ouPath)
        }
        #expect(audit.summary.accounts == 1001)
        #expect(audit.summary.failed + audit.summary.notChecked == 0)
        #expect(audit.summary.blocked > 0 && command.status == .exited(1))
        #expect(truth.contains { $0.accessKeys.count > 1 })
    }

    @Test func `status tells the settings, before and after`() throws {
        for (capabilities, word) in [("none", "off"), ("all", "on")] {
            let organization = try SimulatedOrganization("--capabilities", capabilities)
            let command = try organization.rootward("status")
            #expect(command.status == .exited(0))
            #expect(command.output.contains("Root credentials management         \(word)"))
            #expect(command.output.contains("OrgAdmin/alice"))
        }
    }

    @Test func `audit of an organization where nothing is enabled says so and claims nothing`() throws {
        let organization = try SimulatedOrganization()
        let command = try organization.rootward("audit")
        #expect(command.status == .exited(1))
        #expect(command.output.isEmpty)
        #expect(command.errors.contains("not enabled"))
    }

    @Test(arguments: [
        ["audit", "--accounts", "12"], ["audit", "--accounts", "222222222222,all"], ["audit", "--format", "xml"],
        ["bogus"], ["plan", "delete-root-credentials"], ["apply"], ["apply", "none.json"],
        ["apply", "none.json", "--confirm", "1"],
        ["status", "--format", "csv"], ["status", "--profile", "nobody"], ["journal", "show", "nothing"],
    ])
    func `wrong usage ends with 2, a sentence on standard error and nothing on standard output`(
        arguments: [String]
    ) throws {
        let home = TemporaryFolder()
        let command = try Command(arguments, environment: ["HOME": home.path, "AWS_EC2_METADATA_DISABLED": "true"])
        #expect(command.status == .exited(2))
        #expect(command.output.isEmpty)
        #expect(!command.errors.isEmpty)
    }

    @Test func `without a terminal the console refuses and names what to do`() throws {
        let organization = try SimulatedOrganization()
        let command = try organization.rootward("demo")
        #expect(command.status == .exited(2))
        #expect(command.errors.contains("terminal"))
    }

    @Test func `from a plan to its proof: exactly the plan is deleted, and the report says what is`() throws {
        let organization = try SimulatedOrganization("--accounts", "60", "--capabilities", "all")
        let file = organization.path("plan.json")
        let planned = try organization.rootward("plan", "delete-root-credentials", "--out", file)
        #expect(planned.status == .exited(0))
        let before = try organization.state().accounts
        let text = try #require(planned.errors.split(separator: " ").last).prefix { $0.isNumber }

        for wrong in ["", "0", "1", "yes", "222222222222"] {
            let refused = try organization.rootward("apply", file, "--confirm", wrong)
            #expect(refused.status == .exited(2))
        }
        #expect(try organization.changes().isEmpty)

        let applied = try organization.rootward(
            "apply",
            file,
            "--confirm",
            String(text),
            "--reason",
            "CHG-1042",
            "--format",
            "json"
        )
        #expect(applied.status == .exited(0))
        let run = try applied.json(RunOutput.self)
        #expect(!run.items.isEmpty)
        #expect(run.items.allSatisfy { $0.outcome == "deleted" && $0.verified })
        let touched = Set(run.items.map(\.account))
        for (was, now) in zip(before, try organization.state().accounts) {
            if touched.contains(now.id) {
                #expect(now.isEmpty, "\(now.id)")
            } else {
                #expect(now == was, "\(now.id)")
            }
        }
        #expect(try organization.rootward("journal", "verify").status == .exited(0))
        let shown = try organization.rootward("journal", "show", run.run, "--format", "json").json(RunOutput.self)
        #expect(shown.items.map(\.id) == run.items.map(\.id))
        #expect(shown.items.map(\.outcome) == run.items.map(\.outcome))
        #expect(try organization.rootward("journal", "list").output.contains("CHG-1042"))
    }

    @Test func `an edited plan is refused before any call`() throws {
        let organization = try SimulatedOrganization("--capabilities", "all")
        let file = organization.path("plan.json")
        #expect(try organization.rootward("plan", "delete-root-credentials", "--out", file).status == .exited(0))
        let text = String(decoding: try PrivateFiles.read(file) ?? [], as: UTF8.self)
        for edited in [
            text.replacing("555555555555", with: "111122223333"),
            text.replacing("\"acknowledged\" : [", with: "\"acknowledged\" : [\"excluded\""), text + "\n", "{}", "",
        ] {
            try PrivateFiles.write(Array(edited.utf8), to: file)
            let calls = try organization.calls().count
            let command = try organization.rootward("apply", file, "--confirm", "1")
            #expect(command.status == .exited(2))
            #expect(command.output.isEmpty)
            #expect(try organization.calls().count == calls)
        }
    }

    @Test func `a state folder that can't be written stops everything before the first deletion`() throws {
        let organization = try SimulatedOrganization("--capabilities", "all")
        let file = organization.path("plan.json")
        let planned = try organization.rootward("plan", "delete-root-credentials", "--out", file)
        let text = try #require(planned.errors.split(separator: " ").last).prefix { $0.isNumber }
        try PrivateFiles.write([], to: organization.path("state"))
        let command = try organization.rootward("apply", file, "--confirm", String(text))
        #expect(command.status == .exited(2))
        #expect(command.errors.contains("journal"))
        #expect(try organization.changes().isEmpty)
    }
}

@Suite("Output that can't be written, and text that could steer a terminal")
struct OutputTests {
    @Test func `a full disk behind standard output is told and is no success`() throws {
        let organization = try SimulatedOrganization("--capabilities", "all")
        let shell = try ChildProgram(
            "/bin/sh",
            ["-c", "\"$0\" status >/dev/full", ChildProgram.product("rootward")],
            environment: organization.environment
        )
        #expect(shell.readToEnd().contains("could not be written"))
        #expect(shell.wait() == .exited(1))
    }

    @Test func `what was typed comes back without its escape sequences`() throws {
        let home = TemporaryFolder()
        let evil = "\u{1B}]0;owned\u{07}\u{9B}31m"
        for arguments in [
            ["apply", evil, "--confirm", evil], ["journal", "show", evil], [evil], ["status", "--\(evil)"],
        ] {
            let command = try Command(arguments, environment: ["HOME": home.path])
            #expect(command.status == .exited(2))
            let scalars = (command.errors + command.output).unicodeScalars
            #expect(scalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        }
    }

    @Test func `a file that is no plan is not replaced by one`() throws {
        let organization = try SimulatedOrganization("--capabilities", "all")
        let file = organization.path("precious")
        try PrivateFiles.write(Array("precious".utf8), to: file)
        #expect(try organization.rootward("plan", "delete-root-credentials", "--out", file).status == .exited(2))
        #expect(try PrivateFiles.read(file) == Array("precious".utf8))
    }
}
