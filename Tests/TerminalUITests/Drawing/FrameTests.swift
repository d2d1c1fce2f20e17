import TerminalUI
import Testing

@Suite("Frame")
struct FrameTests {
    @Test func `text is put where it belongs and cut at the edges of its rectangle`() {
        var frame = Frame(rows: 3, columns: 10)
        let part = Rect(row: 1, column: 2, rows: 1, columns: 4)
        frame.put("abcdefgh", row: 0, column: 0, in: part)
        frame.put("below", row: 1, column: 0, in: part)
        frame.put("left", row: 0, column: -2)
        #expect(frame.text == "ft\n  abcd\n")
    }

    @Test func `half of a wide glyph is never left`() {
        var frame = Frame(rows: 1, columns: 6)
        frame.put("東京都", row: 0, column: 0)
        frame.put("x", row: 0, column: 1)
        frame.put("y", row: 0, column: 4)
        #expect(frame.text == " x京y")
        frame.put("東", row: 0, column: 5)
        #expect(frame.text == " x京y")
        #expect(frame.cells.count == 6)
    }

    @Test func `a terminal without UTF-8 gets the same columns in ASCII`() {
        var frame = Frame(rows: 3, columns: 20, glyphs: .ascii)
        frame.put("●○⊘✗…?–", row: 0, column: 0)
        frame.put(Text("longer than that").truncated(to: 8), row: 1, column: 0)
        frame.put("東京 é e\u{301}", row: 2, column: 0)
        #expect(frame.text == "#o%x.?-\nlonger ~\n???? ? e")
        #expect(frame.text.utf8.allSatisfy { $0 < 0x7F })
    }

    @Test func `in ASCII no two marks look alike`() {
        let marks: [Text] = ["●", "○", "⊘", "✗", "✓", "…", "?", "–", "■", "▾", "▸", "+"]
        var frame = Frame(rows: 1, columns: marks.count, glyphs: .ascii)
        for (column, mark) in marks.enumerated() { frame.put(mark, row: 0, column: column) }
        #expect(Set(frame.text).count == marks.count, "\(frame.text)")
    }

    @Test func `a box says its title and gives its inside`() {
        var frame = Frame(rows: 3, columns: 14)
        let inside = frame.box(frame.bounds, title: "Help")
        #expect(inside == Rect(row: 1, column: 1, rows: 1, columns: 12))
        #expect(frame.text == "┌ Help ──────┐\n│            │\n└────────────┘")
    }

    @Test func `the roles can be read back`() {
        var frame = Frame(rows: 2, columns: 5)
        frame.put("ab", row: 0, column: 1, .danger)
        #expect(frame.styledText == " ab\n.dd\n")
    }

    @Test func `the cursor is only placed where it can be seen`() {
        var frame = Frame(rows: 2, columns: 5)
        frame.placeCursor(row: 7, column: 0)
        #expect(frame.cursor == nil)
        frame.placeCursor(row: 1, column: 9)
        #expect(frame.cursor == Position(row: 1, column: 4))
    }

    @Test func `no rectangle, text or size makes drawing leave the grid`() {
        var random = RandomNumbers(seed: 2)
        for _ in 0..<3_000 {
            var frame = Frame(rows: .random(in: -1...6, using: &random), columns: .random(in: -1...9, using: &random))
            for _ in 0..<4 {
                let rect = Rect(
                    row: .random(in: -3...8, using: &random),
                    column: .random(in: -3...12, using: &random),
                    rows: .random(in: -2...8, using: &random),
                    columns: .random(in: -2...12, using: &random)
                )
                let row = Int.random(in: -2...6, using: &random)
                let column = Int.random(in: -4...12, using: &random)
                frame.put("東a京e\u{301}\u{1B}", row: row, column: column, in: rect, .good)
                frame.box(rect, title: "東京")
                frame.fill(rect, .muted)
                frame.placeCursor(row: row, column: column, in: rect)
            }
            let widths = (0..<frame.rows).map { row in
                frame.cells[row * frame.columns..<(row + 1) * frame.columns].reduce(0) { $0 + $1.glyph.width }
            }
            #expect(widths.allSatisfy { $0 == frame.columns })
        }
    }

    @Test func `a theme without colour still tells the cursor and the selection apart`() {
        let styles = [Role.normal, .cursor, .selected].map(Theme.monochrome.style)
        #expect(Set(styles).count == 3)
        #expect(Role.allCases.allSatisfy { Theme.monochrome.style(for: $0).ink == .terminal })
    }

    @Test func `a length is shared out and never exceeded`() {
        #expect(Layout.lengths(of: [.fixed(2), .fill(), .fixed(1)], in: 10) == [2, 7, 1])
        #expect(Layout.lengths(of: [.fill(), .fill(2)], in: 10) == [3, 7])
        #expect(Layout.lengths(of: [.fixed(4), .fixed(4), .fill()], in: 6) == [4, 2, 0])
        let rows = Layout.rows(Rect(row: 3, column: 1, rows: 4, columns: 9), [.fixed(1), .fill()])
        #expect(rows == [Rect(row: 3, column: 1, rows: 1, columns: 9), Rect(row: 4, column: 1, rows: 3, columns: 9)])
    }
}
