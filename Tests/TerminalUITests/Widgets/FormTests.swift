import TerminalUI
import Testing

@Suite("Form and checklist")
struct FormTests {
    private enum Question { case reason, checked }

    private let form = Form<Question>([
        .init(.reason, label: "Reason:", .text(TextField())),
        .init(.checked, label: "I have checked with its owner", .checkbox(false)),
    ])

    @Test func `keys go to the row that has the focus`() {
        var form = form
        var taken: [Bool] = []
        for key: Key in [
            .character("x"), .character(" "), .tab, .character(" "), .character("y"), .down, .character("z"), .enter,
        ] {
            taken.append(form.handle(.key(key)))
        }
        #expect(taken == [true, true, true, true, false, true, true, false])
        #expect(form.text(.reason) == "x z")
        #expect(form.isOn(.checked))
        var frame = Frame(rows: 2, columns: 40)
        form.draw(into: &frame, in: frame.bounds)
        #expect(frame.text == "Reason: x z\n[x] I have checked with its owner")
        #expect(frame.cursor == Position(row: 0, column: 11))
    }

    private let list = Checklist<Int>([
        .init(1, label: "First", detail: "What the first one is good for.", isOn: true),
        .init(2, label: "Second", unavailable: "Not here."),
    ])

    @Test func `a switch that can't be moved says why`() {
        var list = list
        #expect(list.on == [1])
        let first = list.toggle()
        list.move(.down)
        let second = list.toggle()
        #expect(first == nil)
        #expect(second == "Not here.")
        #expect(list.on.isEmpty)
    }

    @Test func `a list shows its sentences, and scrolls to its cursor`() {
        var frame = Frame(rows: 5, columns: 22)
        list.draw(into: &frame, in: frame.bounds)
        #expect(frame.text == "[x] First\n    What the first one\n    is good for.\n[ ] Second\n    Not here.")
        var list = list
        list.move(.end)
        list.draw(into: &frame, in: frame.bounds.top(2))
        #expect(frame.text(ofRow: 0) == "[ ] Second")
    }

    @Test func `nothing fails to draw at any size`() {
        for rows in -1...5 {
            for columns in -1...12 {
                var frame = Frame(rows: rows, columns: columns)
                form.draw(into: &frame, in: frame.bounds)
                list.draw(into: &frame, in: frame.bounds)
                #expect(frame.cells.count == max(0, rows) * max(0, columns))
            }
        }
    }
}
