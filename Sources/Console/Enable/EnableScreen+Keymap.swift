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
            let toggle = Binding(
                .character(" "),
                command: Command.toggle,
                label: "toggle",
                help: "Choose the capability or not.",
                footerRank: 1,
                unavailable: isAllOn ? "Both are on already; rootward does not switch them off." : nil
            )
            return Keymap([toggle, next, back] + MoveBindings.all(footerRank: isAllOn ? nil : 4, Command.move))
        case .delegate:
            var pick = next
            pick.label = "take it"
            return Keymap([pick, back] + Self.arrows("move", footerRank: 4))
        case .review:
            var enable = next
            enable.label = plan.steps.isEmpty ? "accounts" : "enable"
            if shared.settings.isReadOnly, !plan.steps.isEmpty {
                enable.unavailable = "rootward runs with --read-only: nothing is enabled."
            }
            return Keymap([enable, back] + Self.arrows("scroll", footerRank: scrollRank(shared)))
        case .check:
            return Keymap(
                [next, back] + MoveBindings.all(label: "scroll", footerRank: scrollRank(shared), Command.move)
            )
        case .enabling:
            return Keymap([back.unavailable(because: "The calls are being made; wait for what they come to.")])
        case .result:
            var onward = next
            onward.label = context.capabilities.rootCredentialsManagement ? "audit the accounts" : "accounts"
            if !context.capabilities.rootCredentialsManagement { onward.footerRank = nil }
            let leave = Binding(
                .escape,
                command: Command.leave,
                label: "accounts",
                help: "To the accounts as they are.",
                footerRank: 3
            )
            return Keymap(
                [onward, leave] + MoveBindings.all(label: "scroll", footerRank: scrollRank(shared), Command.move)
            )
        }
    }

    /// A hint to scroll only where there is something to scroll to.
    private func scrollRank(_ shared: Shared) -> Int? { page.isLonger(than: pageSize(shared)) ? 1 : nil }

    /// In a step with a field the letters are text, so only the keys without one move.
    private static func arrows(_ label: Text, footerRank: Int?) -> [Binding<Command>] {
        [
            Binding(
                .up,
                command: .move(.up),
                label: label,
                help: "One line up.",
                footerRank: footerRank,
                keyLabel: "↑↓"
            ),
            Binding(.down, command: .move(.down), label: "down", help: "One line down."),
            Binding(.pageUp, command: .move(.pageUp), label: "page up", help: "One page up."),
            Binding(.pageDown, command: .move(.pageDown), label: "page down", help: "One page down."),
        ]
    }
}
