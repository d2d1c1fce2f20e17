/// Whose credentials `callerCredentials` are; tests change it under the client's feet.
package enum Caller: Sendable, Equatable {
    /// The operator: role `OrgAdmin`, session `alice`, in the management account.
    case managementRole
    /// The root user of the management account.
    case managementRoot
    /// The same role in a member account; a delegated administrator if that account is registered as one.
    case memberRole(accountID: String)
    /// The same role in an account that belongs to no organization.
    case outsider

    /// The principal that AWS sees.
    func principal(management: UInt64) -> Principal {
        switch self {
        case .managementRole: .role(account: management, name: "OrgAdmin", session: "alice")
        case .managementRoot: .root(account: management)
        case .memberRole(let id):
            .role(account: SimulatedAccount.number(id) ?? 0, name: "OrgAdmin", session: "alice")
        case .outsider: .role(account: 999_988_887_777, name: "OrgAdmin", session: "alice")
        }
    }
}
