import FoundationEssentials

/// JSON that may be shown by `cat`: what could steer a terminal or reorder a line is written as `\u…`, losing nothing.
package enum HarmlessJSON {
    /// Encodes a value on one line with sorted keys and ISO 8601 dates, or over several lines for people.
    package static func encode(_ value: some Encodable, isPretty: Bool = false) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        encoder.dateEncodingStrategy = .iso8601
        return escaped(Array(try encoder.encode(value)))
    }

    /// Decodes what `encode` wrote.
    package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: Data(bytes))
    }

    /// Every harmful scalar that JSON allows unescaped stands inside a string, so that escaping it keeps the meaning.
    private static func escaped(_ json: [UInt8]) -> [UInt8] {
        guard json.contains(where: { $0 >= 0x7F }) else { return json }
        var result: [UInt8] = []
        result.reserveCapacity(json.count)
        for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
            // A line feed of the pretty form stands between members, never inside a string.
            if scalar.isHarmless || scalar == "\n" {
                result += UTF8.encode(scalar).map(Array.init) ?? []
            } else {
                for unit in UTF16.encode(scalar).map(Array.init) ?? [] {
                    let digits = String(unit, radix: 16)
                    result += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
                }
            }
        }
        return result
    }
}
