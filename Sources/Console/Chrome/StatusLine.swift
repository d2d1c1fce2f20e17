import TerminalUI

/// The line above the footer: what was said last, or else what the screen has to say for itself.
enum StatusLine {
    /// Draws it; a sentence that does not fit points to the log, where all of it stands.
    static func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared, besides screen: some Screen) {
        frame.fill(rect)
        let width = rect.columns - 2
        guard let notice = shared.notice else {
            frame.put(screen.status(shared, width: width), row: 0, column: 1, in: rect)
            return
        }
        let more: Text = " (! all of it)"
        let text =
            notice.text.width <= width ? notice.text : notice.text.truncated(to: width - more.width) + more
        frame.put(text, row: 0, column: 1, in: rect, notice.role)
    }
}
