extension Unicode.Scalar {
    /// False for what could steer a terminal, hide, or reorder its neighbours (promise 10).
    var isHarmless: Bool {
        if value < 0x7F { return value >= 0x20 }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}

/// Untrusted text made fit for lines of output: on one line, with every harmful scalar shown as `�`.
package struct HarmlessText: Sendable, Equatable, CustomStringConvertible {
    /// The text as it may be printed.
    package let description: String

    /// Takes any text.
    package init(_ untrusted: String) {
        guard !untrusted.unicodeScalars.allSatisfy(\.isHarmless) else {
            description = untrusted
            return
        }
        var text = String.UnicodeScalarView()
        for scalar in untrusted.unicodeScalars { text.append(scalar.isHarmless ? scalar : "\u{FFFD}") }
        description = String(text)
    }

    /// One field of a CSV row (RFC 4180), which no spreadsheet takes for a formula.
    package var csvField: String {
        var field = description
        if let first = field.unicodeScalars.first, "=+-@＝＋－＠".unicodeScalars.contains(first) { field = "'\(field)" }
        guard field.contains(where: { $0 == "," || $0 == "\"" || $0 == ";" }) else { return field }
        return "\"\(field.replacing("\"", with: "\"\""))\""
    }

    /// Text inside a Markdown table or sentence.
    package var markdown: String {
        var text = ""
        for character in description {
            if "\\`*_{}[]<>()#|!~".contains(character) { text.append("\\") }
            text.append(character)
        }
        return text
    }
}
