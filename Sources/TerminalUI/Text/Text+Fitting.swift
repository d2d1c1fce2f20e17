/// On which side of its columns a text stands.
package enum Alignment: Sendable { case leading, trailing, centre }

extension Text {
    /// The text in at most so many columns: cut at the end, with a sign of omission in the last one.
    package func truncated(to columns: Int) -> Text {
        guard width > columns else { return self }
        guard columns > 0 else { return .empty }
        return Text(glyphs: prefix(columns - 1) + [.omission])
    }

    /// The text in at most so many columns: cut in the middle, for names and numbers whose ends tell them apart.
    package func truncatedInTheMiddle(to columns: Int) -> Text {
        guard width > columns else { return self }
        guard columns > 2 else { return truncated(to: columns) }
        let tail = (columns - 1) / 2
        return Text(glyphs: prefix(columns - 1 - tail) + [.omission] + suffix(tail))
    }

    /// The text with spaces around it, in exactly so many columns when it is not wider than them.
    package func padded(to columns: Int, _ alignment: Alignment = .leading) -> Text {
        let missing = columns - width
        guard missing > 0 else { return self }
        let before =
            switch alignment {
            case .leading: 0
            case .trailing: missing
            case .centre: missing / 2
            }
        return Text(
            glyphs: Array(repeating: .space, count: before) + glyphs
                + Array(repeating: .space, count: missing - before)
        )
    }

    /// The text cut or padded to exactly so many columns.
    package func fitted(to columns: Int, _ alignment: Alignment = .leading) -> Text {
        truncated(to: columns).padded(to: columns, alignment)
    }

    /// The text in lines of at most so many columns, broken at spaces where there are any.
    package func wrapped(to columns: Int) -> [Text] {
        breaks(at: columns).map { Text(glyphs: Array(glyphs[$0])) }
    }

    /// Where the lines stand when the text is wrapped; the space at which a line is broken belongs to none.
    func breaks(at columns: Int) -> [Range<Int>] {
        guard columns > 0 else { return [] }
        var lines: [Range<Int>] = []
        var start = 0
        var column = 0
        var space: Int?
        var index = 0
        while index < glyphs.count {
            if column + glyphs[index].width > columns, index > start {
                if glyphs[index] == .space {
                    lines.append(start..<index)
                    start = index + 1
                } else if let space, space > start {
                    lines.append(start..<space)
                    start = space + 1
                } else {
                    lines.append(start..<index)
                    start = index
                }
                index = start
                column = 0
                space = nil
                continue
            }
            if glyphs[index] == .space { space = index }
            column += glyphs[index].width
            index += 1
        }
        if start < glyphs.count || lines.isEmpty { lines.append(start..<glyphs.count) }
        return lines
    }

    private func prefix(_ columns: Int) -> [Glyph] {
        var rest = columns
        return Array(
            glyphs.prefix {
                rest -= $0.width; return rest >= 0
            }
        )
    }

    private func suffix(_ columns: Int) -> [Glyph] {
        var rest = columns
        return glyphs.reversed().prefix {
            rest -= $0.width; return rest >= 0
        }.reversed()
    }
}
