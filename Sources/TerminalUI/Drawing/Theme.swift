/// How each role looks.
///
/// Only a few of the eight ANSI colours over the terminal's own background, and never blue or bold black for something that
/// must be read; the cursor is reversed and the selection bold, so that nothing depends on colour.
package struct Theme: Sendable {
    /// What a terminal can do to a glyph beside colouring it.
    package struct Attributes: OptionSet, Hashable, Sendable {
        /// One bit for each.
        package let rawValue: UInt8
        /// Makes a set of its bits.
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Heavier or brighter.
        package static let bold = Attributes(rawValue: 1)
        /// Fainter, where the terminal can.
        package static let dim = Attributes(rawValue: 2)
        /// Underlined.
        package static let underline = Attributes(rawValue: 4)
        /// Ink and paper exchanged.
        package static let reverse = Attributes(rawValue: 8)
    }

    /// The colours that can be read on a dark background and on a light one; the values are ANSI's.
    package enum Ink: Int32, Sendable { case terminal = -1, red = 1, green = 2, yellow = 3, magenta = 5, cyan = 6 }

    /// The look of one role.
    package struct Style: Hashable, Sendable {
        /// The attributes.
        package let attributes: Attributes
        /// The colour of the glyph.
        package let ink: Ink

        init(_ attributes: Attributes = [], _ ink: Ink = .terminal) {
            self.attributes = attributes
            self.ink = ink
        }
    }

    private let hasColour: Bool

    /// With colours.
    package static let colour = Theme(hasColour: true)
    /// With attributes only, for terminals without colour and for NO_COLOR.
    package static let monochrome = Theme(hasColour: false)

    /// How a role looks.
    package func style(for role: Role) -> Style {
        let style = Self.coloured(role)
        return hasColour ? style : Style(style.attributes)
    }

    private static func coloured(_ role: Role) -> Style {
        switch role {
        case .normal, .footerLabel: Style()
        case .title: Style(.bold)
        case .header: Style(.bold)
        case .muted, .border, .disabled: Style(.dim)
        case .cursor: Style(.reverse)
        case .selected: Style(.bold)
        case .good: Style([], .green)
        case .warning: Style(.bold, .yellow)
        case .danger: Style(.bold, .red)
        case .accent: Style(.bold, .cyan)
        case .footerKey: Style(.bold, .cyan)
        case .field: Style(.underline)
        }
    }
}
