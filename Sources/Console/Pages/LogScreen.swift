import TerminalUI

/// Everything that was said in this session, the latest first, each in full.
struct LogScreen: Screen {
    /// What its keys do.
    enum Command: Sendable { case move(Viewport.Move), close }

    let crumb: Text = "Log"
    private var page: Page

    /// Makes the log of what was said.
    init(_ entries: [LogEntry]) {
        let lines = entries.reversed().map { entry in
            Line([
                .init(Text(Phrases.timeOfDay(entry.time)) + "Z  ", .muted),
                .init(entry.text, entry.isProblem ? .danger : .normal),
            ])
        }
        page = Page(lines.isEmpty ? [Line("Nothing has been said yet.", .muted)] : lines)
    }

    func keymap(_ shared: Shared) -> Keymap<Command> {
        Keymap(
            MoveBindings.all(label: "scroll", footerRank: page.isLonger(than: shared.bodySize) ? 1 : nil, Command.move)
                + [
                    Binding(
                        .escape,
                        .character("q"),
                        .character("!"),
                        .enter,
                        .left,
                        command: .close,
                        label: "back",
                        help: "Back to the screen.",
                        footerRank: 2
                    )
                ]
        )
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        switch command {
        case .move(let move): page.move(move, in: shared.bodySize)
        case .close: shared.navigation.append(.pop)
        }
        return []
    }

    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) { page.draw(into: &frame, in: rect) }
}
