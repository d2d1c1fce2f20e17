/// The sentences of access denials (IAM User Guide, "Troubleshoot access denied error messages").
enum DenialText {
    /// The sentence with its reason; without one it is what services say that don't name the policy.
    static func text(_ principal: Principal, _ action: String, resource: String, reason: String = "") -> String {
        "User: \(principal.arn) is not authorized to perform: \(action) on resource: \(resource)"
            + (reason.isEmpty ? "" : " ") + reason
    }

    /// No policy of the caller's own allows it.
    static func notAllowed(_ action: String) -> String {
        "because no identity-based policy allows the \(action) action"
    }

    /// The task policy takes it away; AWS calls that an identity-based policy.
    static let taskPolicy = "with an explicit deny in an identity-based policy"

    /// A service control policy denies it.
    static func serviceControlPolicy(_ id: String, organization: String, management: UInt64) -> String {
        "with an explicit deny in a service control policy: arn:aws:organizations::"
            + "\(SimulatedAccount.id(management)):policy/\(organization)/service_control_policy/\(id)"
    }

    /// The service control policies of some level don't allow it.
    static func noServiceControlPolicy(_ action: String) -> String {
        "because no service control policy allows the \(action) action"
    }
}
