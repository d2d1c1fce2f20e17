/// Comparisons and spellings of ASCII text, for protocols that care about nothing else.
enum ASCII {
    /// The lower-case form of one byte.
    static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= 65 && byte <= 90 ? byte | 0x20 : byte
    }

    /// The lower-case form of the ASCII letters of a text; other characters stay.
    static func lowercased(_ text: some StringProtocol) -> String {
        String(decoding: text.utf8.map(lowercased), as: UTF8.self)
    }

    /// Whether two texts differ at most in the case of ASCII letters.
    static func equalIgnoringCase(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count else { return false }
        return zip(one.utf8, other.utf8).allSatisfy { lowercased($0) == lowercased($1) }
    }

    /// The text without blanks and tabs at its ends, and with runs of them inside made one blank.
    static func collapsed(_ text: String) -> String {
        var previous: UInt8 = 32
        // A blank at the front shows as a run with the blank before the text, one at the back as the last byte.
        let isPlain = text.utf8.allSatisfy { byte in
            defer { previous = byte }
            return byte != 9 && !(byte == 32 && previous == 32)
        }
        if isPlain, previous != 32 { return text }
        return text.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)

    /// Bytes as lower-case hexadecimal digits.
    static func hex(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var digits: [UInt8] = []
        for byte in bytes {
            digits.append(hexDigits[Int(byte >> 4)])
            digits.append(hexDigits[Int(byte & 15)])
        }
        return digits
    }

    /// A number as lower-case hexadecimal digits, padded with zeros on the left.
    static func hex(_ number: UInt64, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text.suffix(digits)
    }

    /// A decimal number, padded with zeros on the left.
    static func decimal(_ number: Int, digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
