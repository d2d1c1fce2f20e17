/// What the terminal can draw: everything, or ASCII only.
package enum GlyphSet: Sendable {
    case utf8, ascii

    /// The glyph as this set shows it, or one narrow stand-in that fills each of its columns.
    func shown(_ glyph: Glyph) -> Glyph {
        if self == .utf8 || glyph.base < 0x7F && glyph.firstMark == 0 { return glyph }
        return glyph == .omission ? Glyph(base: "~") : Glyph(base: Self.inASCII(glyph.base))
    }

    private static func inASCII(_ scalar: UInt32) -> Unicode.Scalar {
        guard let scalar = Unicode.Scalar(scalar) else { return "?" }
        return switch scalar {
        case "\u{0}"..."\u{7E}": scalar
        // Each mark keeps to itself: what is selected, found, blocked, done or unfolded must not look alike.
        case "■", "◆", "•": "*"
        case "●": "#"
        case "○", "□", "◇": "o"
        case "⊘": "%"
        case "✗", "✘", "×": "x"
        case "✓", "✔": "y"
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
