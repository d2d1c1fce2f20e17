/// A part of the screen; never of negative size.
package struct Rect: Hashable, Sendable {
    /// The topmost row.
    package let row: Int
    /// The leftmost column.
    package let column: Int
    /// How many rows; 0 for nothing.
    package let rows: Int
    /// How many columns; 0 for nothing.
    package let columns: Int

    /// Makes a rectangle; negative sizes become 0.
    package init(row: Int, column: Int, rows: Int, columns: Int) {
        self.row = row
        self.column = column
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }

    /// Whether there is no room in it.
    package var isEmpty: Bool { rows == 0 || columns == 0 }

    /// The rectangle without so many rows and columns on each side.
    package func inset(rows insetRows: Int = 0, columns insetColumns: Int = 0) -> Rect {
        Rect(
            row: row + min(insetRows, rows),
            column: column + min(insetColumns, columns),
            rows: rows - 2 * insetRows,
            columns: columns - 2 * insetColumns
        )
    }

    /// Its first rows.
    package func top(_ count: Int) -> Rect {
        Rect(row: row, column: column, rows: min(max(0, count), rows), columns: columns)
    }

    /// Its last rows.
    package func bottom(_ count: Int) -> Rect { droppingTop(rows - min(max(0, count), rows)) }

    /// What is left without the first rows.
    package func droppingTop(_ count: Int) -> Rect {
        let count = min(max(0, count), rows)
        return Rect(row: row + count, column: column, rows: rows - count, columns: columns)
    }

    /// What is left without the last rows.
    package func droppingBottom(_ count: Int) -> Rect { top(rows - max(0, count)) }

    /// One of its rows, counted from its top; empty when there is none.
    package func line(_ index: Int) -> Rect { droppingTop(index).top(index < 0 ? 0 : 1) }

    /// What is left without the first columns.
    package func droppingLeft(_ count: Int) -> Rect {
        let count = min(max(0, count), columns)
        return Rect(row: row, column: column + count, rows: rows, columns: columns - count)
    }

    /// A rectangle of at most this size in the middle.
    package func centred(rows wantedRows: Int, columns wantedColumns: Int) -> Rect {
        let height = min(max(0, wantedRows), rows)
        let width = min(max(0, wantedColumns), columns)
        return Rect(
            row: row + (rows - height) / 2,
            column: column + (columns - width) / 2,
            rows: height,
            columns: width
        )
    }

    /// The part that both have.
    package func intersection(_ other: Rect) -> Rect {
        let top = max(row, other.row)
        let left = max(column, other.column)
        return Rect(
            row: top,
            column: left,
            rows: min(row + rows, other.row + other.rows) - top,
            columns: min(column + columns, other.column + other.columns) - left
        )
    }
}

/// One place on the screen.
package struct Position: Hashable, Sendable {
    /// The row, counted from the top.
    package let row: Int
    /// The column, counted from the left.
    package let column: Int

    /// Makes a place.
    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}
