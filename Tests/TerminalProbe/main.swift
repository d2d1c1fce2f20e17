import Glibc
import Platform
import Terminal
import TerminalUI

// Shows the size and the events of the terminal, newest first, until q is pressed or the terminal says that it is over.
// With the argument "table", shows a long table instead, with a cursor that the usual keys move.

private func run() throws(Terminal.Failure) {
    let inbox = Inbox<Int>()
    let terminal = try Terminal(
        colour: unsafe getenv("NO_COLOR") == nil,
        wakeRead: inbox.wakeRead,
        wakeWrite: inbox.wakeWrite
    )
    var said: [Text] = []
    var viewport = CommandLine.arguments.contains("table") ? Viewport(count: 50_000, height: terminal.rows - 1) : nil
    while true {
        terminal.show(viewport.map { table(on: terminal, $0) } ?? frame(of: terminal, said))
        for event in terminal.wait() {
            said.insert(Text("\(event)"), at: 0)
            if case .key(let key) = event, let move = Viewport.Move(key) { viewport?.move(move) }
            switch event {
            case .terminate, .key(.character("q")): return
            case .suspend, .key(.control("z")): terminal.suspend()
            case .key(.control("l")): terminal.redraw()
            case .key(.character("y")): terminal.copy("a text")
            case .key(.character("b")): terminal.bell()
            case .key(.character("e")): unsafe fputs("said on standard error\n", stderrStream())
            case .key(.character("x")): exit(5)
            case .key(.character("X")): fatalError("a trap")
            default: break
            }
        }
        for message in inbox.take() { said.insert("message \(message)", at: 0) }
    }
}

/// A new stream on descriptor 2, because the C library's own variable can't be used in Swift 6.
private func stderrStream() -> UnsafeMutablePointer<FILE>? {
    let stream = unsafe fdopen(2, "w")
    unsafe setvbuf(stream, nil, _IONBF, 0)
    return unsafe stream
}

private func frame(of terminal: Terminal, _ said: [Text]) -> Frame {
    var frame = Frame(rows: terminal.rows, columns: terminal.columns, glyphs: terminal.glyphs)
    frame.put("probe \(terminal.rows)x\(terminal.columns) ● \(terminal.notice ?? "")", row: 0, column: 0, .danger)
    for (row, text) in said.enumerated() { frame.put(text, row: row + 1, column: 2) }
    frame.put("東京 \u{1B}[31m \u{1E5E0}|", row: terminal.rows - 1, column: 0, .cursor)
    frame.placeCursor(row: 1, column: 0)
    return frame
}

private func table(on terminal: Terminal, _ viewport: Viewport) -> Frame {
    var frame = Frame(rows: terminal.rows, columns: terminal.columns, glyphs: terminal.glyphs)
    let table = Table(columns: [
        .init("NAME", minimum: 10, ideal: 30), .init("NUMBER", minimum: 12, ideal: 12),
        .init("STATE", minimum: 8, ideal: 12),
    ])
    table.draw(into: &frame, in: frame.bounds, viewport: viewport) { row in
        Table.Row([
            .init("name-of-row-\(row * 7919 % 50_000)"), .init("\(100_000_000_000 + row * 65_537)"),
            .init(row % 3 == 0 ? "● present" : "○ absent", row % 3 == 0 ? .warning : .good),
        ])
    }
    return frame
}

do { try run() } catch {
    unsafe fputs("\(error)\n", stderrStream())
    exit(1)
}
