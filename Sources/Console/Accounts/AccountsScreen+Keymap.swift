import RootAccess
import TerminalUI

extension AccountsScreen {
    func keymap(_ shared: Shared) -> Keymap<Command> { isFiltering ? Self.filterKeymap : listKeymap(shared) }

    private static let filterKeymap = Keymap<Command>([
        Binding(.enter, command: .keepFilter, label: "keep", help: "Keep the filter; back to the list.", footerRank: 1),
        Binding(.escape, command: .clearFilter, label: "clear", help: "Show every account again.", footerRank: 2),
        Binding(.up, command: .move(.up), label: "move", help: "One row up.", footerRank: 3, keyLabel: "↑↓"),
        Binding(.down, command: .move(.down), label: "down", help: "One row down."),
        Binding(.pageUp, command: .move(.pageUp), label: "page up", help: "One page up."),
        Binding(.pageDown, command: .move(.pageDown), label: "page down", help: "One page down."),
    ])

    private func listKeymap(_ shared: Shared) -> Keymap<Command> {
        // Where there is little room, the keys that nobody guesses come first.
        Keymap(
            MoveBindings.all(footerRank: shared.size.columns < 60 ? nil : 1, Command.move) + actions + views(shared)
                + others(shared)
        )
    }

    private var actions: [Binding<Command>] {
        [
            Binding(
                .character(" "),
                command: .toggle,
                label: "select",
                help: "Select or deselect the account, or all of a unit.",
                footerRank: 2
            ),
            Binding(
                .character("A"),
                command: .selectAll,
                label: "select all",
                help: "Select all accounts that are shown; again: none of them."
            ),
            Binding(
                .character("*"),
                command: .invert,
                label: "invert",
                help: "Select what is not selected, among those shown."
            ),
            Binding(
                .character("a"),
                command: .action,
                label: "action",
                help: "Take a privileged action on what is selected.",
                footerRank: 3
            ),
            Binding(
                .enter,
                command: .open,
                label: "details",
                help: "Details of the account; folds or unfolds a unit.",
                footerRank: 4
            ),
        ]
    }

    private func views(_ shared: Shared) -> [Binding<Command>] {
        let noTree: Text? = list.isTree ? nil : "The list is flat; t shows the tree."
        let noFilter: Text? = filter.value.isEmpty ? "There is no filter; q leaves rootward." : nil
        return [
            Binding(
                .character("/"),
                command: .filter,
                label: "filter",
                help: "By name, ID, e-mail, unit, status:present, is:selected.",
                footerRank: 5
            ),
            Binding(
                .escape,
                command: .clearFilter,
                label: "clear filter",
                help: "Show every account again.",
                footerRank: 4,
                unavailable: noFilter
            ),
            Binding(
                .character("t"),
                command: .tree,
                label: list.isTree ? "flat" : "tree",
                help: "Tree or flat list.",
                footerRank: 8
            ),
            Binding(
                .character("s"),
                command: .sort,
                label: "sort",
                help: "By name, status, last use, ID, in turn.",
                footerRank: 9
            ),
            Binding(.left, .character("h"), command: .fold, label: "fold", help: "Fold the unit.", unavailable: noTree),
            Binding(
                .right,
                .character("l"),
                command: .unfold,
                label: "unfold",
                help: "Unfold the unit.",
                unavailable: noTree
            ),
        ]
    }

    private func others(_ shared: Shared) -> [Binding<Command>] {
        let on = shared.context?.capabilities
        let isEnabled = (on?.rootCredentialsManagement ?? false) && (on?.rootSessions ?? false)
        return [
            Binding(
                .character("r"),
                command: .check,
                label: "refresh",
                help: "Check what is selected again, or what the cursor is on.",
                footerRank: 10
            ),
            Binding(
                .character("R"),
                .control("r"),
                command: .relist,
                label: "list again",
                help: "List the organization again and check every account."
            ),
            Binding(
                .character("y"),
                command: .copy,
                label: "copy",
                help: "Ask the terminal to copy the account's ID."
            ),
            Binding(
                .character("e"),
                command: .enable,
                label: "enable",
                help: "Root access management: what is on; switch it on.",
                footerRank: isEnabled ? 11 : 3
            ),
            Binding(.character("q"), command: .quit, label: "quit", help: "Leave rootward.", footerRank: 7),
        ]
    }
}
