/// One line of a `Condition` block: an operator, a key and the values it is compared with.
struct PolicyCondition: Sendable {
    /// How many of the request's values must match when the key has several.
    enum Quantifier: Sendable {
        case all, any
    }

    private let comparison: ConditionOperator
    private let quantifier: Quantifier?
    private let ifExists: Bool
    private let key: String
    private let values: [String]

    /// Reads a condition; `nil` for an operator that AWS doesn't know.
    init?(operator name: String, key: String, values: [String]) {
        var name = Substring(name)
        quantifier =
            if name.hasPrefix("ForAllValues:") { .all } else if name.hasPrefix("ForAnyValue:") { .any } else { nil }
        if let colon = name.firstIndex(of: ":") { name = name[name.index(after: colon)...] }
        ifExists = name.hasSuffix("IfExists")
        if ifExists { name = name.dropLast("IfExists".count) }
        guard let first = name.first,
            let comparison = ConditionOperator(rawValue: first.lowercased() + name.dropFirst())
        else { return nil }
        self.comparison = comparison
        self.key = ASCII.lowercased(key)
        self.values = values
    }

    /// Whether the request fulfils it.
    func isFulfilled(by context: [String: [String]]) -> Bool {
        let actual = context[key]
        if comparison == .null {
            let isAbsent = actual == nil
            return values.contains { ASCII.equalIgnoringCase($0, isAbsent ? "true" : "false") }
        }
        guard let actual else {
            if ifExists { return true }
            switch quantifier {
            case .all: return true
            case .any: return false
            case nil: return comparison.isNegated
            }
        }
        let expected = values.compactMap { PolicyVariables.replace(in: $0, context: context) }
        func holds(_ value: String) -> Bool {
            expected.contains { comparison.compares(value, to: $0) } != comparison.isNegated
        }
        switch quantifier {
        case .all: return actual.allSatisfy(holds)
        case .any: return actual.contains(where: holds)
        case nil: return comparison.isNegated ? actual.allSatisfy(holds) : actual.contains(where: holds)
        }
    }
}
