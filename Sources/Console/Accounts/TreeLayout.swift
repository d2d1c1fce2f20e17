/// The rows of the account list as a tree: each unit, its units below it, then its accounts.
struct TreeLayout {
    private(set) var rows: [AccountList.Row] = []
    private let tree: UnitTree
    private let folded: Set<Int>
    private let hidesEmpty: Bool
    private var accounts: [[Int32]]
    private var shownBelow: [Int]

    /// Lays out the accounts that are shown, which are in order; units without any are left out under a filter.
    init(_ tree: UnitTree, shown: [Int32], folded: Set<Int>, hidesEmpty: Bool) {
        self.tree = tree
        self.folded = folded
        self.hidesEmpty = hidesEmpty
        accounts = Array(repeating: [], count: tree.units.count)
        shownBelow = Array(repeating: 0, count: tree.units.count)
        var homeless: [Int32] = []
        for index in shown {
            guard let unit = tree.unitOfAccount[Int(index)] else {
                homeless.append(index)
                continue
            }
            accounts[unit].append(index)
        }
        rows.reserveCapacity(shown.count + tree.units.count)
        let roots = tree.roots
        for root in roots { count(root) }
        if roots.count == 1 {
            // A root of its own would only push everything to the right.
            addBelow(roots[0], depth: 0)
        } else {
            for root in sorted(roots) { add(root, depth: 0) }
        }
        rows += homeless.map { AccountList.Row(index: $0, isUnit: false, depth: 0) }
    }

    @discardableResult
    private mutating func count(_ unit: Int) -> Int {
        var below = accounts[unit].count
        for child in tree.units[unit].children { below += count(child) }
        shownBelow[unit] = below
        return below
    }

    private mutating func add(_ unit: Int, depth: UInt8) {
        guard !hidesEmpty || shownBelow[unit] > 0 else { return }
        rows.append(AccountList.Row(index: Int32(unit), isUnit: true, depth: depth))
        guard !folded.contains(unit) else { return }
        // Organizations allows units five deep.
        addBelow(unit, depth: depth < 12 ? depth + 1 : depth)
    }

    private mutating func addBelow(_ unit: Int, depth: UInt8) {
        for child in sorted(tree.units[unit].children) { add(child, depth: depth) }
        rows += accounts[unit].map { AccountList.Row(index: $0, isUnit: false, depth: depth) }
    }

    private func sorted(_ units: [Int]) -> [Int] {
        units.sorted { (tree.units[$0].title, $0) < (tree.units[$1].title, $1) }
    }
}
