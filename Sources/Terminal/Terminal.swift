internal import CTerminal
internal import Glibc
package import TerminalUI

/// The terminal on standard input and output: shows frames and waits for events.
///
/// There is one, used by the thread that made it; it is not Sendable, so the compiler keeps it there. It gives the terminal
/// back when it goes, and its signal handlers do so when the program crashes.
package final class Terminal {
    /// Why there is no terminal to work with.
    package struct Failure: Error, CustomStringConvertible {
        /// What is wrong and what to do, in sentences.
        package let description: String
    }

    /// The number of rows, kept up to date.
    package private(set) var rows = 24
    /// The number of columns, kept up to date.
    package private(set) var columns = 80
    /// What the terminal can draw.
    package let glyphs: GlyphSet
    /// What a person should know about the terminal, in a sentence; nil when all is well.
    package let notice: String?

    private let wakeRead: Int32
    private let theme: Theme
    private var shown: Frame?
    private var mustShowEverything = true
    private var decoder = KeyDecoder()
    private var emptyReadings = 0
    private var hasJustResumed = false

    /// Takes the terminal.
    ///
    /// - Parameters:
    ///   - type: The terminal's type instead of what TERM says.
    ///   - colour: Whether colours may be used, if the terminal has any; false for NO_COLOR.
    ///   - wakeRead: A descriptor that is readable when background work has something to say.
    ///   - wakeWrite: The other end of it, to which the signal handlers write.
    /// - Throws: Why it can't be used; nothing has been changed then.
    package init(type: String? = nil, colour: Bool = true, wakeRead: Int32, wakeWrite: Int32) throws(Failure) {
        ct_use_locale()
        notice = try Self.open(type ?? Self.environment("TERM") ?? "", wake: wakeWrite)
        glyphs = ct_is_utf8() ? .utf8 : .ascii
        theme = colour && ct_colours() >= 8 ? .colour : .monochrome
        self.wakeRead = wakeRead
        for ink in Set(Role.allCases.map { theme.style(for: $0).ink }) where ink != .terminal {
            ct_define_pair(ink.rawValue, ink.rawValue)
        }
        measure()
    }

    deinit { ct_close() }

    /// Shows a frame: hands curses the rows that differ, and curses sends the cells that do.
    package func show(_ frame: Frame) {
        let old = shown.flatMap { $0.rows == frame.rows && $0.columns == frame.columns ? $0 : nil }
        for row in 0..<min(rows, frame.rows) {
            let span = row * frame.columns..<(row + 1) * frame.columns
            if let old, old.cells[span] == frame.cells[span] { continue }
            for column in 0..<min(columns, frame.columns) {
                let cell = frame.cells[span.lowerBound + column]
                if let old, old.cells[span.lowerBound + column] == cell { continue }
                put(cell, row: row, column: column)
            }
        }
        if let cursor = frame.cursor {
            ct_place_cursor(Int32(cursor.row), Int32(cursor.column))
        } else {
            ct_place_cursor(-1, 0)
        }
        ct_flush(mustShowEverything)
        mustShowEverything = false
        shown = frame
    }

    private func put(_ cell: Frame.Cell, row: Int, column: Int) {
        let glyph = cell.glyph
        guard glyph.width > 0 else { return }
        let style = theme.style(for: cell.role)
        let (row, column, pair) = (Int32(row), Int32(column), style.ink == .terminal ? 0 : style.ink.rawValue)
        let attributes = style.attributes.rawValue
        // Where the system's library measures a scalar otherwise, or doesn't know it, columns would drift.
        if glyph.base >= 0x7F, ct_width(glyph.base) != glyph.width {
            let standIn: UInt32 = ct_width(0xFFFD) == 1 ? 0xFFFD : 0x3F
            for half in 0..<Int32(glyph.width) { ct_put(row, column + half, standIn, 0, 0, attributes, pair) }
            return
        }
        let first = glyph.firstMark != 0 && ct_width(glyph.firstMark) == 0 ? glyph.firstMark : 0
        let second = first != 0 && glyph.secondMark != 0 && ct_width(glyph.secondMark) == 0 ? glyph.secondMark : 0
        ct_put(row, column, glyph.base, first, second, attributes, pair)
    }

    /// Makes the next frame be sent whole, for a person who sees a screen that something else wrote on.
    package func redraw() { mustShowEverything = true }

    /// Rings the bell.
    package func bell() { ct_bell() }

    private func measure() {
        let size = ct_measure()
        (rows, columns) = (Int(size.rows), Int(size.columns))
        shown = nil
        mustShowEverything = true
    }

    /// Waits until something happens or the time is over, and returns everything that has happened.
    package func wait(timeout: Duration? = nil) -> [Event] {
        var watched = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wakeRead, events: Int16(POLLIN), revents: 0),
        ]
        guard unsafe poll(&watched, 2, timeout.map(Self.milliseconds) ?? -1) > 0 else { return [] }
        var events = watched[1].revents != 0 ? takeSignals() : []
        let keyboard = Int32(watched[0].revents)
        if keyboard & POLLIN != 0 { events += takeKeys() }
        // Gone: the connection is closed, or reading it gives nothing again and again.
        if keyboard & (POLLHUP | POLLERR | POLLNVAL) != 0 || emptyReadings > 100 { events.append(.terminate) }
        return events
    }

    private static func milliseconds(_ duration: Duration) -> Int32 {
        let (seconds, attoseconds) = duration.components
        // Rounded up, so that a short time is not a busy loop.
        return Int32(clamping: max(0, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }

    private func takeKeys() -> [Event] {
        var batch: [Input] = []
        while let input = Self.read() { batch.append(input) }
        emptyReadings = batch.isEmpty ? emptyReadings + 1 : 0
        return decoder.events(for: batch)
    }

    private func takeSignals() -> [Event] {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = unsafe Glibc.read(wakeRead, &bytes, bytes.count)
        var events: [Event] = []
        for byte in bytes.prefix(max(0, count)) {
            let event: Event
            switch Int32(byte) {
            case SIGWINCH:
                measure()
                event = .resize
            case SIGCONT where hasJustResumed:
                hasJustResumed = false
                continue
            case SIGCONT:
                ct_resume()
                measure()
                event = .resize
            case SIGINT, SIGQUIT, SIGTERM, SIGHUP: event = .terminate
            case SIGTSTP: event = .suspend
            default: event = .wake
            }
            if !events.contains(event) { events.append(event) }
        }
        return events
    }

    /// Gives the terminal back, stops the program as Ctrl-Z does, and takes the terminal again when it continues.
    package func suspend() {
        hasJustResumed = ct_suspend()
        measure()
    }

    /// Throws away what was typed before now, so that it can't answer a question that was not yet asked.
    package func discardInput() {
        ct_discard_input()
        decoder = KeyDecoder()
    }
}
