/// Rows under column heads: asks only for the rows that are seen, and drops columns by rank where there is little room.
package struct Table: Sendable {
    /// One cell of a row.
    package struct Cell: Hashable, Sendable {
        /// What it says.
        package var text: Text
        /// What it is; the cursor's row looks the same whatever its cells are.
        package var role: Role
        /// Whether it may run on over the empty cells after it.
        package var flows: Bool

        /// Makes a cell.
        package init(_ text: Text, _ role: Role = .normal, flows: Bool = false) {
            self.text = text
            self.role = role
            self.flows = flows
        }
    }

    /// One row.
    package struct Row: Hashable, Sendable {
        /// One cell for each column; those that are missing are empty.
        package var cells: [Cell]
        /// Whether it is marked for an action.
        package var isSelected: Bool

        /// Makes a row.
        package init(_ cells: [Cell], isSelected: Bool = false) {
            self.cells = cells
            self.isSelected = isSelected
        }
    }

    /// The columns, from left to right.
    package var columns: [Column]

    /// The columns before the first cell: the mark of a selected row, the mark of the cursor's and a space.
    package static let gutter = 3

    /// Makes a table.
    package init(columns: [Column]) { self.columns = columns }

    /// How many rows a rectangle shows beside the heads.
    package static func height(in rect: Rect) -> Int { max(0, rect.rows - 1) }

    /// Draws the heads and the rows that the viewport shows, and puts the terminal's cursor on the row of its cursor.
    package func draw(into frame: inout Frame, in rect: Rect, viewport: Viewport, row: (Int) -> Row) {
        frame.fill(rect)
        let places = placements(in: rect.columns)
        for place in places {
            let title = columns[place.index].title.fitted(to: place.width, columns[place.index].alignment)
            frame.put(title, row: 0, column: place.offset, in: rect.line(0), .header)
            frame.put(columns[place.index].mark, row: 0, column: place.offset - 1, in: rect.line(0), .accent)
        }
        var seen = viewport
        let body = rect.droppingTop(1)
        seen.resize(height: body.rows)
        for (line, index) in seen.visible.enumerated() {
            draw(row(index), isAtCursor: index == seen.cursor, places, into: &frame, in: body.line(line))
        }
        if seen.visible.contains(seen.cursor) { frame.placeCursor(row: seen.cursor - seen.top, column: 1, in: body) }
    }

    private func draw(
        _ row: Row,
        isAtCursor: Bool,
        _ places: [Placement],
        into frame: inout Frame,
        in line: Rect
    ) {
        let plain: Role = isAtCursor ? .cursor : row.isSelected ? .selected : .normal
        frame.fill(line, plain)
        if row.isSelected { frame.put("■", row: 0, column: 0, in: line, isAtCursor ? plain : .accent) }
        if isAtCursor { frame.put("▸", row: 0, column: 1, in: line, plain) }
        for (order, place) in places.enumerated() where place.index < row.cells.count {
            let cell = row.cells[place.index]
            guard !cell.text.isEmpty else { continue }
            let column = columns[place.index]
            var width = place.width
            if cell.flows {
                let next = places[(order + 1)...].first {
                    $0.index < row.cells.count && !row.cells[$0.index].text.isEmpty
                }
                width = max(width, (next.map { $0.offset - 1 } ?? line.columns) - place.offset)
            }
            let text =
                column.isCutInTheMiddle && !cell.flows
                ? cell.text.truncatedInTheMiddle(to: width) : cell.text.truncated(to: width)
            let role = isAtCursor || cell.role == .normal ? plain : cell.role
            let shown = cell.flows ? text : text.padded(to: width, column.alignment)
            frame.put(shown, row: 0, column: place.offset, in: line, role)
        }
    }
}
