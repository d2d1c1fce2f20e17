/// Names the units above an account.
package struct UnitPaths: Sendable {
    private let names: [String: String]

    /// Takes the tree as it was read.
    package init(units: [OrganizationalUnit]) {
        // The root's own name says nothing: every path would begin with it.
        let below = units.filter { $0.parentID != nil }
        names = Dictionary(below.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The names from the top, joined by slashes; empty for an account right under the root, the ID where a name is
    /// not known, nil when AWS did not tell the path.
    package func path(of account: Account) -> String? {
        guard !account.path.isEmpty else { return nil }
        return account.path.dropFirst().map { names[$0] ?? $0 }.joined(separator: "/")
    }
}
