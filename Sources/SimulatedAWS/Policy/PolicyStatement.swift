/// One statement of a policy.
struct PolicyStatement: Sendable {
    /// What a list of patterns asks of a text: that one matches, or that none does.
    private struct Selection: Sendable {
        let isInverted: Bool
        let patterns: [(text: String, compiled: WildcardPattern?)]

        init(isInverted: Bool, texts: [String]) {
            self.isInverted = isInverted
            // A pattern with a variable is only known when a request comes.
            patterns = texts.map { ($0, $0.contains("${") ? nil : WildcardPattern($0)) }
        }

        func selects(_ text: String, context: [String: [String]]) -> Bool {
            patterns.contains { pattern in
                if let compiled = pattern.compiled { return compiled.matches(text) }
                guard let replaced = PolicyVariables.replace(in: pattern.text, context: context) else { return false }
                return WildcardPattern(replaced).matches(text)
            } != isInverted
        }
    }

    /// The statement's own name.
    let id: String?
    /// Whether it denies; otherwise it allows.
    let isDeny: Bool
    /// Whether it has a `Condition`.
    var hasConditions: Bool { !conditions.isEmpty }
    private let actions: Selection
    private let resources: Selection
    private let conditions: [PolicyCondition]

    /// Reads a statement; `nil` when AWS would refuse it.
    init?(_ json: JSONValue) {
        guard case .object(let members) = json, let effect = members["Effect"]?.string,
            effect == "Allow" || effect == "Deny"
        else { return nil }
        id = members["Sid"]?.string
        isDeny = effect == "Deny"
        guard let actions = Self.selection(members, "Action", "NotAction", transform: { ASCII.lowercased($0) }),
            let resources = Self.selection(members, "Resource", "NotResource", transform: { $0 }),
            let conditions = Self.conditions(members["Condition"])
        else { return nil }
        self.actions = actions
        self.resources = resources
        self.conditions = conditions
    }

    /// Whether it speaks about the request; the action must be in lower case.
    func applies(toAction action: String, resource: String, context: [String: [String]]) -> Bool {
        actions.selects(action, context: context) && resources.selects(resource, context: context)
            && conditions.allSatisfy { $0.isFulfilled(by: context) }
    }

    private static func selection(
        _ members: [String: JSONValue],
        _ name: String,
        _ inverted: String,
        transform: (String) -> String
    ) -> Selection? {
        guard (members[name] == nil) != (members[inverted] == nil), let json = members[name] ?? members[inverted],
            let texts = strings(json)
        else { return nil }
        return Selection(isInverted: members[name] == nil, texts: texts.map(transform))
    }

    private static func conditions(_ json: JSONValue?) -> [PolicyCondition]? {
        guard let json else { return [] }
        guard case .object(let operators) = json else { return nil }
        var conditions: [PolicyCondition] = []
        for (name, block) in operators {
            guard case .object(let keys) = block else { return nil }
            for (key, values) in keys {
                guard let texts = strings(values),
                    let condition = PolicyCondition(operator: name, key: key, values: texts)
                else { return nil }
                conditions.append(condition)
            }
        }
        return conditions
    }

    /// One text or several; numbers and truth values count as their spelling.
    private static func strings(_ json: JSONValue) -> [String]? {
        var texts: [String] = []
        for element in json.elements {
            switch element {
            case .string(let text): texts.append(text)
            case .bool(let flag): texts.append(flag ? "true" : "false")
            case .number(let number): texts.append(Int(exactly: number).map { String($0) } ?? String(number))
            default: return nil
            }
        }
        return texts
    }
}
