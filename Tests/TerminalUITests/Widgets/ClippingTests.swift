import TerminalUI
import Testing

/// What every widget must hold to, wherever it is drawn.
@Suite("Every widget")
struct ClippingTests {
    private typealias Drawing = @Sendable (inout Frame, Rect) -> Void

    private static let drawings: [(name: String, draw: Drawing)] = [
        (
            "table",
            { frame, rect in
                let table = Table(columns: [
                    .init("名前", minimum: 3, ideal: 9, maximum: 20),
                    .init("B", minimum: 2, ideal: 3, alignment: .trailing, dropRank: 1),
                ])
                var viewport = Viewport(count: 9, height: 3)
                viewport.move(.end)
                table.draw(into: &frame, in: rect, viewport: viewport) { row in
                    Table.Row([.init("東京 …", .good), .init("e\u{301}\(row)", flows: true)], isSelected: row == 1)
                }
            }
        ),
        (
            "menu",
            { frame, rect in
                Menu<Int>([.init("東京 ●", value: 1, detail: "three"), .init("B", value: 2, unavailable: "not here")])
                    .draw(into: &frame, in: rect)
            }
        ),
        ("text field", { frame, rect in TextField("東京 e\u{301} long enough").draw(into: &frame, in: rect) }),
        ("progress bar", { frame, rect in ProgressBar(done: 3, total: 7).draw(into: &frame, in: rect) }),
        (
            "dialog",
            { frame, rect in
                Dialog("東京", body: ["one two three 東京 four", "●"], reservedRows: 1).draw(into: &frame, in: rect)
            }
        ),
        (
            "form",
            { frame, rect in
                Form<Int>([.init(1, label: "理由:", .text(TextField("x"))), .init(2, label: "✓", .checkbox(true))])
                    .draw(into: &frame, in: rect)
            }
        ),
        (
            "checklist",
            { frame, rect in
                Checklist<Int>([.init(1, label: "一", detail: "two three four five", isOn: true), .init(2, label: "B")])
                    .draw(into: &frame, in: rect)
            }
        ),
        (
            "footer",
            { frame, rect in
                Keymap<Int>([Binding(.enter, command: 1, label: "開く", help: "Opens.", footerRank: 1)])
                    .drawFooter(into: &frame, in: rect)
            }
        ),
        ("box", { frame, rect in frame.box(rect, title: "東京") }),
    ]

    @Test(arguments: drawings.map(\.name), [GlyphSet.utf8, .ascii])
    func `draws within its rectangle, in the frame's glyphs, at any size`(name: String, glyphs: GlyphSet) throws {
        let drawing = try #require(Self.drawings.first { $0.name == name })
        var random = RandomNumbers(seed: UInt64(name.utf8.count))
        for _ in 0..<400 {
            let empty = Frame(
                rows: .random(in: 0...12, using: &random),
                columns: .random(in: 0...40, using: &random),
                glyphs: glyphs
            )
            var before = empty
            for row in 0..<before.rows {
                before.put(Text(String(repeating: "#", count: before.columns)), row: row, column: 0, .danger)
            }
            let rect = Rect(
                row: .random(in: -2...8, using: &random),
                column: .random(in: -3...20, using: &random),
                rows: .random(in: -1...12, using: &random),
                columns: .random(in: -1...40, using: &random)
            )
            var frame = before
            drawing.draw(&frame, rect)
            for row in 0..<frame.rows {
                for column in 0..<frame.columns {
                    let index = row * frame.columns + column
                    let isInside =
                        (rect.row..<rect.row + rect.rows).contains(row)
                        && (rect.column..<rect.column + rect.columns).contains(column)
                    if !isInside, frame.cells[index] != before.cells[index] {
                        Issue.record("\(name) wrote at \(row),\(column), outside \(rect)")
                        return
                    }
                    if glyphs == .ascii { #expect(frame.cells[index].glyph.base < 0x7F) }
                }
            }
            if let cursor = frame.cursor {
                #expect((0..<frame.rows).contains(cursor.row) && (0..<frame.columns).contains(cursor.column))
            }
        }
    }
}
