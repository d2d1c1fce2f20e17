/// Replaces `${aws:PrincipalAccount}` and the like in the values of a policy by what the request says.
enum PolicyVariables {
    /// The text with its variables replaced; `nil` when the request has no value for one, which then matches nothing.
    ///
    /// `${key, 'default'}` takes the default instead. `${*}`, `${?}` and `${$}` are left for `WildcardPattern`.
    static func replace(in text: String, context: [String: [String]]) -> String? {
        guard text.utf8.contains(36) else { return text }
        var output = ""
        var rest = Substring(text)
        while let dollar = rest.firstIndex(of: "$") {
            output += rest[..<dollar]
            rest = rest[dollar...]
            guard rest.hasPrefix("${"), let end = rest.firstIndex(of: "}") else {
                output += "$"
                rest = rest.dropFirst()
                continue
            }
            let name = rest[rest.index(dollar, offsetBy: 2)..<end]
            if ["*", "?", "$"].contains(name) {
                output += rest[...end]
            } else {
                guard let value = value(of: name, context: context) else { return nil }
                // What a request says is text and no pattern.
                for character in value {
                    output += character == "*" || character == "?" ? "${\(character)}" : String(character)
                }
            }
            rest = rest[rest.index(after: end)...]
        }
        return output + rest
    }

    private static func value(of name: Substring, context: [String: [String]]) -> String? {
        let halves = name.split(separator: ",", maxSplits: 1)
        if let key = halves.first.map({ ASCII.lowercased($0) }), let values = context[key], values.count == 1 {
            return values[0]
        }
        guard halves.count == 2 else { return nil }
        let literal = halves[1].drop { $0 == " " }
        guard literal.count >= 2, literal.first == "'", literal.last == "'" else { return nil }
        return String(literal.dropFirst().dropLast())
    }
}
