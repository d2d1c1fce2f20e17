extension Frame {
    /// Draws a box along the edges of a rectangle, with a title in its upper edge.
    ///
    /// - Returns: The room inside.
    @discardableResult
    package mutating func box(
        _ rect: Rect,
        title: Text = .empty,
        _ role: Role = .border,
        titleRole: Role = .title
    ) -> Rect {
        fill(rect)
        guard rect.rows >= 2, rect.columns >= 2 else {
            return Rect(row: rect.row, column: rect.column, rows: 0, columns: 0)
        }
        let edge = Text(glyphs: Array(repeating: Glyph(base: "─"), count: rect.columns - 2))
        put("┌" + edge + "┐", row: 0, column: 0, in: rect, role)
        for row in 1..<rect.rows - 1 {
            put("│", row: row, column: 0, in: rect, role)
            put("│", row: row, column: rect.columns - 1, in: rect, role)
        }
        put("└" + edge + "┘", row: rect.rows - 1, column: 0, in: rect, role)
        if !title.isEmpty, rect.columns > 6 {
            let shown = title.truncated(to: rect.columns - 5)
            put(" " + shown + " ", row: 0, column: 1, in: rect, titleRole)
        }
        return rect.inset(rows: 1, columns: 1)
    }
}
