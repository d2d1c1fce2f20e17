import RootAccess
import TerminalUI

/// The home of the console: every account of the organization, filling in live.
struct AccountsScreen: Screen {
    /// What its keys do.
    enum Command: Sendable {
        case move(Viewport.Move)
        case toggle, selectAll, invert
        case open, fold, unfold, tree, sort
        case action, filter, keepFilter, clearFilter
        case check, relist, copy, enable, quit
    }

    let stage: Stage? = .accounts
    let crumb: Text = "Accounts"
    var list = AccountList()
    var filter = TextField(limit: 80)
    var isFiltering = false

    mutating func settle(_ shared: Shared) {
        list.query = filter.value
        let rows = shared.size.rows - 4 - (showsFilter ? 1 : 0)
        list.settle(
            shared.directory,
            selection: shared.selection,
            selectionRevision: shared.selectionRevision,
            height: max(0, rows - 1)
        )
    }

    var takesText: Bool { isFiltering }

    /// True when the line above the heads shows the filter.
    var showsFilter: Bool { isFiltering || !filter.value.isEmpty }

    mutating func type(_ event: TerminalUI.Event, _ shared: inout Shared) -> [Effect]? {
        guard isFiltering else { return nil }
        let wasEmpty = filter.value.isEmpty
        guard filter.handle(event) else { return nil }
        // Backspace in an empty field leaves it, as in less and vi.
        if wasEmpty, event == .key(.backspace) { isFiltering = false }
        settle(shared)
        return []
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        var effects: [Effect] = []
        switch command {
        case .move(let move): list.viewport.move(move)
        case .toggle: toggle(&shared)
        case .selectAll: selectAll(&shared)
        case .invert: invert(&shared)
        case .open: effects = open(&shared)
        case .fold: fold(shared)
        case .unfold: unfold()
        case .tree: list.isTree.toggle()
        case .sort:
            list.sort = list.sort.next
            shared.say("Sorted by \(list.sort.title)\(knownUses(shared)).", .hint)
        case .action: takeAction(&shared)
        case .filter: isFiltering = true
        case .keepFilter: isFiltering = false
        case .clearFilter:
            filter.clear()
            isFiltering = false
        case .check: effects = shared.beginAudit(targets(shared))
        case .relist: effects = shared.beginListing()
        case .copy: effects = copy(&shared)
        case .enable: effects = openWizard(&shared)
        case .quit: return [.quit(shared.exitCode)]
        }
        settle(shared)
        return effects
    }

    /// The accounts that an action is for: the selected ones, or else what the cursor is on.
    func targets(_ shared: Shared) -> [AccountID] {
        if !shared.selection.isEmpty { return shared.selection.sorted() }
        guard let row = list.current else { return [] }
        guard row.isUnit else { return [shared.directory.accounts[Int(row.index)].id] }
        return members(of: Int(row.index), shared).map { shared.directory.accounts[$0].id }
    }

    /// For how many accounts the last use was read, where the list is sorted by it.
    private func knownUses(_ shared: Shared) -> String {
        guard list.sort == .lastUsed else { return "" }
        let counts = shared.directory.counts
        return ", known for \(Phrases.number(counts.detailed)) of \(Phrases.number(counts.present)) with credentials"
    }

    private mutating func open(_ shared: inout Shared) -> [Effect] {
        guard let row = list.current else { return [] }
        if row.isUnit {
            if list.folded.contains(Int(row.index)) { unfold() } else { fold(shared) }
            return []
        }
        var details = DetailsScreen(account: shared.directory.accounts[Int(row.index)].id)
        let effects = details.look(&shared, isForced: false)
        shared.navigation.append(.push(details))
        return effects
    }

    private func takeAction(_ shared: inout Shared) {
        let targets = targets(shared)
        guard !targets.isEmpty else { return shared.say("There is no account here to act on.", .problem) }
        guard list.hiddenSelected == 0 else {
            return shared.navigation.append(
                .push(HiddenSelectionScreen(hidden: list.hiddenSelected, of: targets.count))
            )
        }
        shared.navigation.append(.push(ActionScreen(targets: targets, shared)))
    }

    private func copy(_ shared: inout Shared) -> [Effect] {
        guard let row = list.current, !row.isUnit else { return [] }
        let id = shared.directory.accounts[Int(row.index)].id
        shared.say("Asked the terminal to copy \(id.text).", .good)
        return [.copy(id.text)]
    }

    private func openWizard(_ shared: inout Shared) -> [Effect] {
        guard let context = shared.context else { return [] }
        shared.navigation.append(.push(EnableScreen(context: context)))
        return []
    }
}
