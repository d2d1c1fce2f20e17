import AWSClient
import Console
import FoundationEssentials
import RootAccess
import TerminalUI
import Testing

/// A console without a terminal: keys go in, frames and effects come out.
struct TestConsole {
    private(set) var model: Model
    /// What the last press or message asked for.
    private(set) var effects: [Effect] = []
    /// Everything that was asked for since the start.
    private(set) var allEffects: [Effect] = []
    private(set) var now = Example.now

    init(rows: Int = 24, columns: Int = 80, isDemo: Bool = false, isReadOnly: Bool = false, glyphs: GlyphSet = .utf8) {
        model = Model(
            settings: Settings(
                isDemo: isDemo,
                isReadOnly: isReadOnly,
                glyphs: glyphs,
                version: "1.0",
                region: "us-east-1",
                startsAt: Example.now
            )
        )
        model.size = (rows, columns)
        take(model.begin())
    }

    /// A console that has signed in, listed the example and audited it.
    static func atAccounts(
        rows: Int = 24,
        columns: Int = 80,
        isReadOnly: Bool = false,
        capabilities: Capabilities = Example.all,
        glyphs: GlyphSet = .utf8
    ) -> TestConsole {
        var console = TestConsole(rows: rows, columns: columns, isReadOnly: isReadOnly, glyphs: glyphs)
        console.signIn(capabilities: capabilities)
        console.list()
        if capabilities.rootCredentialsManagement { console.audit() }
        return console
    }

    var screen: [String] { frame.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    var frame: Frame {
        var frame = Frame(rows: model.size.rows, columns: model.size.columns, glyphs: glyphs)
        draw(model, into: &frame)
        return frame
    }
    var glyphs = GlyphSet.utf8

    private mutating func take(_ new: [Effect]) {
        effects = new
        allEffects += new
    }

    mutating func setSize(rows: Int, columns: Int) { model.size = (rows, columns) }

    mutating func send(_ message: Message) { take(update(&model, message)) }

    /// A frame was shown; time passes.
    mutating func wait(_ seconds: Double = 0) {
        now = now.addingTimeInterval(seconds)
        send(.tick(now))
    }

    /// Presses keys one after the other, each in sight of the frame before: names, or single characters.
    mutating func press(_ keys: String) {
        for word in keys.split(separator: " ") {
            wait()
            send(.event(.key(Self.key(String(word)))))
        }
    }

    /// Types characters, each in sight of the frame before.
    mutating func type(_ text: String) {
        for character in text {
            wait()
            send(.event(.key(.character(character))))
        }
    }

    static func key(_ name: String) -> Key {
        switch name {
        case "space": .character(" ")
        case "enter": .enter
        case "esc": .escape
        case "tab": .tab
        case "backtab": .backTab
        case "up": .up
        case "down": .down
        case "left": .left
        case "right": .right
        case "pgup": .pageUp
        case "pgdn": .pageDown
        case "home": .home
        case "end": .end
        case "^c": .control("c")
        case "^z": .control("z")
        case "backspace": .backspace
        default: .character(Character(name))
        }
    }

    /// The generation of the last question of a kind.
    func generation(_ pick: (Effect) -> Int?) -> Int { allEffects.compactMap(pick).last ?? -1 }

    var listing: Int { generation { if case .loadOrganization(let generation, _) = $0 { generation } else { nil } } }

    mutating func signIn(capabilities: Capabilities = Example.all) {
        let generation = generation { if case .preflight(let generation) = $0 { generation } else { nil } }
        send(
            .preflight(
                generation: generation,
                Example.preflight(capabilities),
                credentialsExpire: now.addingTimeInterval(3_480)
            )
        )
    }

    mutating func list() {
        send(.units(generation: listing, Example.units))
        send(.accounts(generation: listing, Example.accounts))
        send(.listed(generation: listing, nil))
    }

    mutating func audit() {
        send(.audited(generation: listing, Example.statuses, at: now))
        send(.auditEnded(generation: listing))
    }

    /// Answers the last request for a plan.
    mutating func plan(_ plan: Plan = Example.plan()) {
        let generation = generation { if case .plan(let generation, _, _) = $0 { generation } else { nil } }
        send(.planned(generation: generation, plan))
    }

    var runGeneration: Int { generation { if case .run(let generation, _) = $0 { generation } else { nil } } }

    mutating func run(_ progress: RunProgress, after seconds: Double = 1) {
        now = now.addingTimeInterval(seconds)
        send(.run(generation: runGeneration, progress, at: now))
    }

    /// From the accounts to the confirmation of the example's plan.
    mutating func goToConfirmation(_ plan: Plan = Example.plan()) {
        press("A a G enter")
        self.plan(plan)
    }

    /// From the confirmation of the example's plan into the run.
    mutating func confirm() {
        press("space tab tab")
        type("2")
        press("enter")
        run(.began(runID: "20261122-0412-7f3a", journalPath: "/var/lib/rootward/20261122-0412-7f3a.journal"))
    }

    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(frame.text.contains(text), "not on the screen: \(text)\n\(frame.text)", sourceLocation: sourceLocation)
    }

    func expectNot(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(!frame.text.contains(text), "on the screen: \(text)\n\(frame.text)", sourceLocation: sourceLocation)
    }

    /// True when anything that changes AWS was asked for since the start.
    var hasChangedAnything: Bool {
        allEffects.contains {
            switch $0 {
            case .run, .enable: true
            default: false
            }
        }
    }
}
