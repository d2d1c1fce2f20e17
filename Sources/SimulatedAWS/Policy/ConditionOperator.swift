/// The comparison of a condition, without its quantifier and `IfExists` (IAM User Guide, "Condition operators").
enum ConditionOperator: String, Sendable {
    case stringEquals, stringNotEquals, stringEqualsIgnoreCase, stringNotEqualsIgnoreCase, stringLike, stringNotLike
    case numericEquals, numericNotEquals
    case numericLessThan, numericLessThanEquals, numericGreaterThan, numericGreaterThanEquals
    case dateEquals, dateNotEquals, dateLessThan, dateLessThanEquals, dateGreaterThan, dateGreaterThanEquals
    case bool, binaryEquals, ipAddress, notIpAddress
    case arnEquals, arnLike, arnNotEquals, arnNotLike
    case null

    /// Whether it asks that no value matches.
    var isNegated: Bool {
        switch self {
        case .stringNotEquals, .stringNotEqualsIgnoreCase, .stringNotLike, .numericNotEquals, .dateNotEquals,
            .notIpAddress, .arnNotEquals, .arnNotLike:
            true
        default: false
        }
    }

    /// Whether one value of the request matches one value of the policy; a negated operator compares as its positive.
    func compares(_ actual: String, to expected: String) -> Bool {
        switch self {
        case .stringEquals, .stringNotEquals, .binaryEquals:
            WildcardPattern(expected, isLiteral: true).matches(actual)
        case .stringEqualsIgnoreCase, .stringNotEqualsIgnoreCase: actual.lowercased() == expected.lowercased()
        case .stringLike, .stringNotLike: WildcardPattern(expected).matches(actual)
        case .bool: ASCII.equalIgnoringCase(actual, expected)
        case .arnEquals, .arnLike, .arnNotEquals, .arnNotLike: Self.matchesARN(actual, pattern: expected)
        case .ipAddress, .notIpAddress: AddressRange(expected)?.contains(actual) ?? false
        case .numericEquals, .numericNotEquals: Self.order(actual, expected, Double.init, ==)
        case .numericLessThan: Self.order(actual, expected, Double.init, <)
        case .numericLessThanEquals: Self.order(actual, expected, Double.init, <=)
        case .numericGreaterThan: Self.order(actual, expected, Double.init, >)
        case .numericGreaterThanEquals: Self.order(actual, expected, Double.init, >=)
        case .dateEquals, .dateNotEquals: Self.order(actual, expected, Self.date, ==)
        case .dateLessThan: Self.order(actual, expected, Self.date, <)
        case .dateLessThanEquals: Self.order(actual, expected, Self.date, <=)
        case .dateGreaterThan: Self.order(actual, expected, Self.date, >)
        case .dateGreaterThanEquals: Self.order(actual, expected, Self.date, >=)
        case .null: false
        }
    }

    private static func order(
        _ actual: String,
        _ expected: String,
        _ read: (String) -> Double?,
        _ compare: (Double, Double) -> Bool
    ) -> Bool {
        guard let left = read(actual), let right = read(expected) else { return false }
        return compare(left, right)
    }

    private static func date(_ text: String) -> Double? {
        Double(text) ?? Timestamp.parse(text).map(Double.init)
    }

    /// Each of the six parts of an ARN is matched on its own, so that a star does not cross a colon before the resource.
    private static func matchesARN(_ actual: String, pattern: String) -> Bool {
        let actual = actual.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        let pattern = pattern.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard actual.count == 6, pattern.count == 6 else { return false }
        return zip(actual, pattern).allSatisfy { WildcardPattern(String($1)).matches(String($0)) }
    }
}
