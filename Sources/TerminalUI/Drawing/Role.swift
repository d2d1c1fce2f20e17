/// What a thing on the screen is; a `Theme` decides how that looks.
package enum Role: UInt8, CaseIterable, Hashable, Sendable {
    case normal, title, header, muted, border
    case cursor, selected
    case good, warning, danger, accent
    case footerKey, footerLabel
    case field, disabled

    /// One letter for it, for tests of a frame's roles; the normal role is a dot.
    package var letter: Character {
        switch self {
        case .normal: "."
        case .title: "T"
        case .header: "H"
        case .muted: "m"
        case .border: "b"
        case .cursor: "C"
        case .selected: "S"
        case .good: "g"
        case .warning: "w"
        case .danger: "d"
        case .accent: "a"
        case .footerKey: "K"
        case .footerLabel: "L"
        case .field: "F"
        case .disabled: "x"
        }
    }
}
