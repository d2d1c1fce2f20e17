import TerminalUI
import Testing

@Suite("Menu, text field, dialog, progress bar")
struct WidgetTests {
    private let menu = Menu<Int>([
        .init("Recover", value: 1, unavailable: "only for accounts without a password (0)"),
        .init("Look again", value: 2),
        .init("Delete", value: 3, detail: "3 accounts"),
    ])

    @Test func `a menu starts on the first item that can be chosen and says why others can't`() {
        var menu = menu
        #expect(menu.cursor == 1)
        menu.move(.up)
        guard case .unavailable(let reason) = menu.choose() else {
            Issue.record("it was chosen")
            return
        }
        #expect(reason == "only for accounts without a password (0)")
        menu.move(.end)
        guard case .chosen(3) = menu.choose() else {
            Issue.record("it was not chosen")
            return
        }
        var frame = Frame(rows: 3, columns: 34)
        menu.draw(into: &frame, in: frame.bounds)
        #expect(frame.text == "  Recover     – only for accounts…\n  Look again\n▸ Delete      3 accounts")
    }

    @Test func `an empty menu chooses nothing`() {
        #expect(Menu<Int>([]).choose() == nil)
    }

    @Test func `a field is edited with the keys of a shell's line`() {
        var field = TextField("one two")
        for key: Key in [
            .control("w"), .character("x"), .home, .delete, .character("O"), .end, .backspace, .left, .character("é"),
        ] {
            let isTaken = field.handle(.key(key))
            #expect(isTaken)
        }
        #expect(field.value == "Oneé ")
        let others = [field.handle(.key(.enter)), field.handle(.resize)]
        #expect(others == [false, false])
    }

    @Test func `a field of digits takes nothing else, and no more than its limit`() {
        var field = TextField(limit: 3, accepting: .digits, allowsPaste: false)
        let isTaken = field.handle(.paste("111"))
        #expect(isTaken)
        for character in "a1٣2x34" { _ = field.handle(.key(.character(character))) }
        #expect(field.value == "123")
    }

    @Test func `a pasted text becomes one line without control codes`() {
        var field = TextField()
        let isTaken = field.handle(.paste("two\r\nlines\tand \u{1B}[31ma colour"))
        #expect(isTaken)
        #expect(field.value == "two lines and [31ma colour")
    }

    @Test func `a masked field shows how many characters it has and not which`() {
        var frame = Frame(rows: 1, columns: 8)
        TextField("secret", isMasked: true).draw(into: &frame, in: frame.bounds)
        #expect(frame.text == "••••••")
        #expect(frame.cursor == Position(row: 0, column: 6))
    }

    @Test func `a long text scrolls with its cursor`() {
        var frame = Frame(rows: 1, columns: 5)
        TextField("abcdefgh").draw(into: &frame, in: frame.bounds)
        #expect(frame.text == "efgh")
    }

    @Test func `no sequence of keys makes a field lose its place`() {
        var random = RandomNumbers(seed: 4)
        let keys: [Key] = [
            .character("a"), .character("\u{301}"), .character("東"), .character(" "), .backspace, .delete, .left,
            .right,
            .home, .end, .control("u"), .control("k"), .control("w"),
        ]
        for _ in 0..<200 {
            var field = TextField(limit: 20)
            for _ in 0..<80 {
                _ = field.handle(.key(keys.randomElement(using: &random) ?? .home))
                #expect((0...field.value.count).contains(field.cursor))
            }
        }
    }

    @Test func `a dialog is as large as its text`() {
        var frame = Frame(rows: 7, columns: 30)
        let reserved = Dialog("Quit", body: ["Really?"]).draw(into: &frame, in: frame.bounds)
        #expect(reserved.isEmpty)
        #expect(
            frame.text.split(separator: "\n").map { $0.drop { $0 == " " } } == [
                "┌ Quit ───┐", "│ Really? │", "└─────────┘",
            ]
        )
    }

    @Test func `a dialog that is too large scrolls, says so and keeps its field`() {
        var frame = Frame(rows: 6, columns: 30)
        var dialog = Dialog("Delete", body: (1...9).map { "account \($0)" }, reservedRows: 1)
        #expect(!dialog.showsEnd(in: frame.bounds))
        dialog.scroll(.end, in: frame.bounds)
        #expect(dialog.showsEnd(in: frame.bounds))
        let reserved = dialog.draw(into: &frame, in: frame.bounds)
        #expect(reserved == Rect(row: 4, column: 2, rows: 1, columns: 26))
        #expect(frame.text.contains("account 9"))
        #expect(!frame.text.contains("account 6"))
        #expect(frame.text.contains(" 7–9 of 9 "))
    }

    @Test(arguments: [
        (0, 10, "░░░░"), (1, 10, "▒░░░"), (5, 10, "██░░"), (9, 10, "███▒"), (10, 10, "████"), (0, 0, "████"),
    ])
    func `a bar moves in thirds of a column, without a gap where it ends`(done: Int, total: Int, bar: String) {
        #expect(ProgressBar(done: done, total: total).text(columns: 4).string == bar)
    }

    @Test func `nothing fails to draw at any size`() {
        for rows in -1...9 {
            for columns in -1...30 {
                var frame = Frame(rows: rows, columns: columns)
                let rect = frame.bounds
                Table(columns: [.init("A", minimum: 3, ideal: 9), .init("B", minimum: 2, ideal: 3, dropRank: 1)])
                    .draw(into: &frame, in: rect, viewport: Viewport(count: 5, height: 3)) { _ in
                        Table.Row([.init("東京", flows: true)])
                    }
                menu.draw(into: &frame, in: rect)
                TextField("東京").draw(into: &frame, in: rect)
                ProgressBar(done: 1, total: 3).draw(into: &frame, in: rect)
                var dialog = Dialog("東京", body: ["one two three", "四"], reservedRows: 2)
                for move in Viewport.Move.allCases { dialog.scroll(move, in: rect) }
                let reserved = dialog.draw(into: &frame, in: rect)
                #expect(reserved.rows <= max(0, rows))
            }
        }
    }
}
