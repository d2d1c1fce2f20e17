/// Who makes a call.
package enum Principal: Sendable, Equatable {
    /// A session of an IAM role.
    case role(account: UInt64, name: String, session: String)
    /// The root user itself, with credentials of its own.
    case root(account: UInt64)
    /// A root session that `AssumeRoot` gave out.
    case rootSession(account: UInt64, task: TaskPolicy)

    /// The number of the account that the principal belongs to.
    package var account: UInt64 {
        switch self {
        case .role(let account, _, _), .root(let account), .rootSession(let account, _): account
        }
    }

    /// The principal's ARN, as denials name it.
    package var arn: String {
        let id = SimulatedAccount.id(account)
        return switch self {
        case .role(_, let name, let session): "arn:aws:sts::\(id):assumed-role/\(name)/\(session)"
        case .root, .rootSession: "arn:aws:iam::\(id):root"
        }
    }

    /// The `UserId` of `GetCallerIdentity`.
    var userID: String {
        guard case .role(_, let name, let session) = self else { return SimulatedAccount.id(account) }
        return "\(Self.roleID(name)):\(session)"
    }

    /// The unique ID of a role, made up from its name.
    static func roleID(_ name: String) -> String {
        var generator = SeededGenerator(seed: name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
        return "AROA" + generator.identifier(16)
    }
}
