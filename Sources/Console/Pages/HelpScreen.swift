import TerminalUI

/// What the keys of a screen do, made from the very table that decodes them.
struct HelpScreen: Screen {
    /// What its keys do.
    enum Command: Sendable { case move(Viewport.Move), close }

    let crumb: Text = "Help"
    private var page: Page

    /// Makes the help of a screen.
    init(of screen: some Screen, _ shared: Shared) {
        var lines = [Line("Keys: " + screen.crumb, .title)] + screen.helpLines(shared)
        lines += [Line(.empty), Line("Keys of every screen", .title)]
        lines += EverywhereCommand.keymap.help(glyphs: shared.settings.glyphs)
        lines += [
            Line(.empty), Line("Markers", .title),
            "● present   ○ not present   ⊘ blocked   ✗ failed", "… checking  ? not checked   – not applicable",
            "■ selected  ▾ unit, unfolded   + unit, folded",
            "PWD, KEYS, MFA, CERT: yes, or how many; – none, ? not known",
            "LAST USED: ! in the last \(shared.settings.recentUseDays) days; ? not read yet, ⏎ reads it",
            Line(.empty), Line("rootward " + Text(shared.settings.version), .muted),
        ]
        page = Page(lines)
    }

    func keymap(_ shared: Shared) -> Keymap<Command> {
        Keymap(
            MoveBindings.all(label: "scroll", footerRank: page.isLonger(than: shared.bodySize) ? 1 : nil, Command.move)
                + [
                    Binding(
                        .escape,
                        .character("q"),
                        .character("?"),
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
