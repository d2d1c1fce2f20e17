import Console
import FoundationEssentials
import RootAccess
import TerminalUI
import Testing

extension Example {
    /// A plan of many accounts with a password, a key, a certificate and a device each; every fifth was used lately.
    static func manyAccounts(_ count: Int) -> Plan {
        let accounts = (1...count).map { number in
            Plan.PlannedAccount(
                id: id("9" + String(String(number + 100_000_000_000).dropFirst())),
                name: "team-\(number)",
                items: [
                    .init(
                        kind: .accessKey,
                        id: "AKIA\(number + 1_000_000_000_000_000)",
                        createdAt: ago(days: 900),
                        lastUsed: number.isMultiple(of: 5) ? ago(days: 9) : nil
                    ),
                    .init(kind: .signingCertificate, id: "C\(number)", createdAt: ago(days: 800), lastUsed: nil),
                    .init(kind: .password, id: "password", createdAt: ago(days: 900), lastUsed: nil),
                    .init(
                        kind: .mfaDevice,
                        id: "arn:aws:iam::1:mfa/\(number)",
                        createdAt: ago(days: 700),
                        lastUsed: nil
                    ),
                ]
            )
        }
        return Plan(
            action: .deleteRootCredentials,
            organizationID: "o-a1b2c3d4e5",
            madeAt: now,
            madeBy: "arn:aws:sts::111122223333:assumed-role/OrgAdmin/alice",
            accounts: accounts,
            leftOut: [
                .init(id: id("444444444444"), name: "orders-prod", reason: .blocked(denial)),
                .init(id: id("333333333333"), name: "payments-dev", reason: .nothingToDelete),
            ],
            isRecoveryPossible: true,
            organizationSize: 394
        )
    }
}

extension TestConsole {
    /// In a run of the plan, of which so many accounts are done.
    static func running(_ plan: Plan, done: Int, rows: Int = 24, columns: Int = 80) -> TestConsole {
        var console = TestConsole.atAccounts(rows: rows, columns: columns)
        console.goToConfirmation(plan)
        console.press("space tab tab")
        console.type(String(plan.accounts.count))
        console.press("enter")
        console.run(.began(runID: "r-7", journalPath: "/var/lib/rootward/r-7.journal"))
        for account in plan.accounts.prefix(done) {
            console.run(.account(account.id, .deleting), after: 0)
            console.run(.finished(Example.result(account, .deleted)), after: 0.1)
        }
        return console
    }

    /// Such a run, stopped by a person.
    static func stopped(rows: Int = 24, columns: Int = 80) -> TestConsole {
        let plan = Example.manyAccounts(130)
        var console = running(plan, done: 40, rows: rows, columns: columns)
        console.press("esc s")
        console.run(
            .ended(
                RunSummary(
                    runID: "r-7",
                    journalPath: "/var/lib/rootward/with/a/long/path/that/no/line/of/80/columns/can/hold/r-7.journal",
                    results: plan.accounts.prefix(40).map { Example.result($0, .deleted) },
                    notBegun: plan.accounts.dropFirst(40).map(\.id),
                    wasCancelled: true
                )
            )
        )
        return console
    }
}

@Suite("What a run says of itself")
struct RunHonestyTests {
    @Test func `a stopped run claims nothing of the accounts that were not begun`() {
        let console = TestConsole.stopped()
        console.expect("40 accounts done and verified; 90 not begun, unchanged. You stopped the run.")
        console.expect("Owners of the 40 verified accounts can't sign in")
        console.expect("IAM.4 (no root access key)")
        console.expectNot("these accounts")
    }

    @Test func `accounts that were not begun are listed before those that are done`() {
        var console = TestConsole.stopped()
        console.expect("▸ · team-41")
        console.expect("not begun")
        console.expectNot("✓ team-40")
        console.press("enter")
        console.expect("not attempted")
        console.press("esc G")
        console.expect("✓ team-1")
    }

    @Test func `blocked accounts that were asked for are not passed over`() {
        let console = TestConsole.stopped()
        console.expect("1 blocked account was asked for and not looked at; its state is unknown.")
    }

    @Test func `a long path is cut in its middle, on one line`() {
        let console = TestConsole.stopped()
        let lines = console.screen.filter { $0.contains("Journal: ") }
        #expect(lines.count == 1)
        #expect(lines.first?.contains("/var/lib/rootward") ?? false)
        #expect(lines.first?.contains("r-7.journal") ?? false)
    }

    @Test func `items that are left beside the plan's are never called none`() {
        var console = TestConsole.running(Example.manyAccounts(130), done: 0)
        let account = Example.manyAccounts(130).accounts[0]
        var result = Example.result(account, .deleted)
        result.left = [.init(kind: .password, id: "password")]
        console.run(.account(account.id, .deleting))
        console.run(.finished(result))
        console.expect("4 items deleted, 1 other left")
        console.expectNot("none left")
    }

