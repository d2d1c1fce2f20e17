import TerminalUI

/// Refuses to act on accounts that the filter hides, and offers the two ways out.
struct HiddenSelectionScreen: Screen {
    /// What its keys do.
    enum Command: Sendable { case move(Viewport.Move), choose, back }

    private enum Answer: Sendable { case show, deselect }

    let stage: Stage? = .action
    let crumb: Text = "Hidden accounts"
    private let hidden: Int
    private let total: Int
    private var menu: Menu<Answer>

    /// Makes the question for so many hidden ones among the selected.
    init(hidden: Int, of total: Int) {
        self.hidden = hidden
        self.total = total
        menu = Menu([
            Menu.Item("Show every selected account", value: .show),
            Menu.Item("Deselect the hidden ones", value: .deselect),
        ])
    }

    func keymap(_ shared: Shared) -> Keymap<Command> {
        Keymap(
            MoveBindings.all(Command.move) + [
                Binding(.enter, command: .choose, label: "choose", help: "Do what the cursor is on.", footerRank: 2),
                Binding(.escape, .character("q"), command: .back, label: "back", help: "Back.", footerRank: 3),
            ]
        )
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        switch command {
        case .move(let move): menu.move(move)
        case .back: shared.navigation.append(.pop)
        case .choose:
            guard case .chosen(let answer) = menu.choose() else { return [] }
            shared.navigation.append(answer == .show ? .showSelected : .deselectHidden)
        }
        return []
    }

    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let isOne = hidden == 1
        let selected = Phrases.number(total)
        let verb = isOne ? "is" : "are"
        let body = [
            Line(Text("\(Phrases.number(hidden)) of the \(selected) selected accounts \(verb) hidden by the filter.")),
            Line("What can't be seen is not acted on."), Line(.empty),
        ]
        let dialog = Dialog("Hidden accounts", body: body, reservedRows: menu.items.count)
        menu.draw(into: &frame, in: dialog.draw(into: &frame, in: rect))
    }
}
