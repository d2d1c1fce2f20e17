/// What the service control policies on the way from the organization's root to an account say to a request.
package enum ServiceControlDecision: Sendable, Equatable {
    /// Every level allows it and no level denies it.
    case allowed
    /// A statement denies it.
    case explicitDeny(policyID: String, statementID: String?)
    /// No policy of the level allows it; the organization's root is level 0, the account the last.
    case implicitDeny(level: Int)

    /// Decides as AWS does (Organizations User Guide, "SCP evaluation"): a Deny anywhere wins, and every level must
    /// have an Allow of its own.
    package static func decide(
        _ request: AuthorizationRequest,
        levels: [[ServiceControlPolicy]]
    ) -> ServiceControlDecision {
        var silentLevel: Int?
        for (index, policies) in levels.enumerated() {
            var isAllowed = false
            for policy in policies {
                for statement in policy.document.statements where statement.isDeny || !isAllowed {
                    let applies = statement.applies(
                        toAction: request.comparableAction,
                        resource: request.resource,
                        context: request.context
                    )
                    guard applies else { continue }
                    if statement.isDeny { return .explicitDeny(policyID: policy.id, statementID: statement.id) }
                    isAllowed = true
                }
            }
            if !isAllowed, silentLevel == nil { silentLevel = index }
        }
        return silentLevel.map { .implicitDeny(level: $0) } ?? .allowed
    }
}
