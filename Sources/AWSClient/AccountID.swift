/// The twelve digits that name an AWS account.
package struct AccountID: Sendable, Hashable, Comparable, CustomStringConvertible {
    // As a number it takes 8 bytes, which counts with 50,000 of them; leading zeros are put back by `description`.
    private let number: UInt64

    /// Takes exactly twelve ASCII digits; anything else is no account ID.
    package init?(_ text: some StringProtocol) {
        let digits = text.utf8
        guard digits.count == 12 else { return nil }
        var number: UInt64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + UInt64(digit - UInt8(ascii: "0"))
        }
        self.number = number
    }

    /// The twelve digits.
    package var description: String {
        let digits = String(number)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// The order of the digits.
    package static func < (left: AccountID, right: AccountID) -> Bool { left.number < right.number }
}
