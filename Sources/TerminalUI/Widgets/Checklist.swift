/// A few things that can each be switched on or off, with a sentence about each.
package struct Checklist<ID: Hashable & Sendable>: Sendable {
    /// One thing to switch.
    package struct Item: Sendable {
        /// Which one it is.
        package let id: ID
        /// What it is called.
        package var label: Text
        /// What switching it on means.
        package var detail: Text
        /// Whether it is on.
        package var isOn: Bool
        /// Why it can't be switched; nil when it can.
        package var unavailable: Text?

        /// Makes a thing to switch.
        package init(_ id: ID, label: Text, detail: Text = .empty, isOn: Bool = false, unavailable: Text? = nil) {
            self.id = id
            self.label = label
            self.detail = detail
            self.isOn = isOn
            self.unavailable = unavailable
        }
    }

    /// The things, from top to bottom.
    package private(set) var items: [Item]
    private var viewport: Viewport

    /// Makes a list with the cursor on its first item.
    package init(_ items: [Item]) {
        self.items = items
        viewport = Viewport(count: items.count, height: items.count)
    }

    /// The number of the item under the cursor.
    package var cursor: Int { viewport.cursor }
    /// Those that are on.
    package var on: Set<ID> { Set(items.filter(\.isOn).map(\.id)) }

    /// Moves the cursor.
    package mutating func move(_ move: Viewport.Move) { viewport.move(move) }

    /// Switches the item under the cursor.
    ///
    /// - Returns: Why it can't be switched, or nil when it was.
    package mutating func toggle() -> Text? {
        guard items.indices.contains(cursor) else { return nil }
        if let reason = items[cursor].unavailable { return reason }
        items[cursor].isOn.toggle()
        return nil
    }

    /// The lines of the list in a width, and on which of them each item starts.
    private func lines(in columns: Int) -> (lines: [Line], starts: [Int]) {
        var lines: [Line] = []
        var starts: [Int] = []
        for (index, item) in items.enumerated() {
            starts.append(lines.count)
            let role: Role = index == cursor ? .cursor : item.unavailable == nil ? .normal : .disabled
            lines.append(Line((item.isOn ? "[x] " : "[ ] ") + item.label, role))
            for text in [item.detail, item.unavailable ?? .empty] where !text.isEmpty {
                lines += text.wrapped(to: columns - 4).map { Line("    " + $0, .muted) }
            }
        }
        return (lines, starts)
    }

    /// How many rows it takes in a width.
    package func height(in columns: Int) -> Int { lines(in: columns).lines.count }

    /// Draws the list, scrolled so that the item under the cursor is seen, with the terminal's cursor in its box.
    package func draw(into frame: inout Frame, in rect: Rect, isFocused: Bool = true) {
        frame.fill(rect)
        let (lines, starts) = lines(in: rect.columns)
        guard starts.indices.contains(cursor) else { return }
        let end = cursor + 1 < starts.count ? starts[cursor + 1] : lines.count
        let top = min(starts[cursor], max(0, end - rect.rows))
        for (row, line) in lines.dropFirst(top).prefix(rect.rows).enumerated() {
            frame.put(line, row: row, column: 0, in: rect)
        }
        if isFocused { frame.placeCursor(row: starts[cursor] - top, column: 1, in: rect) }
    }
}
