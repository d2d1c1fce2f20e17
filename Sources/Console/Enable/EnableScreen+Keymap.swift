import RootAccess
import TerminalUI

extension EnableScreen {
    func keymap(_ shared: Shared) -> Keymap<Command> {
        let back = Binding(
            .escape,
            command: Command.back,
            label: step == .choose || step == .check ? "accounts" : "back",
            help: "One step back; from the first to the accounts.",
            footerRank: 3
        )
        let next = Binding(.enter, command: Command.next, label: "next", help: "On to the next step.", footerRank: 2)
        switch step {
        case .choose:
            return Keymap(
                [
                    Binding(
                        .character(" "),
                        command: .toggle,
                        label: "toggle",
                        help: "Choose the capability or not.",
                        footerRank: 1
                    ), next, back,
                ] + MoveBindings.all(footerRank: 4, Command.move)
            )
        case .delegate:
            var pick = next
            pick.label = "take it"
            return Keymap([pick, back] + Self.arrows)
        case .review:
            var enable = next
            enable.label = plan.steps.isEmpty ? "accounts" : "enable"
            return Keymap([enable, back] + Self.arrows)
        case .check: return Keymap([next, back] + MoveBindings.all(footerRank: 4, Command.move))
        case .enabling:
            return Keymap([back.unavailable(because: "The calls are being made; wait for what they come to.")])
        case .result:
            var onward = next
            onward.label = context.capabilities.rootCredentialsManagement ? "audit the accounts" : "accounts"
            onward.keys.append(.escape)
            return Keymap([onward] + MoveBindings.all(footerRank: 4, Command.move))
        }
    }

    /// In a step with a field the letters are text, so only the keys without one move.
    private static let arrows: [Binding<Command>] = [
        Binding(.up, command: .move(.up), label: "scroll", help: "One line up.", footerRank: 4, keyLabel: "↑↓"),
        Binding(.down, command: .move(.down), label: "down", help: "One line down."),
        Binding(.pageUp, command: .move(.pageUp), label: "page up", help: "One page up."),
        Binding(.pageDown, command: .move(.pageDown), label: "page down", help: "One page down."),
    ]
}
