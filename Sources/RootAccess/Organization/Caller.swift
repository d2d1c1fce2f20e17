/// Who Rootward acts as, as GetCallerIdentity tells it.
package struct Caller: Sendable, Equatable {
    /// The account whose credentials these are.
    package let account: AccountID
    /// The full ARN of the user or role session.
    package let arn: String

    /// Makes a caller of what AWS told.
    package init(account: AccountID, arn: String) {
        self.account = account
        self.arn = arn
    }

    /// True for the root user, who may not call AssumeRoot (IAM User Guide, "Perform a privileged task").
    package var isRoot: Bool { arn.hasSuffix(":root") }

    /// The part of the ARN that people recognise: `OrgAdmin/alice` for a role session, `alice` for a user.
    package var shortName: String {
        let resource = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).last ?? ""
        let parts = resource.split(separator: "/")
        switch parts.first {
        case "assumed-role" where parts.count >= 3: return parts.suffix(2).joined(separator: "/")
        case "user" where parts.count >= 2: return String(parts[parts.count - 1])
        default: return String(resource)
        }
    }
}
