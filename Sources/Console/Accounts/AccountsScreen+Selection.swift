import RootAccess
import TerminalUI

extension AccountsScreen {
    /// The accounts below a unit that match the filter.
    func members(of unit: Int, _ shared: Shared) -> [Int] {
        let tree = shared.directory.tree
        let filter = AccountFilter(list.query, tree: tree)
        var found: [Int32] = []
        var units = [unit]
        while let next = units.popLast() {
            units += tree.units[next].children
            found += tree.units[next].accounts.map(Int32.init)
        }
        return filter.matches(among: found, shared.directory, selection: shared.selection).map(Int.init)
    }

    /// Selects or deselects what the cursor is on, and goes on to the next row.
    mutating func toggle(_ shared: inout Shared) {
        guard let row = list.current else { return }
        if row.isUnit {
            toggle(targets(members(of: Int(row.index), shared), shared), &shared)
        } else {
            let account = shared.directory.accounts[Int(row.index)]
            if let why = shared.directory.inapplicability(ofIndex: Int(row.index)) {
                shared.say("\(account.id.text) can't be acted on: \(why.words).", .hint)
            } else if shared.selection.remove(account.id) == nil {
                shared.selection.insert(account.id)
            }
        }
        list.viewport.move(.down)
    }

    /// Selects every account that matches the filter; when all are selected, none.
    mutating func selectAll(_ shared: inout Shared) { toggle(targetsShown(shared), &shared) }

    /// Selects what is not selected among the accounts that match the filter, and the other way round.
    mutating func invert(_ shared: inout Shared) { shared.selection.formSymmetricDifference(targetsShown(shared)) }

    /// Takes what the filter hides out of the selection.
    mutating func deselectHidden(_ shared: inout Shared) {
        let shown = Set(targetsShown(shared))
        shared.selection.formIntersection(shown)
    }

    private func toggle(_ ids: [AccountID], _ shared: inout Shared) {
        if ids.isEmpty { shared.say("No account here can be acted on.", .hint) }
        if ids.allSatisfy(shared.selection.contains) {
            shared.selection.subtract(ids)
        } else {
            shared.selection.formUnion(ids)
        }
    }

    private func targetsShown(_ shared: Shared) -> [AccountID] {
        targets(list.matchingAccounts(shared.directory, selection: shared.selection), shared)
    }

    private func targets(_ indices: [Int], _ shared: Shared) -> [AccountID] {
        indices.filter { shared.directory.inapplicability(ofIndex: $0) == nil }
            .map { shared.directory.accounts[$0].id }
    }

    /// Folds the unit under the cursor, or the one that the account under the cursor is in.
    mutating func fold(_ shared: Shared) {
        guard list.isTree, let row = list.current else { return }
        var unit = Int(row.index)
        if !row.isUnit {
            guard let home = shared.directory.tree.unitOfAccount[unit] else { return }
            unit = home
        } else if list.folded.contains(unit) {
            unit = shared.directory.tree.units[unit].parent ?? unit
        }
        if let place = list.rows.firstIndex(where: { $0.isUnit && $0.index == Int32(unit) }) {
            list.viewport.place(cursor: place)
        }
        list.folded.insert(unit)
    }

    /// Unfolds the unit under the cursor.
    mutating func unfold() {
        guard let row = list.current, row.isUnit else { return }
        list.folded.remove(Int(row.index))
    }
}
