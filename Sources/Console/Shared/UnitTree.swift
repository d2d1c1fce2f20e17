import RootAccess

/// The root and the units of the organization, with the accounts that hang in each.
struct UnitTree: Sendable {
    /// One node; its figures count everything below it.
    struct Unit: Sendable {
        let id: String
        /// nil until AWS told it.
        var name: String?
        var parent: Int?
        var children: [Int] = []
        /// Indices of the accounts directly in it.
        var accounts: [Int] = []
        var counts = StatusCounts()

        /// The name, or the ID while the name is unknown.
        var title: String { name ?? id }
    }

    private(set) var units: [Unit] = []
    /// The unit of each account; nil when AWS did not tell.
    private(set) var unitOfAccount: [Int?] = []
    private var indexOfID: [String: Int] = [:]

    /// The nodes without a parent.
    var roots: [Int] { units.indices.filter { units[$0].parent == nil } }

    /// Names a unit and hangs it under its parent.
    mutating func add(_ unit: OrganizationalUnit) {
        let index = index(ofUnit: unit.id)
        units[index].name = unit.name
        if let parentID = unit.parentID { hang(index, under: self.index(ofUnit: parentID)) }
    }

    /// Hangs the next account where its path says; the path gives the units above it as well.
    mutating func add(account: Int, path: [String], status: AccountStatus) {
        var above: Int?
        for id in path {
            let unit = index(ofUnit: id)
            if let above { hang(unit, under: above) }
            above = unit
        }
        unitOfAccount.append(above)
        guard let above else { return }
        units[above].accounts.append(account)
        forEachAncestor(from: above) { $0.counts.add(status) }
    }

    /// Keeps up the figures of each unit above an account, of which there are five at most.
    mutating func change(account: Int, from old: AccountStatus, to new: AccountStatus) {
        guard let unit = unitOfAccount[account] else { return }
        forEachAncestor(from: unit) {
            $0.counts.remove(old)
            $0.counts.add(new)
        }
    }

    /// The names from the top to a unit, such as `Root/Workloads/Prod`.
    func path(of unit: Int) -> String {
        var titles: [String] = []
        var next: Int? = unit
        while let current = next, titles.count <= units.count {
            titles.append(units[current].title)
            next = units[current].parent
        }
        return titles.reversed().joined(separator: "/")
    }

    private mutating func index(ofUnit id: String) -> Int {
        if let index = indexOfID[id] { return index }
        indexOfID[id] = units.count
        units.append(Unit(id: id))
        return units.count - 1
    }

    /// A unit hangs once: what AWS says twice, or in a circle, changes nothing.
    private mutating func hang(_ unit: Int, under parent: Int) {
        guard units[unit].parent == nil, unit != parent, !isAncestor(unit, of: parent) else { return }
        units[unit].parent = parent
        units[parent].children.append(unit)
        let counts = units[unit].counts
        forEachAncestor(from: parent) { $0.counts += counts }
    }

    private func isAncestor(_ unit: Int, of other: Int) -> Bool {
        var next: Int? = other
        while let current = next {
            if current == unit { return true }
            next = units[current].parent
        }
        return false
    }

    private mutating func forEachAncestor(from unit: Int, _ change: (inout Unit) -> Void) {
        var next: Int? = unit
        while let current = next {
            change(&units[current])
            next = units[current].parent
        }
    }
}
