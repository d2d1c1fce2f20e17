import TerminalUI

/// Lines to read, which scroll when the screen is smaller than they are.
struct Page: Sendable {
    /// What it says; wrapped to the screen when drawn.
    var lines: [Line]
    private var top = 0

    init(_ lines: [Line]) { self.lines = lines }

    /// True when it does not fit into so many rows and columns, so that there is something to scroll to.
    func isLonger(than size: (rows: Int, columns: Int)) -> Bool { wrapped(to: size.columns).count > size.rows }

    /// Scrolls, as far as there is text.
    mutating func move(_ move: Viewport.Move, in size: (rows: Int, columns: Int)) {
        let count = wrapped(to: size.columns).count
        // The last row says how much more there is.
        let rows = count > size.rows ? size.rows - 1 : size.rows
        let last = max(0, count - rows)
        let page = max(1, rows)
        let wanted =
            switch move {
            case .up: top - 1
            case .down: top + 1
            case .pageUp: top - page
            case .pageDown: top + page
            case .halfPageUp: top - max(1, page / 2)
            case .halfPageDown: top + max(1, page / 2)
            case .home: 0
            case .end: last
            }
        top = max(0, min(last, wanted))
    }

    /// Draws what is in sight, and how much more there is.
    func draw(into frame: inout Frame, in rect: Rect) {
        let lines = wrapped(to: rect.columns)
        let rows = lines.count > rect.rows ? rect.rows - 1 : rect.rows
        let first = max(0, min(top, lines.count - rows))
        for (row, line) in lines.dropFirst(first).prefix(rows).enumerated() {
            frame.put(line, row: row, column: 1, in: rect)
        }
        guard lines.count > rect.rows, rect.rows > 0 else { return }
        let note: Text = " \(first + 1)–\(min(lines.count, first + rows)) of \(lines.count) "
        frame.put(note, row: rect.rows - 1, column: rect.columns - note.width - 1, in: rect, .muted)
        frame.placeCursor(row: 0, column: 1, in: rect)
    }

    private func wrapped(to columns: Int) -> [Line] { lines.flatMap { $0.wrapped(to: columns - 2, indent: 2) } }
}

extension Shared {
    /// The room between the crumb line and the status line.
    var bodySize: (rows: Int, columns: Int) { (max(0, size.rows - 4), size.columns) }
}
