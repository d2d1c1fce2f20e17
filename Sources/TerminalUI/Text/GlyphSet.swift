/// What the terminal can draw: everything, or ASCII only.
package enum GlyphSet: Sendable {
    case utf8, ascii

    /// The glyph as this set shows it: the same number of columns, whatever it is.
    func shown(_ glyph: Glyph) -> [Glyph] {
        if self == .utf8 || glyph.base < 0x7F && glyph.firstMark == 0 { return [glyph] }
        if glyph == .omission { return [Glyph(base: "~")] }
        let ascii = Glyph(base: Self.inASCII(glyph.base))
        return glyph.width == 2 ? [ascii, ascii] : [ascii]
    }

    private static func inASCII(_ scalar: UInt32) -> Unicode.Scalar {
        guard let scalar = Unicode.Scalar(scalar) else { return "?" }
        return switch scalar {
        case "\u{0}"..."\u{7E}": scalar
        case "●", "■", "◆", "•": "*"
        case "○", "□", "◇": "o"
        case "⊘": "/"
        case "✗", "✘", "×": "x"
        case "✓", "✔": "v"
        case "…", "·": "."
        case "–", "—", "─", "━", "═": "-"
        case "│", "┃", "║": "|"
        case "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼", "╭", "╮", "╰", "╯": "+"
        case "█", "▉", "▊", "▋", "▌": "#"
        case "▍", "▎", "▏", "░", "▒", "▓": "."
        case "▸", "▶", "›", "»", "→": ">"
        case "▾", "▼", "↓": "v"
        case "‹", "«", "←": "<"
        case "↑", "▲", "▴": "^"
        case "⏎": "<"
        case "‘", "’": "'"
        case "“", "”": "\""
        case "\u{A0}", "\u{2002}"..."\u{200A}", "\u{202F}": " "
        default: "?"
        }
    }
}
