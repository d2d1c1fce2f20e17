/// A key, as the terminal's decoder names it.
package enum Key: Hashable, Sendable {
    /// A key that writes something; the space bar is `.character(" ")`.
    case character(Character)
    /// A letter with Ctrl, in lower case.
    case control(Character)
    case up, down, left, right
    case pageUp, pageDown, home, end
    case enter, escape, tab, backTab, backspace, delete, insert
    /// F1 and so on.
    case function(Int)

    /// What it is called in a footer or a help page.
    package func name(in glyphs: GlyphSet = .utf8) -> Text {
        switch self {
        case .character(" "): "space"
        case .character(let character): Text(String(character))
        case .control(let letter): Text("^" + letter.uppercased())
        case .up: glyphs == .utf8 ? "↑" : "up"
        case .down: glyphs == .utf8 ? "↓" : "down"
        case .left: glyphs == .utf8 ? "←" : "left"
        case .right: glyphs == .utf8 ? "→" : "right"
        case .pageUp: "pgup"
        case .pageDown: "pgdn"
        case .home: "home"
        case .end: "end"
        case .enter: glyphs == .utf8 ? "⏎" : "enter"
        case .escape: "esc"
        case .tab: "tab"
        case .backTab: "shift-tab"
        case .backspace: "backspace"
        case .delete: "del"
        case .insert: "ins"
        case .function(let number): Text("F\(number)")
        }
    }
}
