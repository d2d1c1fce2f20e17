extension Frame {
    /// The frame as text, spaces at the ends of lines left out: the whole of a golden test.
    package var text: String { (0..<rows).map(text(ofRow:)).joined(separator: "\n") }

    /// One row as text, without the spaces at its end.
    package func text(ofRow row: Int) -> String {
        var line = ""
        for cell in cells[row * columns..<(row + 1) * columns] { cell.glyph.write(to: &line) }
        return line.droppingTrailing(" ")
    }

    /// The frame as text, each row that has roles followed by a row of their letters.
    package var styledText: String {
        (0..<rows).flatMap { row -> [String] in
            let roles = String(cells[row * columns..<(row + 1) * columns].map(\.role.letter)).droppingTrailing(".")
            return roles.isEmpty ? [text(ofRow: row)] : [text(ofRow: row), roles]
        }.joined(separator: "\n")
    }
}

extension String {
    fileprivate func droppingTrailing(_ character: Character) -> String {
        var shorter = self[...]
        while shorter.last == character { shorter.removeLast() }
        return String(shorter)
    }
}
