/// One picture of the screen, as a value: a grid of glyphs, each with its role.
///
/// Drawing is a function from a model to a frame; nothing written outside it, or outside the rectangle named, has any effect.
package struct Frame: Equatable, Sendable {
    /// One place of the grid.
    package struct Cell: Hashable, Sendable {
        /// What it shows.
        package var glyph = Glyph.space
        /// What that is.
        package var role = Role.normal
    }

    /// The number of rows.
    package let rows: Int
    /// The number of columns.
    package let columns: Int
    /// What can be drawn; everything put into the frame is turned into it.
    package let glyphs: GlyphSet
    /// Where the terminal's own cursor stands, which screen readers follow; nil hides it.
    package var cursor: Position?
    /// Every place, row after row.
    package private(set) var cells: [Cell]

    /// Makes an empty frame.
    package init(rows: Int, columns: Int, glyphs: GlyphSet = .utf8) {
        self.rows = max(0, rows)
        self.columns = max(0, columns)
        self.glyphs = glyphs
        cells = Array(repeating: Cell(), count: max(0, rows) * max(0, columns))
    }

    /// The whole frame.
    package var bounds: Rect { Rect(row: 0, column: 0, rows: rows, columns: columns) }

    /// Writes a text at a row and column of the rectangle, cut at its edges.
    ///
    /// - Returns: The column after the text, whether or not all of it was to be seen.
    @discardableResult
    package mutating func put(
        _ text: Text,
        row: Int,
        column: Int,
        in rect: Rect? = nil,
        _ role: Role = .normal
    ) -> Int {
        let rect = rect ?? bounds
        let clip = rect.intersection(bounds)
        let line = rect.row + row
        guard line >= clip.row, line < clip.row + clip.rows else { return column + text.width }
        let span = clip.column..<clip.column + clip.columns
        var x = rect.column + column
        for glyph in text.glyphs {
            let shown = glyphs.shown(glyph)
            let end = x + glyph.width
            while x < end {
                set(shown, line, x, in: span, role)
                x += shown.width
            }
        }
        return column + text.width
    }

    /// Writes a line in its roles.
    ///
    /// - Returns: The column after the line.
    @discardableResult
    package mutating func put(_ line: Line, row: Int, column: Int, in rect: Rect? = nil) -> Int {
        line.spans.reduce(column) { put($1.text, row: row, column: $0, in: rect, $1.role) }
    }

    /// Clears a rectangle and gives it a role.
    package mutating func fill(_ rect: Rect, _ role: Role = .normal) {
        let clip = rect.intersection(bounds)
        for row in clip.row..<clip.row + clip.rows {
            for column in clip.column..<clip.column + clip.columns {
                set(.space, row, column, in: clip.column..<clip.column + clip.columns, role)
            }
        }
    }

    /// Gives everything in a rectangle a role, leaving the glyphs.
    package mutating func paint(_ rect: Rect, _ role: Role) {
        let clip = rect.intersection(bounds)
        for row in clip.row..<clip.row + clip.rows {
            for column in clip.column..<clip.column + clip.columns { cells[row * columns + column].role = role }
        }
    }

    /// Puts the terminal's cursor at a place of the rectangle, if that can be seen.
    package mutating func placeCursor(row: Int, column: Int, in rect: Rect? = nil) {
        let rect = rect ?? bounds
        let clip = rect.intersection(bounds)
        guard !clip.isEmpty else { return }
        let right = clip.column + clip.columns - 1
        let line = rect.row + row
        guard line >= clip.row, line < clip.row + clip.rows else { return }
        cursor = Position(row: line, column: max(clip.column, min(right, rect.column + column)))
    }

    private mutating func set(_ glyph: Glyph, _ row: Int, _ column: Int, in span: Range<Int>, _ role: Role) {
        if glyph.width == 2, !(span.contains(column) && span.contains(column + 1)) {
            // Half of a wide glyph can't be shown.
            for half in [column, column + 1] { set(.space, row, half, in: span, role) }
            return
        }
        guard span.contains(column) else { return }
        let index = row * columns + column
        uncouple(index, at: column)
        cells[index] = Cell(glyph: glyph, role: role)
        if glyph.width == 2 {
            uncouple(index + 1, at: column + 1)
            cells[index + 1] = Cell(glyph: .tail, role: role)
        }
    }

    /// Blanks the other half of a wide glyph that is about to lose this one.
    private mutating func uncouple(_ index: Int, at column: Int) {
        if cells[index].glyph == .tail, column > 0 { cells[index - 1].glyph = .space }
        if cells[index].glyph.width == 2, column + 1 < columns { cells[index + 1].glyph = .space }
    }
}
