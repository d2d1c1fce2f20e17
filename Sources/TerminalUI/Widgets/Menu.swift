/// A list of things to do, of which some can't be done now and say why.
package struct Menu<Value: Sendable>: Sendable {
    /// One thing to do.
    package struct Item: Sendable {
        /// What it is.
        package var title: Text
        /// A few words beside it, such as how many things it would touch.
        package var detail: Text
        /// Why it can't be done now; nil when it can.
        package var unavailable: Text?
        /// What choosing it means.
        package var value: Value

        /// Makes an item.
        package init(_ title: Text, value: Value, detail: Text = .empty, unavailable: Text? = nil) {
            self.title = title
            self.value = value
            self.detail = detail
            self.unavailable = unavailable
        }
    }

    /// What came of choosing an item.
    package enum Choice: Sendable {
        case chosen(Value)
        /// It can't be done now; the sentence says why.
        case unavailable(Text)
    }

    /// The items, harmless first.
    package let items: [Item]
    private var viewport: Viewport

    /// Makes a menu with the cursor on the first item that can be chosen.
    package init(_ items: [Item]) {
        self.items = items
        viewport = Viewport(count: items.count, height: items.count)
        viewport.place(cursor: items.firstIndex { $0.unavailable == nil } ?? 0)
    }

    /// The number of the item under the cursor.
    package var cursor: Int { viewport.cursor }

    /// Moves the cursor; it rests on items that can't be chosen too, so that their reasons can be read.
    package mutating func move(_ move: Viewport.Move) { viewport.move(move) }

    /// Chooses the item under the cursor; nil when the menu is empty.
    package func choose() -> Choice? {
        guard items.indices.contains(cursor) else { return nil }
        return items[cursor].unavailable.map(Choice.unavailable) ?? .chosen(items[cursor].value)
    }

    /// The width that shows every item whole.
    package var width: Int {
        let titles = items.map(\.title.width).max() ?? 0
        let details = items.map { ($0.unavailable.map { "– " + $0 } ?? $0.detail).width }.max() ?? 0
        return 2 + titles + (details > 0 ? 2 + details : 0)
    }

    /// Draws the items and puts the terminal's cursor on the one under the cursor.
    package func draw(into frame: inout Frame, in rect: Rect) {
        frame.fill(rect)
        let titles = items.map(\.title.width).max() ?? 0
        var seen = viewport
        seen.resize(height: rect.rows)
        for (row, index) in seen.visible.enumerated() {
            let item = items[index]
            let line = rect.line(row)
            let role: Role = index == cursor ? .cursor : item.unavailable == nil ? .normal : .disabled
            frame.fill(line, index == cursor ? .cursor : .normal)
            if index == cursor { frame.put("▸", row: 0, column: 0, in: line, role) }
            let title = item.title.truncated(to: line.columns - 2)
            frame.put(title, row: 0, column: 2, in: line, role)
            let detail = item.unavailable.map { "– " + $0 } ?? item.detail
            let offset = 2 + titles + 2
            let detailRole: Role = role == .normal ? .muted : role
            frame.put(detail.truncated(to: line.columns - offset), row: 0, column: offset, in: line, detailRole)
        }
        if seen.visible.contains(cursor) { frame.placeCursor(row: cursor - seen.top, column: 0, in: rect) }
    }
}
