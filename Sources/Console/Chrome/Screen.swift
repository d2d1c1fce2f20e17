import RootAccess
import TerminalUI

/// One screen: a value with its own state, its table of keys, what it does with input, and how it is drawn.
protocol Screen: Sendable {
    /// What its keys do.
    associatedtype Command: Sendable

    /// Its place on the road from "enable" to "verify"; nil for screens beside the road.
    var stage: Stage? { get }
    /// Its name in the crumb line.
    var crumb: Text { get }
    /// The one table behind its keys, its footer and its help.
    func keymap(_ shared: Shared) -> Keymap<Command>
    /// Does what a key stands for.
    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect]
    /// True while letters are text and no commands.
    var takesText: Bool { get }
    /// Types a key or a pasted text into a field that has the focus; nil when it is no text for a field.
    mutating func type(_ event: TerminalUI.Event, _ shared: inout Shared) -> [Effect]?
    /// Takes a report from background work, after the shared values took theirs.
    mutating func receive(_ message: Message, _ shared: inout Shared) -> [Effect]
    /// Brings what it keeps for drawing up to date with the shared values and the size of the screen.
    mutating func settle(_ shared: Shared)
    /// What it has to say for itself in the line above the footer.
    func status(_ shared: Shared, width: Int) -> Line
    /// Draws itself into the rows between the crumb line and the footer.
    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared)
}

extension Screen {
    var stage: Stage? { nil }
    var takesText: Bool { false }
    mutating func type(_ event: TerminalUI.Event, _ shared: inout Shared) -> [Effect]? { nil }
    mutating func receive(_ message: Message, _ shared: inout Shared) -> [Effect] { [] }
    mutating func settle(_ shared: Shared) {}
    func status(_ shared: Shared, width: Int) -> Line { Line([]) }

    /// Does what a key stands for here; nil when it stands for nothing here.
    mutating func press(_ key: Key, _ shared: inout Shared) -> [Effect]? {
        switch keymap(shared).outcome(of: key) {
        case .command(let command): return perform(command, &shared)
        case .unavailable(let reason):
            shared.say(reason.string, .hint)
            return []
        case nil: return nil
        }
    }

    /// Draws the keys that work here into the last line, and at its end the one that tells of all the others.
    func drawFooter(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let help = Line([.init(takesText ? "F1" : "?", .footerKey), .init(" help", .footerLabel)])
        keymap(shared).drawFooter(into: &frame, in: rect.columns(atMost: rect.columns - help.width - 2))
        frame.put(help, row: 0, column: rect.columns - help.width - 1, in: rect)
    }

    /// What the keys do, as lines of help.
    func helpLines(_ shared: Shared) -> [Line] { keymap(shared).help(glyphs: shared.settings.glyphs) }
}

/// A place on the road that the console walks a person along.
enum Stage: Int, Sendable, CaseIterable {
    case enable, accounts, action, confirm, run, verify

    /// Its name in the crumb line.
    var title: String {
        switch self {
        case .enable: "Enable"
        case .accounts: "Accounts"
        case .action: "Action"
        case .confirm: "Confirm"
        case .run: "Run"
        case .verify: "Verify"
        }
    }
}

/// What works on every screen.
enum EverywhereCommand: Sendable {
    case help, log, repaint, suspend, leave

    /// The keys that work on every screen unless the screen has a use of its own for them.
    static let keymap = Keymap<EverywhereCommand>([
        Binding(.character("?"), .function(1), command: .help, label: "help", help: "What the keys do here."),
        Binding(.character("!"), command: .log, label: "log", help: "What was said in this session."),
        Binding(.control("l"), command: .repaint, label: "repaint", help: "Draw the whole screen again."),
        Binding(.control("z"), command: .suspend, label: "suspend", help: "Pause rootward; fg brings it back."),
        Binding(
            .control("c"),
            command: .leave,
            label: "leave",
            help: "Leave rootward; asks first while a run is under way."
        ),
    ])
}
