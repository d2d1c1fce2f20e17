/// The ID of an AWS account: exactly twelve digits, leading zeros included.
package struct AccountID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    // As a number it takes 8 bytes, which counts with 50,000 of them; leading zeros are put back by `description`.
    private let number: UInt64

    /// Takes exactly twelve ASCII digits; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let digits = text.utf8
        guard digits.count == 12, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        number = digits.reduce(0) { $0 * 10 + UInt64($1 - 0x30) }
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = AccountID(text) else { throw WireError("“\(text.prefix(40))” is not an account ID") }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package static func < (left: AccountID, right: AccountID) -> Bool { left.number < right.number }

    /// The twelve digits.
    package var description: String {
        let digits = String(number)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }
}
