import Console
import FoundationEssentials
import RootAccess
import TerminalUI
import Testing

@Suite("Figures that were counted")
struct FigureTests {
    private static let targets = [
        "222222222222", "333333333333", "444444444444", "555555555555", "666666666666", "888888888888",
    ]

    /// The line of a unit or an account.
    private func row(_ name: String, _ console: TestConsole) -> String {
        console.screen.first { $0.contains(name) } ?? ""
    }

    private func audited(_ status: AccountStatus, besides others: [(AccountID, AccountStatus)] = []) -> TestConsole {
        var console = TestConsole(rows: 24, columns: 80)
        console.signIn()
        console.list()
        let targets = Self.targets.map { (Example.id($0), status) }
        console.send(.audited(generation: console.listing, targets, at: console.now))
        console.send(.audited(generation: console.listing, others, at: console.now))
        console.send(.auditEnded(generation: console.listing))
        return console
    }

    @Test func `a unit that nobody looked at is not called clean`() {
        var accounts = TestConsole.atAccounts(capabilities: .none)
        accounts.press("esc")
        #expect(row("Workloads", accounts).hasSuffix("6 not checked"), "\(accounts.frame.text)")
    }

    @Test func `a unit whose accounts are all blocked says so`() {
        #expect(row("Workloads", audited(.blocked(Example.denial))).hasSuffix("6 blocked"))
    }

    @Test func `a unit is clean only when every account was checked`() {
        #expect(row("Workloads", audited(.absent)).hasSuffix("none present (6 checked)"))
        let console = TestConsole.atAccounts()
        #expect(row("Prod", console).hasSuffix("1 present, 1 blocked, 1 not checked"), "\(console.frame.text)")
    }

    @Test func `a look that begins again takes the unit's figures back`() {
        var console = audited(.absent)
        console.press("A r")
        #expect(row("Workloads", console).hasSuffix("6 not checked"), "\(console.frame.text)")
    }

    @Test func `the audit's sentence never counts more than was asked`() {
        let others: [(AccountID, AccountStatus)] = [
            (Example.management, .notApplicable(.managementAccount)),
            (Example.id("777777777777"), .notApplicable(.state(.suspended))),
        ]
        var console = audited(.absent, besides: others)
        console.press("!")
        console.expect("Audit: 6 accounts checked in 0 s; 2 not applicable.")
    }

    @Test func `the audit's sentence calls checked only what was read`() {
        var console = TestConsole.atAccounts()
        console.press("!")
        console.expect(
            "Audit: 3 of 6 accounts checked in 0 s; 1 blocked, 1 failed, 1 not\n   checked, 2 not applicable."
        )
    }

    @Test func `an account that two looks ask for counts once`() {
        var console = TestConsole(rows: 24, columns: 80)
        console.signIn()
        console.list()
        console.press("t A r")
        let second = console.generation { if case .audit(let generation, _) = $0 { generation } else { nil } }
        for generation in [console.listing, second] {
            console.send(
                .audited(generation: generation, Self.targets.map { (Example.id($0), .absent) }, at: console.now)
            )
            console.send(.auditEnded(generation: generation))
        }
        console.press("!")
        console.expect("Audit: 6 accounts checked")
    }

    @Test func `while the list grows no part of it is shown as nearly done`() {
        var console = TestConsole(rows: 24, columns: 80)
        console.signIn()
        console.send(.accounts(generation: console.listing, Example.accounts))
        console.send(.audited(generation: console.listing, Array(Example.statuses.prefix(3)), at: console.now))
        console.expect("3 checked, listing…")
        console.expectNot("3/6")
    }

    @Test func `a last use that was not read is a question, and sorting by it says for how many it is known`() {
        var console = TestConsole.atAccounts()
        #expect(row("ml-sandbox", console).hasSuffix("?"), "\(console.frame.text)")
        console.press("s s")
        console.expect("Sorted by last use, known for 1 of 2 with credentials.")
        console.expect("↓LAST USED")
    }

