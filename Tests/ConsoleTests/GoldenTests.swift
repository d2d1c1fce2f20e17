import Console
import FoundationEssentials
import RootAccess
import TerminalUI
import TestSupport
import Testing

/// A screen in a state, made by keys and messages as a person and AWS would send them.
struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let make: @Sendable (_ rows: Int, _ columns: Int) -> TestConsole
    var testDescription: String { name }

    static let all: [Scene] = [
        Scene(name: "preflight-looking") { TestConsole(rows: $0, columns: $1) },
        Scene(name: "preflight-refused") {
            var console = TestConsole(rows: $0, columns: $1)
            console.send(.preflight(generation: 1, Example.refused, credentialsExpire: nil))
            return console
        },
        Scene(name: "unfinished-run") {
            var console = TestConsole(rows: $0, columns: $1)
            console.send(
                .unfinishedRuns([
                    .init(
                        id: "20261121-2212-1c2d",
                        startedAt: Example.ago(days: 0.3),
                        accountsDone: 412,
                        accountsOf: 640,
                        itemsUnknown: 12,
                        reason: "CHG-1042"
                    )
                ])
            )
            console.signIn()
            return console
        },
        Scene(name: "enable-choose") {
            var console = TestConsole(rows: $0, columns: $1, isDemo: true)
            console.signIn(capabilities: .none)
            return console
        },
        Scene(name: "enable-choose-without-sessions") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1, capabilities: .none)
            console.press("down space")
            return console
        },
        Scene(name: "enable-delegate") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1, capabilities: .none)
            console.press("enter")
            return console
        },
        Scene(name: "enable-review") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1, capabilities: .none)
            console.press("enter down down enter")
            console.type("enab")
            return console
        },
        Scene(name: "enable-result") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1, capabilities: .none)
            console.press("enter enter")
            console.type("enable")
            console.press("enter")
            let generation = console.generation { if case .enable(let generation, _) = $0 { generation } else { nil } }
            console.send(
                .enabled(
                    generation: generation,
                    EnableOutcome(
                        steps: [
                            (.enableTrustedAccess, .done(requestID: "1")),
                            (.enableRootCredentialsManagement, .done(requestID: "2")),
                            (
                                .enableRootSessions,
                                .failed(
                                    Problem(
                                        .denied,
                                        "AWS denied iam:EnableOrganizationsRootSessions.",
                                        requestID: "9f-3",
                                        nextStep: "Ask for that permission, then press e again."
                                    )
                                )
                            ),
                        ],
                        capabilities: Capabilities(
                            trustedAccess: true,
                            rootCredentialsManagement: true,
                            rootSessions: false
                        ),
                        delegatedAdministrators: [],
                        readBackProblem: nil
                    )
                )
            )
            return console
        },
        Scene(name: "accounts-loading") {
            var console = TestConsole(rows: $0, columns: $1)
            console.signIn()
            return console
        },
        Scene(name: "accounts-denied") {
            var console = TestConsole(rows: $0, columns: $1)
            console.signIn()
            console.send(
                .listed(
                    generation: console.listing,
                    Problem(
                        .denied,
                        "AWS denied organizations:ListAccounts.",
                        call: "organizations:ListAccounts",
                        requestID: "3c-1",
                        nextStep: "Ask for that permission."
                    )
                )
            )
            return console
        },
        Scene(name: "accounts-filling") {
            var console = TestConsole(rows: $0, columns: $1, isDemo: true)
            console.signIn()
            console.send(.units(generation: console.listing, Example.units))
            console.send(.accounts(generation: console.listing, Example.accounts))
            console.send(
                .audited(
                    generation: console.listing,
                    Array(Example.statuses.prefix(3)),
                    at: Example.now.addingTimeInterval(2)
                )
            )
            return console
        },
        Scene(name: "accounts-tree") { TestConsole.atAccounts(rows: $0, columns: $1) },
        Scene(name: "accounts-flat-selected") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.press("t A g")
            return console
        },
        Scene(name: "accounts-filter") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.press("A /")
            console.type("prod")
            return console
        },
        Scene(name: "accounts-filtered-to-nothing") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.press("/")
            console.type("zzz")
            return console
        },
        Scene(name: "details-present") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.press("/")
            console.type("2222222")
            console.press("enter G enter")
            return console
        },
        Scene(name: "details-blocked") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.press("/")
            console.type("orders")
            console.press("enter G enter")
            return console
        },
        Scene(name: "hidden-selection") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.press("A /")
            console.type("prod")
            console.press("enter a")
            return console
        },
        Scene(name: "action-menu") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.press("A a")
            return console
        },
        Scene(name: "planning") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.press("A a G enter")
            console.send(
                .planProgress(
                    generation: console.generation {
                        if case .plan(let generation, _, _) = $0 { generation } else { nil }
                    },
                    done: 2,
                    of: 6
                )
            )
            return console
        },
        Scene(name: "confirm") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.goToConfirmation()
            return console
        },
        Scene(name: "confirm-wrong-number") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.goToConfirmation(Example.plan(isRecoveryPossible: false))
            console.press("space tab space tab")
            console.type("CHG-1042")
            console.press("tab")
            console.type("3")
            console.press("enter")
            return console
        },
        Scene(name: "confirm-one") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.goToConfirmation(Example.plan(accounts: 1))
            return console
        },
        Scene(name: "run") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.goToConfirmation()
            console.confirm()
            console.run(.account(Example.id("222222222222"), .deleting))
            console.run(.finished(Example.result(Example.plan().accounts[1], .deleted)))
            return console
        },
        Scene(name: "run-paused") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.goToConfirmation()
            console.confirm()
            console.run(.account(Example.id("222222222222"), .deleting))
            console.press("esc")
            return console
        },
        Scene(name: "verified") { TestConsole.ended(rows: $0, columns: $1, problem: nil) },
        Scene(name: "verify-with-failures") {
            TestConsole.ended(
                rows: $0,
                columns: $1,
                problem: Problem(
                    .service,
                    "AWS failed to delete access key AKIAIOSFODNN7EXAMPLE (ServiceFailure), 5 tries.",
                    requestID: "ab-12",
                    nextStep: "Try again later."
                )
            )
        },
        Scene(name: "verify-stopped") { TestConsole.stopped(rows: $0, columns: $1) },
        Scene(name: "confirm-many") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.goToConfirmation(Example.manyAccounts(130))
            return console
        },
        Scene(name: "run-reason") {
            var console = TestConsole.ended(
                rows: $0,
                columns: $1,
                problem: Problem(.denied, "SCP p-denyroot denies iam:DeleteAccessKey.", requestID: "ab-12")
            )
            console.press("g enter")
            return console
        },
        Scene(name: "help") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.press("?")
            return console
        },
        Scene(name: "log") {
            var console = TestConsole.atAccounts(rows: $0, columns: $1)
            console.send(.noted("AWS asked for a slower pace: 40 calls a second."))
            console.press("!")
            return console
        },
    ]
}

