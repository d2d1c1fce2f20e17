import TerminalUI

/// The rows of a keymap that move in a list, the same on every screen.
enum MoveBindings {
    /// The eight moves, as commands of a screen; the letters too, unless the screen needs them for something else.
    static func all<Command>(
        label: Text = "move",
        footerRank: Int? = 1,
        _ command: (Viewport.Move) -> Command
    ) -> [Binding<Command>] {
        [
            Binding(
                .up,
                .character("k"),
                command: command(.up),
                label: label,
                help: "One row up.",
                footerRank: footerRank,
                keyLabel: "↑↓"
            ),
            Binding(.down, .character("j"), command: command(.down), label: "down", help: "One row down."),
            Binding(.pageUp, .control("b"), command: command(.pageUp), label: "page up", help: "One page up."),
            Binding(.pageDown, .control("f"), command: command(.pageDown), label: "page down", help: "One page down."),
            Binding(.control("u"), command: command(.halfPageUp), label: "half page up", help: "Half a page up."),
            Binding(.control("d"), command: command(.halfPageDown), label: "half page down", help: "Half a page down."),
            Binding(.home, .character("g"), command: command(.home), label: "top", help: "To the first row."),
            Binding(.end, .character("G"), command: command(.end), label: "end", help: "To the last row."),
        ]
    }
}