    @Test func `a last use is written in few columns`() {
        let credentials = RootCredentials(password: .init(createdAt: nil, lastUsed: Example.ago(days: 372)))
        #expect(row("data-prod", audited(.init(credentials: credentials))).hasSuffix(" 372 d"))
    }
}

@Suite("Clear at every size")
struct ClarityTests {
    @Test func `a folded unit under the cursor is told from the cursor`() {
        var console = TestConsole.atAccounts()
        console.press("enter")
        console.expect("▸ + Workloads")
    }

    @Test func `a narrow list shows no part of an ID, and hints at the action`() {
        let console = TestConsole.atAccounts(rows: 12, columns: 40)
        #expect(!console.frame.text.contains("33…"), "\(console.frame.text)")
        console.expect("a action")
    }

    @Test func `read-only keeps the organization in the header`() {
        TestConsole.atAccounts(isReadOnly: true).expect("o-a1b2c3d4e5 · OrgAdmin/alice @ 111122223333 · session 58 min")
    }

    @Test func `an unknown status is named beside those there are`() {
        var console = TestConsole.atAccounts()
        console.press("/")
        console.type("status:clean")
        console.expect("There is no status clean; there are: present, absent, blocked, failed,\n   unchecked, na.")
    }

    @Test func `the details of a blocked account end with how to go on, and hint at scrolling where they are cut`() {
        var console = TestConsole.atAccounts(rows: 20)
        console.press("/")
        console.type("orders")
        console.press("enter G enter")
        console.expect("↑↓ scroll")
        console.press("G")
        console.expect("then press r to check again.")
        console.resize(rows: 40, columns: 80)
        console.expectNot("scroll")
    }
}

@Suite("The wizard's words")
struct WizardWordTests {
    @Test func `the first step that is seen is the first`() {
        TestConsole.atAccounts(capabilities: .none).expect("1 of 3: choose capabilities")
        let narrow = TestConsole.atAccounts(rows: 12, columns: 40, capabilities: .none)
        for text in ["1 of 3: choose ─", "✓ all features", "✓ management account", "Enabling deletes nothing."] {
            narrow.expect(text)
        }
    }

    @Test func `where everything is on nothing is offered to toggle`() {
        var console = TestConsole.atAccounts()
        console.press("e")
        console.expect("1 of 3: everything is on already")
        console.expectNot("toggle")
        console.press("space")
        console.expect("Both are on already; rootward does not switch them off.")
    }

    @Test func `the delegate step says how to choose`() {
        var console = TestConsole.atAccounts(capabilities: .none)
        console.press("enter")
        for text in ["Type to filter:", "If you're not sure, choose none", "↑↓ move"] { console.expect(text) }
    }

    @Test func `the review hints at scrolling only where there is something to scroll to`() {
        var console = TestConsole.atAccounts(capabilities: .none)
        console.press("enter enter")
        console.expectNot("scroll")
        console.resize(rows: 12, columns: 40)
        console.press("down")
        console.expect("↑↓ scroll")
    }

    @Test func `the result has a way out besides the audit`() {
        var console = TestConsole.atAccounts(capabilities: .none)
        console.press("enter enter")
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
        console.expect("⏎ audit the accounts  esc accounts")
        console.press("esc")
        console.expect("[Accounts]")
        #expect(!console.allEffects.contains { if case .audit = $0 { true } else { false } })
    }

    @Test func `read-only is said at the first step, and the last does not offer to enable`() {
        var console = TestConsole.atAccounts(isReadOnly: true, capabilities: .none)
        console.expect("rootward runs with --read-only: nothing can be enabled.")
        console.press("enter enter")
        console.expectNot("⏎ enable")
        console.press("enter")
        console.expect("rootward runs with --read-only: nothing is enabled.")
    }
}