    @Test func `times stand below each other`() throws {
        let plan = Example.manyAccounts(130)
        var console = TestConsole.running(plan, done: 1)
        let short = Plan.PlannedAccount(id: plan.accounts[1].id, name: "one", items: [plan.accounts[1].items[0]])
        console.run(.account(short.id, .deleting))
        console.run(.finished(Example.result(short, .deleted)))
        let places = console.screen.filter { $0.contains("deleted, none left") }
            .map { line in line.distance(from: line.startIndex, to: line.firstIndex(of: "Z") ?? line.endIndex) }
        #expect(places.count == 2)
        #expect(Set(places).count == 1)
    }

    @Test(arguments: ["esc", "q", "^c"])
    func `only c goes on after a pause`(_ key: String) {
        var console = TestConsole.running(Example.manyAccounts(130), done: 3)
        console.press("esc")
        console.press(key)
        #expect(console.effects.isEmpty)
        console.expect("The run is paused")
        console.expect("Still paused: c continues, s stops.")
        console.expect("stop here, then leave with q")
        console.press("c")
        #expect(console.effects == [.continueRun])
    }

    @Test func `a pause shows no rate and counts in none`() {
        var console = TestConsole.running(Example.manyAccounts(130), done: 40)
        console.wait()
        console.expect("40/130  8/s")
        console.press("esc")
        console.run(.paused, after: 0)
        console.wait(600)
        console.expect("paused")
        console.expectNot("/s")
        console.press("c")
        console.expect("40/130  8/s")
    }

    @Test func `what a run has done or found empty is selected no more`() {
        var console = TestConsole.stopped()
        console.press("esc")
        // Six were selected; one of them had nothing to delete.
        console.expect("5 selected")
    }

    @Test func `the log tells how runs ended, and that nothing was deleted`() {
        var console = TestConsole.stopped(rows: 30, columns: 120)
        console.press("!")
        console.expect("Run r-7: 40 accounts done and verified; 90 not begun, unchanged.")
        console.expect("run r-7 began")
        console.press("esc esc")
        console.goToConfirmationAgain()
        console.press("esc !")
        console.expect("Nothing was deleted.")
    }

    @Test func `the log tells what was enabled`() {
        var console = TestConsole.atAccounts(rows: 30, columns: 120)
        console.send(
            .enabled(
                generation: 1,
                EnableOutcome(
                    steps: [(.enableRootCredentialsManagement, .done(requestID: "r2"))],
                    capabilities: Example.all,
                    delegatedAdministrators: [],
                    readBackProblem: nil
                )
            )
        )
        console.press("!")
        console.expect("iam:EnableOrganizationsRootCredentialsManagement done, request r2.")
        console.expect("root credentials management is on")
    }
}

@Suite("What a plan says of itself")
struct PlanHonestyTests {
    private func planned(_ leftOut: [Plan.LeftOut]) -> TestConsole {
        var console = TestConsole.atAccounts()
        let empty = Example.plan()
        console.goToConfirmation(
            Plan(
                action: empty.action,
                organizationID: empty.organizationID,
                madeAt: empty.madeAt,
                madeBy: empty.madeBy,
                accounts: [],
                leftOut: leftOut,
                isRecoveryPossible: true
            )
        )
        return console
    }

    private let blocked = Plan.LeftOut(
        id: Example.id("444444444444"),
        name: "orders-prod",
        reason: .blocked(Example.denial)
    )
    private let empty = Plan.LeftOut(id: Example.id("333333333333"), name: "payments-dev", reason: .nothingToDelete)

    @Test func `an account that nobody could read is not said to have nothing`() {
        let one = planned([blocked])
        one.expect("Can't look into this account, so nothing can be planned.")
        one.expect("Its details")
        one.expectNot("Nothing to delete")
        planned([blocked, blocked]).expect("Can't look into these 2 accounts")
        planned([blocked, empty]).expect("Nothing to delete in 1 account; can't look into 1 more.")
        planned([empty]).expect("Nothing to delete in this account.")
        planned([empty, empty]).expect("Nothing to delete in these accounts.")
    }

    @Test func `the menu says that a blocked account can't be read`() {
        var console = TestConsole.atAccounts()
        console.press("t /")
        console.type("orders")
        console.press("enter a")
        console.expect("1 account, blocked: can't be read")
    }

    @Test func `used accounts come first, and no number is cut at 80 columns`() {
        var console = TestConsole.atAccounts()
        console.goToConfirmation(Example.manyAccounts(130))
        console.expect("130 accounts: 130 passwords, 130 keys, 130 certificates, 130 MFA devices")
        console.expect("Used in the last 90 days: 26 accounts")
        console.expect("team-5 ")
        console.expect("[ ] 26 used in the last 90 days. I have checked with their owners")
        console.expect("(AWS console or CLI; not in this version)")
        for _ in 0..<100 { console.press("pgdn") }
        console.expect("the end")
        console.expectNot("pgdn shows more")
        console.expect("In each account:")
    }

    @Test func `a small screen says what can't be undone and when an account was used`() {
        var console = TestConsole.atAccounts(rows: 12, columns: 40)
        console.goToConfirmation()
        console.expect("Can't be undone: keys, certificates")
        console.expect("222222222222 used 2 h !")
        console.press("pgdn")
        console.expect("used 2 h !")
    }
}
