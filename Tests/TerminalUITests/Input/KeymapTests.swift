import TerminalUI
import Testing

@Suite("Keymap")
struct KeymapTests {
    private enum Command { case up, down, act, help, quit }

    private let keymap = Keymap<Command>([
        Binding(.up, .character("k"), command: .up, label: "move", help: "Moves up."),
        Binding(
            .down,
            .character("j"),
            command: .down,
            label: "move",
            help: "Moves down.",
            footerRank: 3,
            keyLabel: "↑↓"
        ),
        Binding(.character("a"), command: .act, label: "action", help: "Acts.", footerRank: 1),
        Binding(.character("?"), .function(1), command: .help, label: "help", help: "Shows this page.", footerRank: 2),
        Binding(.character("q"), .control("c"), command: .quit, label: "quit", help: "Leaves.", footerRank: 4),
    ])

    @Test func `a key finds its command`() {
        guard case .command(.quit) = keymap.outcome(of: .control("c")) else {
            Issue.record("^C quits")
            return
        }
        #expect(keymap.outcome(of: .character("x")) == nil)
    }

    @Test func `a command that can't be given says why, leaves the footer and stays in the help`() {
        var keymap = keymap
        keymap.bindings[2] = keymap.bindings[2].unavailable(because: "Nothing is selected.")
        guard case .unavailable(let reason) = keymap.outcome(of: .character("a")) else {
            Issue.record("it was given")
            return
        }
        #expect(reason == "Nothing is selected.")
        #expect(!keymap.footer(width: 80).text.string.contains("action"))
        #expect(keymap.help().contains { $0.text.string.contains("Acts. (Nothing is selected.)") })
    }

    @Test(arguments: [
        (80, "↑↓ move  a action  ? help  q quit"), (24, "a action  ? help"), (25, "↑↓ move  a action  ? help"),
        (8, "a action"), (7, ""), (0, ""),
    ])
    func `the footer drops the hints of the highest rank first`(width: Int, footer: String) {
        #expect(keymap.footer(width: width).text.string == footer)
    }

    @Test func `the help names every key`() {
        #expect(keymap.help().map(\.text.string).first == "↑ k   Moves up.")
        #expect(keymap.help(glyphs: .ascii).map(\.text.string).first == "up k    Moves up.")
    }
}
