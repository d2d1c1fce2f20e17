/// A JSON text (RFC 8259) as a value.
package indirect enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a whole JSON text; `nil` when it isn't one.
    package init?(_ bytes: [UInt8]) {
        var parser = JSONParser(bytes)
        guard let value = parser.text() else { return nil }
        self = value
    }

    /// A member of an object.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The text, if it is one.
    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The number, if it is a whole one.
    package var integer: Int? {
        guard case .number(let number) = self else { return nil }
        return Int(exactly: number)
    }

    /// The elements of an array; a value that is not an array counts as its only element, as in policy documents.
    package var elements: [JSONValue] {
        guard case .array(let values) = self else { return [self] }
        return values
    }
}
