/// A policy's text, read and ready to be asked.
package struct PolicyDocument: Sendable {
    /// The statements in their order.
    let statements: [PolicyStatement]
    /// Whether any statement has a `Condition`, so that a request's context need not be gathered otherwise.
    let needsContext: Bool

    /// Reads a JSON policy; `nil` when AWS would refuse it as malformed.
    package init?(_ text: String) {
        guard let json = JSONValue(Array(text.utf8)), let list = json["Statement"] else { return nil }
        var statements: [PolicyStatement] = []
        for element in list.elements {
            guard let statement = PolicyStatement(element) else { return nil }
            statements.append(statement)
        }
        self.statements = statements
        needsContext = text.contains("${") || statements.contains { $0.hasConditions }
    }
}
