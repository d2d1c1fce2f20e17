import TerminalUI

extension Line {
    /// The line in at most so many columns, cut at the end with a sign of omission.
    func truncated(to columns: Int) -> Line {
        guard width > columns else { return self }
        var room = columns
        var shown: [Span] = []
        for span in spans {
            guard span.text.width > room || spans.count == shown.count + 1 else {
                shown.append(span)
                room -= span.text.width
                continue
            }
            shown.append(Span(span.text.truncated(to: max(0, room)), span.role))
            break
        }
        return Line(shown)
    }
}

extension Rect {
    /// Its first columns.
    func columns(atMost count: Int) -> Rect {
        Rect(row: row, column: column, rows: rows, columns: min(max(0, count), columns))
    }
}
