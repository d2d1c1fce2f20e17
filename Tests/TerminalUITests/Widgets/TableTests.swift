import TerminalUI
import Testing

@Suite("Table")
struct TableTests {
    private let table = Table(columns: [
        .init("NAME", minimum: 6, ideal: 10, maximum: 30),
        .init("ID", minimum: 7, ideal: 12, dropRank: 1, isCutInTheMiddle: true),
        .init("KEYS", minimum: 4, ideal: 4, alignment: .trailing, dropRank: 2),
        .init("USED", minimum: 4, ideal: 6, dropRank: 3),
    ])

    private func row(_ index: Int) -> Table.Row {
        Table.Row(
            [
                .init("account-\(index)"), .init("12345678901\(index % 10)"), .init("\(index)"),
                .init("today", .warning),
            ],
            isSelected: index == 1
        )
    }

    private func frame(columns: Int, rows: Int = 4, cursor: Int = 0) -> Frame {
        var frame = Frame(rows: rows, columns: columns)
        var viewport = Viewport(count: 100, height: Table.height(in: frame.bounds))
        viewport.place(cursor: cursor)
        table.draw(into: &frame, in: frame.bounds, viewport: viewport, row: row)
        return frame
    }

    @Test func `rows stand under their heads, the cursor and the selection are marked`() {
        #expect(
            frame(columns: 40).text == """
                   NAME         ID           KEYS USED
                 ▸ account-0    123456789010    0 today
                ■  account-1    123456789011    1 today
                   account-2    123456789012    2 today
                """
        )
    }

    @Test func `the column that the rows are sorted by has a mark right before its head`() {
        var sorted = table
        sorted.columns[2].mark = "↓"
        var frame = Frame(rows: 2, columns: 40)
        sorted.draw(into: &frame, in: frame.bounds, viewport: Viewport(count: 0, height: 1), row: row)
        #expect(frame.text == "   NAME         ID          ↓KEYS USED\n")
    }

    @Test func `columns are dropped by rank, cut where they may be, and the first one never goes`() {
        #expect(frame(columns: 28).text.split(separator: "\n")[1] == " ▸ accoun… 123…010    0 tod…")
        #expect(frame(columns: 22).text.split(separator: "\n")[0] == "   NAME   ID      KEYS")
        #expect(frame(columns: 20).text.split(separator: "\n")[0] == "   NAME      ID")
        #expect(frame(columns: 14).text.split(separator: "\n")[1] == " ▸ account-0")
        #expect(frame(columns: 8).text.split(separator: "\n")[1] == " ▸ acco…")
    }

    @Test func `only the rows that are seen are asked for`() {
        var asked: [Int] = []
        var frame = Frame(rows: 4, columns: 40)
        var viewport = Viewport(count: 50_000, height: 3)
        viewport.place(cursor: 40_000)
        table.draw(into: &frame, in: frame.bounds, viewport: viewport) { index in
            asked.append(index)
            return row(index)
        }
        #expect(asked == [39_998, 39_999, 40_000])
        #expect(frame.cursor == Position(row: 3, column: 1))
    }

    @Test func `a cell may run on over the empty ones after it`() {
        var frame = Frame(rows: 2, columns: 40)
        table.draw(into: &frame, in: frame.bounds, viewport: Viewport(count: 1, height: 1)) { _ in
            Table.Row([.init("a"), .init("a sentence over three", flows: true), .init(""), .init("now")])
        }
        #expect(frame.text(ofRow: 1) == " ▸ a            a sentence over … now")
    }

    @Test func `the cursor's row looks the same whatever its cells are`() {
        #expect(!frame(columns: 40).styledText.split(separator: "\n")[3].contains("w"))
        #expect(frame(columns: 40, cursor: 1).styledText.split(separator: "\n")[3].contains("w"))
    }
}
