import TerminalUI
import Testing

@Suite("Tree")
struct TreeTests {
    private let tree = Tree([.init("root", children: [.init("a", children: [.init("a1"), .init("a2")]), .init("b")])])

    private func names(_ tree: Tree<String>) -> [String] { tree.rows.map { $0.prefix.string + $0.id } }

    @Test func `rows are indented and show what is folded`() {
        var tree = tree
        #expect(names(tree) == ["▾ root", "  ▾ a", "    a1", "    a2", "  b"])
        tree.toggle("a")
        #expect(names(tree) == ["▾ root", "  ▸ a", "  b"])
        tree.toggle("a")
        #expect(names(tree).count == 5)
    }

    @Test func `everything can be folded, and a node brought back to sight`() {
        var tree = tree
        tree.foldAll()
        #expect(names(tree) == ["▸ root"])
        tree.reveal("a2")
        #expect(names(tree).contains("    a2"))
        tree.unfoldAll()
        #expect(names(tree).count == 5)
    }

    @Test func `what is folded stays folded when the nodes change`() {
        var tree = tree
        tree.toggle("a")
        tree.replace([.init("a", children: [.init("a3")]), .init("c")])
        #expect(names(tree) == ["▸ a", "c"])
    }

    @Test func `two thousand levels are no burden`() {
        var node = Tree<Int>.Node(0)
        for level in 1...2_000 { node = .init(level, children: [node]) }
        #expect(Tree([node]).rows.last?.depth == 2_000)
    }
}
