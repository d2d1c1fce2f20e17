/// How much of something is done, as a bar that moves in thirds of a column.
package struct ProgressBar: Hashable, Sendable {
    /// How much is done.
    package let done: Int
    /// How much there is.
    package let total: Int

    /// Makes a bar; nothing to do counts as all done.
    package init(done: Int, total: Int) {
        self.total = max(0, total)
        self.done = max(0, min(done, self.total))
    }

    /// Shades fill their whole cell, so that the bar has no gap where it ends.
    private static let thirds: [Text] = ["", "▒", "▓"]

    /// The bar in so many columns; it is full only when everything is done.
    package func text(columns: Int) -> Text {
        guard columns > 0 else { return .empty }
        let steps = columns * Self.thirds.count
        let filled = total == 0 ? steps : Int((Double(done) / Double(total) * Double(steps)).rounded(.down))
        let whole = Text(glyphs: Array(repeating: Glyph(base: "█"), count: filled / Self.thirds.count))
        let part = Self.thirds[filled % Self.thirds.count]
        let rest = Array(repeating: Glyph(base: "░"), count: columns - whole.width - part.width)
        return whole + part + Text(glyphs: rest)
    }

    /// Draws the bar over the first line of the rectangle.
    package func draw(into frame: inout Frame, in rect: Rect, _ role: Role = .accent) {
        frame.put(text(columns: rect.columns), row: 0, column: 0, in: rect.line(0), role)
    }
}
