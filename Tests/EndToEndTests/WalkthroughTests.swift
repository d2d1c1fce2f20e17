import Platform
import TestSupport
import Testing

@Suite("The whole walkthrough, in the built console on a pseudo-terminal", .serialized)
struct WalkthroughTests {
    /// Used two hours ago; a key only; a password and an MFA device.
    private static let chosen = ["222222222222", "555555555555", "666666666666"]

    @Test(.timeLimit(.minutes(3)))
    func `from nothing enabled to verified, with exactly the chosen accounts emptied`() throws {
        let organization = try SimulatedOrganization("--capabilities", "none")
        let before = try organization.state()
        let session = try ConsoleSession(environment: organization.environment, rows: 44, columns: 120)

        // The wizard: what it will call is what it calls, and only after the typed word.
        try session.see("[Enable]", "Trusted access for IAM is off: enabling turns it on")
        try session.press(.enter)
        try session.see("2 of 3: delegate", "No delegated administrator")
        try session.press(.enter)
        let calls = [
            "organizations:EnableAWSServiceAccess", "iam:EnableOrganizationsRootCredentialsManagement",
            "iam:EnableOrganizationsRootSessions",
        ]
        try session.see("3 of 3: review and enable", calls[0], calls[1], calls[2])
        try session.press(.enter)
        try session.see("Type enable to go on.")
        try session.terminal.paste("enable")
        try session.see("The word must be typed; pasted text is not taken.")
        #expect(try organization.changes().isEmpty)
        try session.type("enable")
        try session.see("type enable: enable")
        try session.press(.enter)
        try session.see("Read back from AWS:", "Trusted access is on", "root actions in member accounts is on")
        #expect(try organization.changes().map(\.operation) == calls)
        try session.press(.enter)

        // The list, and the details of the account that is in use.
        try session.seeAudited()
        try session.select(Self.chosen)
        try session.type("/222222222222")
        try session.see("/222222222222", "1 of ")
        try session.press(.enter)
        try session.see("▸ ● payments-prod")
        try session.press(.enter)
        try session.see("222222222222", "Password", "AKIA", "2 h ago")
        try session.press(.escape)
        try session.see("[Accounts]")
        try session.press(.escape)
        try session.see("3 selected")

        try session.askToDelete()
        try refuseEverythingButTheRightAnswer(session, organization, before)

        try session.see("Verified: no root credentials are left in 3 accounts", "3/3", "CHG-1042")
        try session.type("w")
        try session.see("Report: ", ".md")
        try session.press(.escape)
        try session.see("[Accounts]")
        try session.quit()

        let after = try organization.state()
        for (was, now) in zip(before.accounts, after.accounts) {
            if Self.chosen.contains(now.id) {
                #expect(!was.isEmpty && now.isEmpty, "\(now.id)")
            } else {
                #expect(now == was, "\(now.id)")
            }
        }
        #expect(Set(after.features) == ["RootCredentialsManagement", "RootSessions"])
        #expect(after.trustedAccess == ["iam.amazonaws.com"])
        try expectJournal(organization, tells: before)
    }

    /// The confirmation: every item in sight; neither Enter, nor a wrong number, nor a paste, nor the right number alone.
    private func refuseEverythingButTheRightAnswer(
        _ session: ConsoleSession,
        _ organization: SimulatedOrganization,
        _ before: SimulatedOrganization.State
    ) throws {
        let enabling = try organization.changes()
        try session.see("3 accounts, ", "▸ [ ] 1 used in the last 90 days")
        for account in before.accounts where Self.chosen.contains(account.id) {
            try session.see(account.id)
            for key in account.accessKeys { try session.see(key.id) }
        }
        try session.type("3")
        try session.see("Tick the boxes first")
        try session.press(.enter)
        try session.see("▸ Reason or ticket:")
        try session.type("CHG-1042", enter: true)
        try session.see("▸ To delete, type the number of accounts:")
        try session.terminal.paste("3")
        try session.see("The answer must be typed; pasted text is not taken.")
        try session.type("3")
        try session.see("type the number of accounts: 3")
        try session.press(.enter)
        try session.see("Tick the box first.")
        try session.press(.tab)
        try session.see("▸ [ ] 1 used in the last 90 days")
        try session.press(.space)
        try session.see("▸ [x] 1 used in the last 90 days")
        try session.press(.tab, .tab)
        try session.see("▸ To delete, type the number of accounts:")
        try session.press(.enter)
        try session.see("Nothing was typed")
        try session.type("2")
        try session.see("type the number of accounts: 2")
        try session.press(.enter)
        try session.see("It is 3 accounts, you typed 2.")
        #expect(try organization.changes() == enabling)
        try session.type("3")
        try session.see("type the number of accounts: 3")
        try session.press(.enter)
    }

