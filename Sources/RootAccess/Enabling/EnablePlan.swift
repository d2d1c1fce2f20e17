/// What the wizard will switch on, reviewed before it is done; made from what was read, so steps already done are absent.
package struct EnablePlan: Sendable, Equatable {
    /// One call to AWS, in the order in which they are made.
    package enum Step: Sendable, Equatable, Hashable {
        case enableTrustedAccess
        case enableRootCredentialsManagement
        case enableRootSessions
        case registerDelegatedAdministrator(AccountID)

        /// The call, as `service:Operation`.
        package var call: String {
            switch self {
            case .enableTrustedAccess: "organizations:EnableAWSServiceAccess"
            case .enableRootCredentialsManagement: "iam:EnableOrganizationsRootCredentialsManagement"
            case .enableRootSessions: "iam:EnableOrganizationsRootSessions"
            case .registerDelegatedAdministrator: "organizations:RegisterDelegatedAdministrator"
            }
        }

        /// What the call is made with; empty when it takes nothing.
        package var argument: String {
            switch self {
            case .enableTrustedAccess: "iam.amazonaws.com"
            case .enableRootCredentialsManagement, .enableRootSessions: ""
            case .registerDelegatedAdministrator(let account): "\(account) for iam.amazonaws.com"
            }
        }
    }

    package let organizationID: String
    package let steps: [Step]

    /// Plans the calls that are still missing.
    ///
    /// - Parameters:
    ///   - context: What was read before.
    ///   - rootCredentialsManagement: Whether that capability shall be on; one that is on stays on.
    ///   - rootSessions: The same for *privileged root actions in member accounts*.
    ///   - delegatedAdministrator: The account to register; nil for none.
    package init(
        context: Preflight.Context,
        rootCredentialsManagement: Bool,
        rootSessions: Bool,
        delegatedAdministrator: AccountID?
    ) {
        organizationID = context.organization.id
        var steps: [Step] = []
        let now = context.capabilities
        if rootCredentialsManagement, !now.rootCredentialsManagement { steps.append(.enableRootCredentialsManagement) }
        if rootSessions, !now.rootSessions { steps.append(.enableRootSessions) }
        if let delegatedAdministrator, !context.delegatedAdministrators.contains(delegatedAdministrator) {
            steps.append(.registerDelegatedAdministrator(delegatedAdministrator))
        }
        if !steps.isEmpty, !now.trustedAccess { steps.insert(.enableTrustedAccess, at: 0) }
        self.steps = steps
    }
}
