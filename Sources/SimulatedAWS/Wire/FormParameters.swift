/// The parameters of a query-protocol request: `Action=…&Version=…&Name=Value`.
struct FormParameters {
    private var values: [(name: String, value: String)] = []
    /// No parameters.
    static let empty = FormParameters()

    private init() {}

    /// Reads a form; throws AWS's `MalformedQueryString` when it isn't one.
    init(_ body: [UInt8]) throws(ServiceError) {
        for part in body.split(separator: UInt8(ascii: "&")) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(halves[0], plusIsBlank: true),
                let value = PercentEncoding.decode(halves.count > 1 ? halves[1] : [], plusIsBlank: true)
            else {
                throw ServiceError(
                    400,
                    "MalformedQueryString",
                    "The query string contains a syntax error: a percent sign is not followed by two digits."
                )
            }
            values.append((String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
        }
    }

    /// The first value of a name.
    subscript(_ name: String) -> String? {
        values.first { $0.name == name }?.value
    }

    /// Whether any name starts so.
    func hasName(startingWith prefix: String) -> Bool {
        values.contains { $0.name.hasPrefix(prefix) }
    }
}
