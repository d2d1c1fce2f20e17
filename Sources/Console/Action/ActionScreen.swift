import RootAccess
import TerminalUI

/// Take privileged action: what can be done with the chosen accounts, harmless first, worst last.
struct ActionScreen: Screen {
    /// What its keys do.
    enum Command: Sendable { case move(Viewport.Move), choose, back }

    private enum Answer: Sendable { case check, delete, later }

    let stage: Stage? = .action
    let crumb: Text = "Action"
    private let targets: [AccountID]
    private var menu: Menu<Answer>

    /// Makes the menu for accounts that are all in sight.
    init(targets: [AccountID], _ shared: Shared) {
        self.targets = targets
        let reachable = targets.compactMap(shared.directory.index(of:))
            .filter { shared.directory.inapplicability(ofIndex: $0) == nil }
        let isOn = shared.context?.capabilities.rootCredentialsManagement ?? false
        let off: Text? = isOn ? nil : "root credentials management is off"
        let unreachable: Text? = reachable.isEmpty ? Self.whyNot(targets, shared) : nil
        let notHere: Text = "AWS console or CLI; not in this version"
        menu = Menu([
            Menu.Item(
                "Check root credentials again",
                value: .check,
                detail: Text(Phrases.accounts(reachable.count)),
                unavailable: off ?? unreachable
            ),
            Menu.Item("Allow password recovery", value: .later, unavailable: notHere),
            Menu.Item("Delete S3 bucket policy", value: .later, unavailable: notHere),
            Menu.Item("Delete SQS queue policy", value: .later, unavailable: notHere),
            Menu.Item(
                "Delete root credentials",
                value: .delete,
                detail: Self.detail(reachable, shared),
                unavailable: (shared.settings.isReadOnly ? "rootward runs with --read-only" : nil)
                    ?? off ?? unreachable ?? Self.nothing(reachable, shared)
            ),
        ])
    }

    private static func whyNot(_ targets: [AccountID], _ shared: Shared) -> Text {
        guard targets.count == 1, let index = shared.directory.index(of: targets[0]),
            let why = shared.directory.inapplicability(ofIndex: index)
        else { return "none of these can be a target" }
        return Text(why.words)
    }

    private static func detail(_ indices: [Int], _ shared: Shared) -> Text {
        var counts = StatusCounts()
        for index in indices { counts.add(shared.directory.statuses[index]) }
        let accounts = Phrases.accounts(indices.count)
        if counts.blocked == counts.total { return "\(accounts), blocked: can't be read" }
        let unread = counts.failed + counts.toDo
        if unread == counts.total { return "\(accounts), not checked" }
        var words = "\(Phrases.number(counts.present)) present of \(Phrases.number(counts.total))"
        if counts.blocked > 0 { words += ", \(Phrases.number(counts.blocked)) blocked" }
        if unread > 0 { words += ", \(Phrases.number(unread)) not checked" }
        return Text(words)
    }

    /// Only when every account was read and none has anything.
    private static func nothing(_ indices: [Int], _ shared: Shared) -> Text? {
        indices.allSatisfy { shared.directory.statuses[$0] == .absent } ? "no root credentials are left here" : nil
    }

    func keymap(_ shared: Shared) -> Keymap<Command> {
        Keymap(
            MoveBindings.all(Command.move) + [
                Binding(.enter, command: .choose, label: "choose", help: "Go on with the action.", footerRank: 2),
                Binding(.escape, .character("q"), command: .back, label: "back", help: "Back.", footerRank: 3),
            ]
        )
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        switch command {
        case .move(let move): menu.move(move)
        case .back: shared.navigation.append(.pop)
        case .choose: return choose(&shared)
        }
        return []
    }

    private func choose(_ shared: inout Shared) -> [Effect] {
        switch menu.choose() {
        case nil, .chosen(.later): return []
        case .unavailable(let reason):
            shared.say("It can't be done: \(reason.string).", .hint)
            return []
        case .chosen(.check):
            shared.navigation.append(.pop)
            return shared.beginAudit(targets)
        case .chosen(.delete):
            let generation = shared.nextGeneration()
            shared.navigation.append(.replace(PlanningScreen(generation: generation, of: targets.count)))
            return [.plan(generation: generation, .deleteRootCredentials, targets)]
        }
    }

    /// On a narrow screen the reasons are cut; the one under the cursor always stands here whole.
    func status(_ shared: Shared, width: Int) -> Line {
        guard menu.items.indices.contains(menu.cursor) else { return Line([]) }
        let item = menu.items[menu.cursor]
        return Line((item.unavailable ?? item.detail).truncated(to: width), .muted)
    }

    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        var title: Text = "Take privileged action: \(Phrases.accounts(targets.count))"
        if targets.count == 1, let account = shared.directory.account(targets[0]) {
            title = "Take privileged action: " + Text(account.name) + " " + Text(account.id.text)
        }
        let dialog = Dialog(title, body: [], reservedRows: menu.items.count)
        menu.draw(into: &frame, in: dialog.draw(into: &frame, in: rect))
    }
}
