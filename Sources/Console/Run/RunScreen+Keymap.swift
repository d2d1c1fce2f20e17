import TerminalUI

extension RunScreen {
    func keymap(_ shared: Shared) -> Keymap<Command> {
        switch phase {
        case .running:
            Keymap(
                MoveBindings.all(Command.move) + [
                    why,
                    Binding(
                        .escape,
                        .control("c"),
                        .character("q"),
                        command: .ask,
                        label: "pause",
                        help: "Begin no further account, and decide.",
                        footerRank: 2
                    ),
                ]
            )
        case .asking:
            Keymap([
                Binding(
                    .character("c"),
                    command: .goOn,
                    label: "continue",
                    help: "Go on with the run.",
                    footerRank: 1
                ),
                Binding(
                    .escape,
                    .control("c"),
                    .character("q"),
                    command: .stay,
                    label: "stay",
                    help: "Stay paused; s stops, and q leaves after that."
                ),
                Binding(
                    .character("s"),
                    command: .stop,
                    label: "stop here",
                    help: "Let what is in flight end, begin nothing more.",
                    footerRank: 2
                ),
            ])
        case .stopping:
            Keymap(
                MoveBindings.all(Command.move) + [
                    why,
                    Binding(
                        .escape,
                        .control("c"),
                        .character("q"),
                        command: .back,
                        label: "leave",
                        help: "Leave.",
                        unavailable: "What is in flight must end first."
                    ),
                ]
            )
        case .ended, .refused: Keymap(MoveBindings.all(footerRank: 5, Command.move) + afterwards(shared))
        }
    }

    private var why: Binding<Command> {
        Binding(
            .enter,
            command: .why,
            label: "why",
            help: "What became of the account, in full.",
            footerRank: 4,
            unavailable: resultCount == 0 ? "No account has ended." : nil
        )
    }

    private func afterwards(_ shared: Shared) -> [Binding<Command>] {
        let left = figures.total - figures.verified
        let isOver = if case .ended = phase { true } else { false }
        return [
            why,
            Binding(
                .character("r"),
                command: .retry,
                label: "plan the rest again",
                help: "Look again at what is not done, and ask again.",
                footerRank: 3,
                unavailable: isOver && left > 0 ? nil : "Nothing is left to be done."
            ),
            Binding(
                .character("w"),
                command: .report,
                label: "write report",
                help: "Write the report of this run to a file.",
                footerRank: 2,
                unavailable: isOver ? nil : "There is nothing to report."
            ),
            Binding(
                .escape,
                .character("q"),
                command: .back,
                label: "accounts",
                help: "Back to the accounts.",
                footerRank: 1
            ),
        ]
    }
}
