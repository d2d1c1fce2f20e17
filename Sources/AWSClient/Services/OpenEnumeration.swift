/// A list of words that AWS may make longer: a word we do not know is kept, not refused.
package protocol OpenEnumeration: RawRepresentable<String>, Hashable, Sendable, Decodable {
    /// The words we know.
    static var known: [Self] { get }
    /// A word we do not know.
    static func other(_ word: String) -> Self
    /// Takes any word.
    init(rawValue: String)
}

extension OpenEnumeration {
    package init(rawValue: String) {
        self = Self.known.first { $0.rawValue == rawValue } ?? .other(rawValue)
    }
}
