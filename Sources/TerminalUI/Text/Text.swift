/// Text that is safe to show and knows its width: no control codes, nothing invisible, nothing that reorders its neighbours.
///
/// A `Frame` accepts nothing else, so what comes from outside can't reach the terminal except through this initialiser.
/// Whatever must not be shown becomes a visible U+FFFD; combining marks stay with their base, at most two of them.
package struct Text: Hashable, Sendable {
    /// What it shows, from left to right.
    package let glyphs: [Glyph]
    /// How many columns it takes.
    package let width: Int

    /// Sanitises and measures any string.
    package init(_ untrusted: some StringProtocol) {
        var glyphs: [Glyph] = []
        glyphs.reserveCapacity(untrusted.utf8.count)
        // The glyph before is a cluster that was refused: further marks belong to it.
        var isRefused = true
        for scalar in untrusted.unicodeScalars {
            switch ScalarWidth.kind(of: scalar) {
            case .printable(let isWide):
                glyphs.append(Glyph(base: scalar, isWide: isWide))
                isRefused = false
            case .mark where isRefused && !glyphs.isEmpty:
                break
            case .mark:
                if let marked = glyphs.last?.adding(mark: scalar) {
                    glyphs[glyphs.count - 1] = marked
                } else {
                    if !glyphs.isEmpty { glyphs.removeLast() }
                    glyphs.append(.replacement)
                    isRefused = true
                }
            case .refused:
                glyphs.append(.replacement)
                isRefused = true
            }
        }
        self.init(glyphs: glyphs)
    }

    init(glyphs: [Glyph]) {
        self.glyphs = glyphs
        width = glyphs.reduce(0) { $0 + $1.width }
    }

    /// Nothing.
    package static let empty = Text(glyphs: [])

    /// Whether it shows nothing at all.
    package var isEmpty: Bool { glyphs.isEmpty }

    /// The sanitised text, harmless wherever it is written.
    package var string: String {
        var string = ""
        for glyph in glyphs { glyph.write(to: &string) }
        return string
    }

    /// The lines of a longer text; tabs become four spaces, and a carriage return before a line feed belongs to it.
    package static func lines(_ untrusted: some StringProtocol) -> [Text] {
        untrusted.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { line in
            Text(
                line.contains("\t")
                    ? line.split(separator: "\t", omittingEmptySubsequences: false)
                        .joined(separator: "    ") : String(line)
            )
        }
    }

    /// One text after the other.
    package static func + (left: Text, right: Text) -> Text { Text(glyphs: left.glyphs + right.glyphs) }

    /// One text after the other.
    package static func += (left: inout Text, right: Text) { left = left + right }
}

extension Text: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// Sanitises a literal, and with it everything interpolated.
    package init(stringLiteral value: String) { self.init(value) }
}

extension Text: CustomStringConvertible {
    /// The sanitised text.
    package var description: String { string }
}

extension Sequence<Text> {
    /// The texts, one after the other with the separator between them.
    package func joined(separator: Text) -> Text {
        var glyphs: [Glyph] = []
        for (index, text) in enumerated() {
            if index > 0 { glyphs += separator.glyphs }
            glyphs += text.glyphs
        }
        return Text(glyphs: glyphs)
    }
}