    private func expectJournal(
        _ organization: SimulatedOrganization,
        tells before: SimulatedOrganization.State
    ) throws {
        let verified = try organization.rootward("journal", "verify")
        #expect(verified.status == .exited(0))
        #expect(verified.output.contains("sound, ended"))
        #expect(try organization.rootward("journal", "list").output.contains("CHG-1042"))
        let runID = String(verified.output.prefix { $0 != " " })
        let run = try organization.rootward("journal", "show", runID, "--format", "json").json(RunOutput.self)
        #expect(run.items.allSatisfy { $0.outcome == "deleted" && $0.verified })
        let there = before.accounts.filter { Self.chosen.contains($0.id) }
        #expect(Set(run.items.map(\.account)) == Set(Self.chosen))
        #expect(run.items.count == there.reduce(0) { $0 + $1.credentials })
        for key in there.flatMap(\.accessKeys) { #expect(run.items.contains { $0.id == key.id }) }
    }

    @Test(.timeLimit(.minutes(2)))
    func `the demo goes the same way, at 80 columns and 24 rows, with what the screen says and nothing else`() throws {
        let home = TemporaryFolder()
        let session = try ConsoleSession(["demo", "--latency", "5"], environment: ["HOME": home.path])
        try session.see("DEMO")
        try session.enable()
        try session.seeAudited()
        try session.deleteEverywhere()
        try session.see("Verified: no root credentials are left in", "[Verify]")
        try session.press(.escape)
        try session.see("[Accounts]")
        try session.quit()
    }

    @Test(.timeLimit(.minutes(1)))
    func `with --read-only the menu says why nothing can be deleted, and nothing is`() throws {
        let organization = try SimulatedOrganization("--capabilities", "all")
        let session = try ConsoleSession(["--read-only"], environment: organization.environment)
        try session.see("read-only")
        try session.seeAudited()
        try session.type("Aa")
        try session.see("Take privileged action", "Delete root credentials", "– rootward runs with --read-only")
        try session.press(.end, .enter)
        try session.see("It can't be done: rootward runs with --read-only.")
        try session.press(.escape)
        try session.see("[Accounts]")
        try session.quit()
        #expect(try organization.changes().isEmpty)
    }

    @Test(.timeLimit(.minutes(1)))
    func `with --read-only the wizard shows the calls and makes none`() throws {
        let organization = try SimulatedOrganization("--capabilities", "none")
        let session = try ConsoleSession(["--read-only"], environment: organization.environment)
        try session.see("1 of 3")
        try session.press(.enter)
        try session.see("2 of 3")
        try session.press(.enter)
        try session.see("3 of 3", "rootward runs with --read-only: nothing can be enabled.")
        try session.type("enable", enter: true)
        session.terminal.signal(15)
        try session.expectEnd(.exited(0))
        #expect(try organization.changes().isEmpty)
    }

    @Test(.timeLimit(.minutes(1)))
    func `without credentials the sign-in says what was tried, and lets go`() throws {
        let home = TemporaryFolder()
        let session = try ConsoleSession(
            environment: ["HOME": home.path, "AWS_EC2_METADATA_DISABLED": "true"],
            rows: 30,
            columns: 100
        )
        try session.see("Rootward can't start yet", "No AWS credentials were found", "AWS_ACCESS_KEY_ID is not set")
        try session.quit()
    }
}
