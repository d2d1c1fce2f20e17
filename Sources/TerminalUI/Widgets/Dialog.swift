/// A box in the middle of the screen, as large as its text, which scrolls when the screen is smaller than that.
package struct Dialog: Hashable, Sendable {
    /// What it is about.
    package var title: Text
    /// What it says.
    package var body: [Line]
    /// How many rows are kept below the text for fields and choices, which stay in sight when the text scrolls.
    package var reservedRows: Int
    /// How wide the text may get.
    package var maximumColumns: Int
    /// The role of its edge and title.
    package var role: Role
    private var scrolled = 0

    /// Makes a dialog.
    package init(
        _ title: Text,
        body: [Line],
        reservedRows: Int = 0,
        maximumColumns: Int = 78,
        role: Role = .title
    ) {
        self.title = title
        self.body = body
        self.reservedRows = reservedRows
        self.maximumColumns = maximumColumns
        self.role = role
    }

    private struct Arrangement {
        let box: Rect
        let lines: [Line]
        let text: Rect
        let reserved: Rect
        var lastTop: Int { max(0, lines.count - text.rows) }
    }

    private func arrangement(in rect: Rect) -> Arrangement {
        let most = min(maximumColumns, rect.columns - 4)
        let widest = max(title.width + 3, body.map(\.width).max() ?? 0, reservedRows > 0 ? most : 0)
        let width = max(0, min(most, widest))
        let lines = width > 0 ? body.flatMap { $0.wrapped(to: width, indent: 2) } : []
        let box = rect.centred(rows: lines.count + reservedRows + 2, columns: width + 4)
        let inside = box.inset(rows: 1, columns: 2)
        return Arrangement(
            box: box,
            lines: lines,
            text: inside.droppingBottom(reservedRows),
            reserved: inside.bottom(reservedRows)
        )
    }

    /// Scrolls the text, as far as there is text.
    package mutating func scroll(_ move: Viewport.Move, in rect: Rect) {
        let arrangement = arrangement(in: rect)
        let page = max(1, arrangement.text.rows)
        let wanted =
            switch move {
            case .up: scrolled - 1
            case .down: scrolled + 1
            case .pageUp: scrolled - page
            case .pageDown: scrolled + page
            case .halfPageUp: scrolled - max(1, page / 2)
            case .halfPageDown: scrolled + max(1, page / 2)
            case .home: 0
            case .end: arrangement.lastTop
            }
        scrolled = max(0, min(arrangement.lastTop, wanted))
    }

    /// Whether the end of the text is in sight.
    package func showsEnd(in rect: Rect) -> Bool {
        let arrangement = arrangement(in: rect)
        return scrolled >= arrangement.lastTop && !arrangement.text.isEmpty
    }

    /// Draws the dialog.
    ///
    /// - Returns: The rows that were reserved, as far as there is room for them.
    @discardableResult
    package func draw(into frame: inout Frame, in rect: Rect) -> Rect {
        let arrangement = arrangement(in: rect)
        let box = arrangement.box
        frame.box(box, title: title, .border, titleRole: role)
        let top = min(scrolled, arrangement.lastTop)
        for (row, line) in arrangement.lines.dropFirst(top).prefix(arrangement.text.rows).enumerated() {
            frame.put(line, row: row, column: 0, in: arrangement.text)
        }
        // Screen readers begin where the cursor is; a field that is drawn next takes it.
        frame.placeCursor(row: 0, column: 0, in: arrangement.text)
        if arrangement.lastTop > 0, box.rows >= 2 {
            let last = min(arrangement.lines.count, top + arrangement.text.rows)
            let note: Text = " \(top + 1)–\(last) of \(arrangement.lines.count) "
            frame.put(
                note,
                row: box.rows - 1,
                column: max(1, box.columns - note.width - 2),
                in: box.inset(columns: 1),
                .muted
            )
        }
        return arrangement.reserved
    }
}
