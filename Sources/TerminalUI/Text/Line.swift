/// A line of text in several roles, such as a marker in its colour and a sentence after it.
package struct Line: Hashable, Sendable {
    /// A part of the line that is drawn in one role.
    package struct Span: Hashable, Sendable {
        /// What it says.
        package let text: Text
        /// What it is.
        package let role: Role

        /// Makes a part of a line.
        package init(_ text: Text, _ role: Role = .normal) {
            self.text = text
            self.role = role
        }
    }

    /// The parts, from left to right.
    package var spans: [Span]

    /// Makes a line of one role.
    package init(_ text: Text, _ role: Role = .normal) { spans = [Span(text, role)] }

    /// Makes a line of several parts.
    package init(_ spans: [Span]) { self.spans = spans }

    /// How many columns it takes.
    package var width: Int { spans.reduce(0) { $0 + $1.text.width } }
    /// What it says, without its roles.
    package var text: Text { Text(glyphs: spans.flatMap(\.text.glyphs)) }

    /// The line with one part more.
    package func adding(_ text: Text, _ role: Role = .normal) -> Line { Line(spans + [Span(text, role)]) }

    /// The line in lines of at most so many columns, the further ones indented.
    package func wrapped(to columns: Int, indent: Int = 0) -> [Line] {
        guard width > columns else { return [self] }
        let indent = min(max(0, indent), max(0, columns / 2))
        var lines: [Line] = []
        var rest = self
        while let first = rest.text.breaks(at: columns - (lines.isEmpty ? 0 : indent)).first {
            let line = rest.part(first)
            lines.append(
                lines.isEmpty ? line : Line([Span(Text(glyphs: Array(repeating: .space, count: indent)))] + line.spans)
            )
            let glyphs = rest.text.glyphs
            let next =
                first.upperBound < glyphs.count && glyphs[first.upperBound] == .space
                ? first.upperBound + 1 : first.upperBound
            guard next < glyphs.count else { break }
            rest = rest.part(next..<glyphs.count)
        }
        return lines
    }

    private func part(_ range: Range<Int>) -> Line {
        var start = 0
        var parts: [Span] = []
        for span in spans {
            let end = start + span.text.glyphs.count
            let overlap = range.clamped(to: start..<end)
            if !overlap.isEmpty {
                let glyphs = span.text.glyphs[overlap.lowerBound - start..<overlap.upperBound - start]
                parts.append(Span(Text(glyphs: Array(glyphs)), span.role))
            }
            start = end
        }
        return Line(parts)
    }
}

extension Line: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// Makes a line in the normal role.
    package init(stringLiteral value: String) { self.init(Text(value)) }
}
