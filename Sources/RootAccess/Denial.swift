/// An access-denied answer, read for what it says about the policy behind it (IAM User Guide, "Troubleshoot access
/// denied error messages").
package struct Denial: Sendable, Equatable {
    /// The kind of policy that denied.
    package enum PolicyType: String, Sendable, Equatable {
        case serviceControlPolicy
        case resourceControlPolicy
        case vpcEndpointPolicy
        case permissionsBoundary
        /// Inside a root session this is the task policy.
        case sessionPolicy
        /// Inside a root session AWS calls the task policy this, too.
        case identityBasedPolicy
        case resourceBasedPolicy
        /// The text names none.
        case unnamed
    }

    package let policyType: PolicyType
    /// False when nothing allowed the call, true when a statement forbade it.
    package let isExplicit: Bool
    /// `iam:GetAccountSummary`, when the text names it.
    package let action: String?
    /// `p-…`, when the text gives the policy's ARN.
    package let policyID: String?
    /// The ID that iam:GetAuthorizationDetails takes, when the text gives one.
    package let authorizationID: String?
    /// AWS's whole text, untrusted.
    package let message: String
    package let requestID: String?

    /// Makes a denial of its parts.
    package init(
        policyType: PolicyType,
        isExplicit: Bool,
        action: String?,
        policyID: String?,
        authorizationID: String?,
        message: String,
        requestID: String?
    ) {
        self.policyType = policyType
        self.isExplicit = isExplicit
        self.action = action
        self.policyID = policyID
        self.authorizationID = authorizationID
        self.message = message
        self.requestID = requestID
    }

    /// What denied, in a few words for a list: "blocked by SCP p-denyroot".
    package var words: String {
        let policy = policyID.map { " \($0)" } ?? ""
        return switch policyType {
        case .serviceControlPolicy: isExplicit ? "blocked by SCP\(policy)" : "no SCP allows \(action ?? "this call")"
        case .resourceControlPolicy: "blocked by RCP\(policy)"
        case .vpcEndpointPolicy: "blocked by a VPC endpoint policy"
        case .permissionsBoundary: "blocked by a permissions boundary"
        case .sessionPolicy: "denied by the task policy"
        case .identityBasedPolicy, .resourceBasedPolicy, .unnamed: "denied: \(action ?? "access")"
        }
    }
}
