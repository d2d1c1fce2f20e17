import Glibc
import Platform
import Terminal
import TerminalUI

// Shows the size and the events of the terminal, newest first, until q is pressed or the terminal says that it is over.

private func run() throws(Terminal.Failure) {
    let inbox = Inbox<Int>()
    let terminal = try Terminal(
        colour: unsafe getenv("NO_COLOR") == nil,
        wakeRead: inbox.wakeRead,
        wakeWrite: inbox.wakeWrite
    )
    var said: [Text] = []
    while true {
        terminal.show(frame(of: terminal, said))
        for event in terminal.wait() {
            said.insert(Text("\(event)"), at: 0)
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

do { try run() } catch {
    unsafe fputs("\(error)\n", stderrStream())
    exit(1)
}