extension TestConsole {
    /// The example's run to its end; with a problem its first account fails.
    static func ended(rows: Int, columns: Int, problem: Problem?) -> TestConsole {
        var console = TestConsole.atAccounts(rows: rows, columns: columns)
        console.goToConfirmation()
        console.confirm()
        let accounts = Example.plan().accounts
        let results = [
            problem.map { Example.result(accounts[0], $0.kind == .denied ? .denied : .failed, problem: $0) }
                ?? Example.result(accounts[0], .deleted),
            Example.result(accounts[1], .deleted),
        ]
        for result in results {
            console.run(.account(result.account, .deleting), after: 0)
            console.run(.finished(result))
        }
        console.run(
            .ended(
                RunSummary(
                    runID: "20261122-0412-7f3a",
                    journalPath: "/var/lib/rootward/20261122-0412-7f3a.journal",
                    results: results,
                    notBegun: [],
                    wasCancelled: false
                )
            )
        )
        return console
    }
}

@Suite("Golden frames")
struct GoldenTests {
    private static let folder = SourceTree.root.appending(path: "Tests/ConsoleTests/Golden")
    private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

    private func compare(_ frame: Frame, _ name: String) throws {
        let file = Self.folder.appending(path: "\(name).txt")
        let text = frame.text + "\n"
        if Self.isUpdating { try Data(text.utf8).write(to: file) }
        let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(text == golden, "\(name) is drawn otherwise:\n\(text)")
    }

    @Test(arguments: Scene.all)
    func `a screen at 80 by 24`(_ scene: Scene) throws {
        try compare(scene.make(24, 80).frame, "\(scene.name)-80x24")
    }

    @Test(arguments: Scene.all)
    func `a screen at 40 by 12`(_ scene: Scene) throws {
        try compare(scene.make(12, 40).frame, "\(scene.name)-40x12")
    }

    @Test func `the list at 120 by 40`() throws {
        try compare(TestConsole.atAccounts(rows: 40, columns: 120).frame, "accounts-tree-120x40")
    }

    @Test func `the list in ASCII`() throws {
        var console = TestConsole.atAccounts(glyphs: .ascii)
        console.glyphs = .ascii
        #expect(console.frame.text.utf8.allSatisfy { $0 < 0x80 })
        try compare(console.frame, "accounts-ascii-80x24")
    }

    @Test(arguments: Scene.all, [(1, 1), (2, 7), (11, 80), (24, 39), (12, 40), (13, 61), (50, 200)])
    func `every screen can be drawn at any size`(_ scene: Scene, _ size: (Int, Int)) {
        var console = scene.make(24, 80)
        console.resize(rows: size.0, columns: size.1)
        #expect(console.frame.rows == size.0)
    }
}

extension TestConsole {
    mutating func resize(rows: Int, columns: Int) {
        setSize(rows: rows, columns: columns)
        send(.event(.resize))
    }
}
