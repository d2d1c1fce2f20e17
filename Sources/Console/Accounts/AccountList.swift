import RootAccess
import TerminalUI

/// The rows of the account list: which accounts and units are shown, in which order, and where the cursor is.
///
/// Laid out only when something it shows was added, filtered, folded or sorted; moving costs nothing of that.
struct AccountList: Sendable {
    /// One row, in 8 bytes.
    struct Row: Sendable, Equatable {
        let index: Int32
        let isUnit: Bool
        let depth: UInt8

        /// Whether two rows show the same thing, wherever it hangs.
        func shows(_ other: Row) -> Bool { index == other.index && isUnit == other.isUnit }
    }

    /// What the layout depends on.
    private struct Cause: Equatable {
        var list = -1
        var statuses = 0
        var selection = 0
        var query = ""
        var isTree = true
        var sort = AccountSort.name
        var folded: Set<Int> = []
    }

    var isTree = true
    var sort = AccountSort.name
    var query = ""
    /// Units whose accounts are not shown, as long as there is no filter.
    var folded: Set<Int> = []
    private(set) var rows: [Row] = []
    var viewport = Viewport()
    /// How many accounts match the filter, folded or not.
    private(set) var matching = 0
    /// How many selected accounts do not match the filter.
    private(set) var hiddenSelected = 0
    private var order: [Int32] = []
    /// What matches the filter, in order.
    private var shown: [Int32] = []
    private var orderCause = Cause()
    private var cause = Cause()
    private var countedSelection = -1
    private var lastFilter: (list: Int, query: String, filter: AccountFilter)?

    /// The row under the cursor, or nil when there is none.
    var current: Row? { rows.indices.contains(viewport.cursor) ? rows[viewport.cursor] : nil }

    /// Brings rows and figures up to date with the directory and the selection.
    mutating func settle(_ directory: Directory, selection: Set<AccountID>, selectionRevision: Int, height: Int) {
        viewport.resize(height: height)
        let filter = filter(directory)
        var now = Cause(list: directory.listRevision, query: query, isTree: isTree, sort: sort, folded: folded)
        if sort.followsStatus || filter.followsStatus { now.statuses = directory.statusRevision }
        if query.contains("is:") { now.selection = selectionRevision }
        if now != cause {
            let isNewQuery = now.query != cause.query
            let candidates = narrows(from: cause, to: now) ? shown : nil
            cause = now
            layOut(directory, filter, selection, among: candidates)
            if isNewQuery, !filter.isEmpty { goToFirstMatch() }
            countedSelection = -1
        }
        guard countedSelection != selectionRevision else { return }
        countedSelection = selectionRevision
        hiddenSelected = filter.isEmpty ? 0 : selection.count - shown(of: selection, directory, filter)
    }

    private func shown(of selection: Set<AccountID>, _ directory: Directory, _ filter: AccountFilter) -> Int {
        let indices = selection.compactMap(directory.index(of:)).map(Int32.init)
        return filter.matches(among: indices, directory, selection: selection).count
    }

    /// The filter, read anew only when it or the units changed.
    private mutating func filter(_ directory: Directory) -> AccountFilter {
        if let lastFilter, lastFilter.list == directory.listRevision, lastFilter.query == query {
            return lastFilter.filter
        }
        let filter = AccountFilter(query, tree: directory.tree)
        lastFilter = (directory.listRevision, query, filter)
        return filter
    }

    /// A filter is typed to find an account, so the cursor leaves a unit for the first one below it.
    private mutating func goToFirstMatch() {
        guard current?.isUnit ?? false, let place = rows.firstIndex(where: { !$0.isUnit }) else { return }
        viewport.place(cursor: place)
    }

    /// The accounts that match the filter, in the order shown, those in folded units too.
    func matchingAccounts(_ directory: Directory, selection: Set<AccountID>) -> [Int] {
        let filter = AccountFilter(query, tree: directory.tree)
        return filter.matches(among: order, directory, selection: selection).map(Int.init)
    }

    /// True when only the query grew, by letters of plain words: what did not match before can't match now.
    private func narrows(from old: Cause, to new: Cause) -> Bool {
        var same = new
        same.query = old.query
        return same == old && !old.query.isEmpty && new.query.hasPrefix(old.query) && !new.query.contains(":")
    }

    private mutating func layOut(
        _ directory: Directory,
        _ filter: AccountFilter,
        _ selection: Set<AccountID>,
        among candidates: [Int32]?
    ) {
        let anchor = viewport.cursor > 0 ? current : nil
        putInOrder(directory)
        shown =
            filter.isEmpty ? order : filter.matches(among: candidates ?? order, directory, selection: selection)
        matching = shown.count
        if isTree {
            rows =
                TreeLayout(
                    directory.tree,
                    shown: shown,
                    folded: filter.isEmpty ? folded : [],
                    hidesEmpty: !filter.isEmpty
                ).rows
        } else {
            rows = shown.map { Row(index: $0, isUnit: false, depth: 0) }
        }
        viewport.setCount(rows.count)
        guard let anchor, current.map({ !$0.shows(anchor) }) ?? true else { return }
        if let place = rows.firstIndex(where: { $0.shows(anchor) }) { viewport.place(cursor: place) }
    }

    private mutating func putInOrder(_ directory: Directory) {
        let now = Cause(
            list: directory.listRevision,
            statuses: sort.followsStatus ? directory.statusRevision : 0,
            sort: sort
        )
        guard now != orderCause else { return }
        // What was in order stays so: the sort then only has to fit the new ones in.
        if directory.count < order.count || now.sort != orderCause.sort { order = [] }
        order.append(contentsOf: (order.count..<directory.count).map(Int32.init))
        sort.sort(&order, directory)
        orderCause = now
    }
}
