/// Things within things, as the rows of a list: what is folded shows no children.
package struct Tree<ID: Hashable & Sendable>: Sendable {
    /// One thing and what is within it.
    package struct Node: Sendable {
        /// Which one it is.
        package var id: ID
        /// What is within it, in the order of the rows.
        package var children: [Node]

        /// Makes a node.
        package init(_ id: ID, children: [Node] = []) {
            self.id = id
            self.children = children
        }
    }

    /// One row of the list.
    package struct Row: Hashable, Sendable {
        /// Which node it shows.
        package let id: ID
        /// How many nodes it is within.
        package let depth: Int
        /// Whether anything is within it.
        package let hasChildren: Bool
        /// Whether that is shown.
        package let isExpanded: Bool

        /// The indentation and the sign of folding that stand before the node's name.
        package var prefix: Text {
            let sign: Text = hasChildren ? (isExpanded ? "▾ " : "▸ ") : .empty
            return Text(String(repeating: "  ", count: depth)) + sign
        }
    }

    /// The rows, from top to bottom.
    package private(set) var rows: [Row] = []
    private var roots: [Node]
    private var folded: Set<ID> = []

    /// Makes a tree with everything unfolded.
    package init(_ roots: [Node] = []) {
        self.roots = roots
        flatten()
    }

    /// Puts other nodes into the tree; those that were folded stay so.
    package mutating func replace(_ roots: [Node]) {
        self.roots = roots
        flatten()
    }

    /// Folds a node or unfolds it.
    package mutating func toggle(_ id: ID) {
        if folded.remove(id) == nil { folded.insert(id) }
        flatten()
    }

    /// Folds everything that has something within it.
    package mutating func foldAll() {
        var waiting = roots
        while let node = waiting.popLast() {
            if !node.children.isEmpty { folded.insert(node.id) }
            waiting += node.children
        }
        flatten()
    }

    /// Unfolds everything.
    package mutating func unfoldAll() {
        folded = []
        flatten()
    }

    /// Unfolds whatever hides a node.
    package mutating func reveal(_ id: ID) {
        guard let path = path(to: id) else { return }
        folded.subtract(path)
        flatten()
    }

    private func path(to id: ID) -> [ID]? {
        var waiting = roots.map { (node: $0, path: [ID]()) }
        while let (node, path) = waiting.popLast() {
            if node.id == id { return path }
            waiting += node.children.map { ($0, path + [node.id]) }
        }
        return nil
    }

    private mutating func flatten() {
        var rows: [Row] = []
        var waiting = roots.reversed().map { (node: $0, depth: 0) }
        while let (node, depth) = waiting.popLast() {
            let isExpanded = !node.children.isEmpty && !folded.contains(node.id)
            rows.append(Row(id: node.id, depth: depth, hasChildren: !node.children.isEmpty, isExpanded: isExpanded))
            if isExpanded { waiting += node.children.reversed().map { ($0, depth + 1) } }
        }
        self.rows = rows
    }
}
