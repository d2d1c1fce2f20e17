/// Which rows of a long list are seen, and which one the cursor is on.
///
/// Holds for every sequence of moves, sizes and counts: the cursor is a row (0 when there is none), it is seen when
/// anything is, and there is no empty room below the last row while rows are hidden above.
package struct Viewport: Hashable, Sendable {
    /// The ways to move.
    package enum Move: Hashable, Sendable, CaseIterable {
        case up, down, pageUp, pageDown, halfPageUp, halfPageDown, home, end

        /// The move that a key makes in every list, or nil.
        package init?(_ key: Key) {
            switch key {
            case .up, .character("k"): self = .up
            case .down, .character("j"): self = .down
            case .pageUp, .control("b"): self = .pageUp
            case .pageDown, .control("f"): self = .pageDown
            case .control("u"): self = .halfPageUp
            case .control("d"): self = .halfPageDown
            case .home, .character("g"): self = .home
            case .end, .character("G"): self = .end
            default: return nil
            }
        }
    }

    /// The row the cursor is on.
    package private(set) var cursor = 0
    /// The first row that is seen.
    package private(set) var top = 0
    /// How many rows can be seen.
    package private(set) var height: Int
    /// How many rows there are.
    package private(set) var count: Int

    /// Makes a view of so many rows, at the first one.
    package init(count: Int = 0, height: Int = 1) {
        self.count = max(0, count)
        self.height = max(0, height)
    }

    /// The rows that are seen.
    package var visible: Range<Int> { top..<min(count, top + height) }

    /// Moves the cursor, and the rows when it would leave them.
    package mutating func move(_ move: Move) {
        let page = max(1, height)
        switch move {
        case .up: place(cursor: cursor - 1)
        case .down: place(cursor: cursor + 1)
        case .pageUp: scroll(by: -page)
        case .pageDown: scroll(by: page)
        case .halfPageUp: scroll(by: -max(1, page / 2))
        case .halfPageDown: scroll(by: max(1, page / 2))
        case .home: place(cursor: 0)
        case .end: place(cursor: count - 1)
        }
    }

    /// Puts the cursor on a row, or on the nearest one that exists.
    package mutating func place(cursor row: Int) {
        cursor = max(0, min(count - 1, row))
        settle()
    }

    /// Says how many rows can be seen.
    package mutating func resize(height: Int) {
        self.height = max(0, height)
        settle()
    }

    /// Says how many rows there are; the cursor stays where it is, or goes to the last row.
    package mutating func setCount(_ count: Int) {
        self.count = max(0, count)
        place(cursor: cursor)
    }

    private mutating func scroll(by rows: Int) {
        top = max(0, min(count - height, top + rows))
        place(cursor: cursor + rows)
    }

    private mutating func settle() {
        if cursor >= top + height { top = cursor - height + 1 }
        top = min(top, cursor)
        top = max(0, min(top, count - height))
    }
}
