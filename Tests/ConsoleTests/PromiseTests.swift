import Console
import RootAccess
import TerminalUI
import Testing

@Suite("Promises at the confirmation")
struct ConfirmationPromiseTests {
    private func atConfirmation(_ plan: Plan = Example.plan()) -> TestConsole {
        var console = TestConsole.atAccounts()
        console.goToConfirmation(plan)
        return console
    }

    @Test func `Enter alone never confirms, however often`() {
        var console = atConfirmation()
        for _ in 0..<50 { console.press("enter") }
        #expect(!console.hasChangedAnything)
        console.expect("[Confirm]")
    }

    @Test func `the number of accounts and the tick begin the run of exactly this plan`() {
        var console = atConfirmation()
        console.press("space tab tab")
        console.type("2")
        console.press("enter")
        guard case .run(_, let confirmation) = console.effects.first else { return #expect(Bool(false), "no run") }
        #expect(confirmation.plan == Example.plan())
        console.expect("[Run]")
    }

    @Test func `a wrong number is named beside the right one`() {
        var console = atConfirmation()
        console.press("space tab tab")
        console.type("3")
        console.press("enter")
        console.expect("It is 2 accounts, you typed 3.")
        console.press("enter")
        #expect(!console.hasChangedAnything)
    }

    @Test func `one account is confirmed by its ID and by nothing else`() {
        var console = atConfirmation(Example.plan(accounts: 1))
        console.type("1")
        console.press("enter")
        console.expect("It is account 666666666666, you typed 1.")
        console.type("666666666666")
        console.press("enter")
        #expect(console.hasChangedAnything)
    }

    @Test func `pasted text is refused with a sentence`() {
        var console = atConfirmation()
        console.press("space tab tab")
        console.send(.event(.paste("2")))
        console.expect("pasted text is not taken")
        console.press("enter")
        #expect(!console.hasChangedAnything)
    }

    @Test func `what is typed before the dialog was seen is void`() {
        var console = TestConsole.atAccounts()
        console.press("A a G enter")
        console.plan(Example.plan(accounts: 1))
        #expect(console.effects.contains(.discardTypeAhead))
        for digit in "666666666666" { console.send(.event(.key(.character(digit)))) }
        console.send(.event(.key(.enter)))
        #expect(!console.hasChangedAnything)
        console.press("enter")
        console.expect("Nothing was typed")
    }

    @Test func `recent use needs its own tick`() {
        var console = atConfirmation()
        console.press("tab tab")
        console.type("2")
        console.press("enter")
        console.expect("Tick the box first")
        #expect(!console.hasChangedAnything)
    }

    @Test func `impossible recovery needs a tick of its own`() {
        var console = atConfirmation(Example.plan(isRecoveryPossible: false))
        console.press("space tab tab tab")
        console.type("2")
        console.press("enter")
        console.expect("Recovery is off")
        #expect(!console.hasChangedAnything)
        console.press("backtab backtab space tab tab")
        console.type("2")
        console.press("enter")
        #expect(console.hasChangedAnything)
    }

    @Test func `every account and every item can be scrolled to, with its last use`() {
        var console = atConfirmation()
        var seen = console.frame.text
        for _ in 0..<5 {
            console.press("pgdn")
            seen += console.frame.text
        }
        for account in Example.plan().accounts {
            #expect(seen.contains(account.id.text))
            for item in account.items where item.kind == .accessKey { #expect(seen.contains(item.id)) }
        }
        #expect(seen.contains("yubikey-ops"))
        #expect(seen.contains("used 2 h ago !"))
        #expect(seen.contains("orders-prod"))
    }

    @Test func `Esc is always the way out, and a plan that comes late is dropped`() {
        var console = TestConsole.atAccounts()
        console.press("A a G enter esc")
        console.plan()
        console.expect("[Accounts]")
        console.goToConfirmationAgain()
        console.press("esc")
        console.expect("[Accounts]")
        #expect(!console.hasChangedAnything)
    }

    @Test func `the reason goes into the confirmation`() {
        var console = atConfirmation()
        console.press("space tab")
        console.type("CHG-1042")
        console.press("tab")
        console.type("2")
        console.press("enter")
        guard case .run(_, let confirmation) = console.effects.first else { return #expect(Bool(false), "no run") }
        #expect(confirmation.reason == "CHG-1042")
    }
}

extension TestConsole {
    /// The menu and the plan once more, with what is still selected.
    mutating func goToConfirmationAgain() {
        press("a G enter")
        plan()
    }
}

@Suite("Promises about what is acted on")
struct SelectionPromiseTests {
    @Test func `what the filter hides is not acted on until it is shown`() {
        var console = TestConsole.atAccounts()
        console.press("A /")
        console.type("prod")
        console.press("enter a")
        console.expect("3 of the 6 selected accounts are hidden")
        console.press("enter")
        console.expect("is:selected")
        console.press("a G enter")
        guard case .plan(_, _, let ids) = console.effects.first else { return #expect(Bool(false), "no plan") }
        #expect(ids.count == 6)
    }

    @Test func `the hidden ones can be deselected instead`() {
        var console = TestConsole.atAccounts()
        console.press("A /")
        console.type("prod")
        console.press("enter a down enter a G enter")
        guard case .plan(_, _, let ids) = console.effects.first else { return #expect(Bool(false), "no plan") }
        #expect(ids.count == 3)
    }

    @Test func `the selection stays with its account when the order changes`() {
        var console = TestConsole.atAccounts()
        console.press("t /")
        console.type("payments-dev")
        console.press("enter space esc s s s")
        console.press("a G enter")
        guard case .plan(_, _, let ids) = console.effects.first else {
            // It is absent, so there is nothing to delete, and the menu says so about this very account.
            return console.expect("payments-dev 333333333333")
        }
        #expect(ids.map(\.text) == ["333333333333"])
    }

    @Test(arguments: ["management", "old-shop"])
    func `an account that can't be a target is never selected and never planned for`(_ name: String) {
        var console = TestConsole.atAccounts()
        console.press("t /")
        console.type(name)
        console.press("enter space")
        console.expect("can't be acted on")
        console.press("a G enter")
        #expect(!console.allEffects.contains { if case .plan = $0 { true } else { false } })
    }

    @Test func `the figures add up to the number of accounts`() {
        var console = TestConsole.atAccounts()
        #expect(console.figures == 8)
        console.press("A r")
        #expect(console.figures == 8)
        console.send(.accounts(generation: console.listing, [Example.account("999999999999", "late", [])]))
        #expect(console.figures == 8)
    }

    @Test func `answers to older questions are dropped`() {
        var console = TestConsole.atAccounts()
        let old = console.listing
        console.press("R")
        console.send(.accounts(generation: old, Example.accounts))
        console.expect("Listing the accounts")
        console.send(.audited(generation: old, Example.statuses, at: Example.now))
        console.send(.accounts(generation: console.listing, Example.accounts))
        console.expectNot("● payments-prod")
    }

    @Test func `read-only shows destructive actions with the reason`() {
        var console = TestConsole.atAccounts(isReadOnly: true)
        console.press("A a G")
        console.expect("rootward runs with --read-only")
        console.press("enter")
        #expect(!console.allEffects.contains { if case .plan = $0 { true } else { false } })
        console.expect("read-only")
    }

    @Test func `hostile names reach the screen as harmless glyphs`() {
        let console = TestConsole.atAccounts()
        #expect(!console.frame.text.unicodeScalars.contains("\u{1B}"))
        console.expect("evil\u{FFFD}[2Jname")
    }
}

extension TestConsole {
    /// The sum of the figures in the status line.
    var figures: Int {
        let line = screen[screen.count - 2]
        let words = line.split { !($0.isNumber || $0 == ",") }
        let isSelecting = line.contains("selected")
        return words.dropFirst(isSelecting ? 1 : 0).compactMap { Int($0) }.reduce(0, +)
    }
}

@Suite("Promises of a run")
struct RunPromiseTests {
    private func running() -> TestConsole {
        var console = TestConsole.atAccounts()
        console.goToConfirmation()
        console.confirm()
        console.run(.account(Example.id("222222222222"), .deleting))
        return console
    }

    @Test(arguments: ["esc", "^c", "q"])
    func `leaving a run pauses it and asks`(_ key: String) {
        var console = running()
        console.press(key)
        #expect(console.effects.contains(.pauseRun))
        console.expect("The run is paused")
        #expect(!console.model.isFinished)
        console.press("c")
        #expect(console.effects == [.continueRun])
    }

    @Test func `Ctrl-C on the log during a run asks as well`() {
        var console = running()
        console.press("! ^c")
        #expect(console.effects.contains(.pauseRun))
        console.expect("The run is paused")
    }

    @Test func `stopping lets what is in flight end, and only then can one leave`() {
        var console = running()
        console.press("esc s")
        #expect(console.effects == [.cancelRun])
        console.press("esc")
        console.expect("What is in flight must end first")
        #expect(!console.model.isFinished)
    }

    @Test func `a run with anything undone ends with 1, one that is verified with 0`() {
        let problem = Problem(.service, "AWS failed.")
        #expect(TestConsole.ended(rows: 24, columns: 80, problem: problem).model.exitCode == 1)
        #expect(TestConsole.ended(rows: 24, columns: 80, problem: nil).model.exitCode == 0)
    }

    @Test func `what failed is planned again, and asked about again`() {
        var console = TestConsole.ended(rows: 24, columns: 80, problem: Problem(.service, "AWS failed."))
        console.press("r")
        guard case .plan(_, _, let ids) = console.effects.first else { return #expect(Bool(false), "no plan") }
        #expect(ids.map(\.text) == ["222222222222"])
        console.plan()
        console.expect("[Confirm]")
    }

    @Test func `an account that was not read back is not called absent`() {
        var console = running()
        var result = Example.result(Example.plan().accounts[0], .deleted)
        result.left = nil
        result.verifiedAt = nil
        result.items = result.items.map {
            .init(item: $0.item, outcome: .deleted, isVerified: false)
        }
        console.run(.finished(result))
        console.expect("deleted, not verified")
        console.expectNot("none left")
    }

    @Test func `a refused run says so and ends with 1`() {
        var console = running()
        console.run(.refused(Problem(.local, "The journal can't be written: no space left on the device.")))
        console.expect("The run stopped")
        #expect(console.model.exitCode == 1)
    }

    @Test func `the report is asked for with the whole summary, and its place is told`() {
        var console = TestConsole.ended(rows: 24, columns: 80, problem: nil)
        console.press("w")
        guard case .writeReport(let generation, let summary) = console.effects.first else {
            return #expect(Bool(false), "no report")
        }
        #expect(summary.results.count == 2)
        console.send(.saved(generation: generation, path: "/tmp/report.md"))
        console.expect("The report was written to /tmp/report.md")
    }
}

@Suite("Promises of the wizard")
struct WizardPromiseTests {
    private func atReview(isReadOnly: Bool = false) -> TestConsole {
        var console = TestConsole.atAccounts(isReadOnly: isReadOnly, capabilities: .none)
        console.press("enter enter")
        return console
    }

    @Test func `nothing is enabled without the word`() {
        var console = atReview()
        for _ in 0..<20 { console.press("enter") }
        console.type("yes")
        console.press("enter")
        #expect(!console.hasChangedAnything)
        console.expect("The word is enable; you typed yes.")
    }

    @Test func `the word enables exactly the calls that were shown`() {
        var console = atReview()
        for call in ["EnableAWSServiceAccess", "RootCredentialsManagement", "RootSessions"] { console.expect(call) }
        console.type("enable")
        console.press("enter")
        guard case .enable(_, let confirmation) = console.effects.first else { return #expect(Bool(false), "no call") }
        #expect(
            confirmation.plan.steps
                == [.enableTrustedAccess, .enableRootCredentialsManagement, .enableRootSessions]
        )
    }

    @Test func `the word can't be pasted, nor typed ahead`() {
        var console = TestConsole.atAccounts(capabilities: .none)
        console.press("enter")
        console.wait()
        console.send(.event(.key(.enter)))
        for letter in "enable" { console.send(.event(.key(.character(letter)))) }
        console.send(.event(.key(.enter)))
        console.wait()
        console.send(.event(.paste("enable")))
        console.expect("pasted text is not taken")
        console.press("enter")
        #expect(!console.hasChangedAnything)
    }

    @Test func `read-only has no field to type into`() {
        var console = atReview(isReadOnly: true)
        console.expect("--read-only")
        console.expectNot("To go on, type")
        console.type("enable")
        console.press("enter")
        #expect(!console.hasChangedAnything)
    }

    @Test func `what is on already is passed`() {
        var on = Capabilities.none
        on.rootCredentialsManagement = true
        on.trustedAccess = true
        var console = TestConsole.atAccounts(capabilities: on)
        console.press("e")
        console.expect("Root credentials management: done")
        console.press("enter enter")
        console.expectNot("EnableAWSServiceAccess")
        console.expect("EnableOrganizationsRootSessions")
    }

    @Test func `after enabling the accounts are audited`() {
        var console = atReview()
        console.type("enable")
        console.press("enter")
        let generation = console.generation { if case .enable(let generation, _) = $0 { generation } else { nil } }
        let outcome = EnableOutcome(
            steps: [],
            capabilities: Example.all,
            delegatedAdministrators: [],
            readBackProblem: nil
        )
        console.send(.enabled(generation: generation, outcome))
        console.expect("Read back from AWS")
        console.press("enter")
        guard case .audit(_, let ids) = console.effects.first else { return #expect(Bool(false), "no audit") }
        #expect(ids.count == 6)
        console.expect("Enable ✓")
    }
}
