/// What is asked of the policies: whether an action may be taken on a resource under some circumstances.
package struct AuthorizationRequest: Sendable {
    /// The action as AWS spells it, such as `iam:DeleteAccessKey`.
    package let action: String
    /// The ARN of the resource, or `*`.
    package let resource: String
    /// The condition keys, in lower case, with their values; a key that is absent from the request is absent here.
    package let context: [String: [String]]
    /// The action in lower case, since actions match in any case.
    let comparableAction: String

    /// Makes a request; the names of the condition keys may be in any case.
    package init(action: String, resource: String, context: [String: [String]] = [:]) {
        self.action = action
        self.resource = resource
        self.context = Dictionary(
            context.map { (ASCII.lowercased($0.key), $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        comparableAction = ASCII.lowercased(action)
    }
}
