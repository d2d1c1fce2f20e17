/// How this program names itself to AWS, which CloudTrail writes down (RFC 9110 §10.1.5).
package struct UserAgent: Sendable, Equatable, CustomStringConvertible {
    private static let longestTicket = 64
    private let product: String
    private var ticket: String?

    /// Makes a name of a product's name and version.
    package init(product: String, version: String) {
        self.product = "\(Self.token(product))/\(Self.token(version))"
    }

    /// The same with the ticket that calls are made for; what can't stand in a header becomes hyphens.
    package func naming(ticket: String) -> UserAgent {
        var copy = self
        let word = Self.token(String(ticket.unicodeScalars.prefix(Self.longestTicket)))
        copy.ticket = word.contains { $0 != "-" } ? word : nil
        return copy
    }

    /// The value of the header.
    package var description: String { ticket.map { "\(product) ticket/\($0)" } ?? product }

    /// A text with a hyphen for every character that can't be part of a token (RFC 9110 §5.6.2).
    static func token(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                    return isPlain || "!#$%&'*+-.^_`|~".unicodeScalars.contains(scalar) ? scalar : "-"
                }
            )
        )
    }
}
