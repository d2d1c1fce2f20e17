/// The AWS-managed policies that scope a root session (IAM User Guide, "AWS managed policies", path `root-task`).
///
/// They hold only Deny statements: they take away from root and give nothing. They are evaluated here from their text,
/// as AWS publishes it in version `v1`, so that what they leave over is theirs to say and not ours.
package enum TaskPolicy: String, Sendable, CaseIterable {
    case auditRootUserCredentials = "IAMAuditRootUserCredentials"
    case createRootUserPassword = "IAMCreateRootUserPassword"
    case deleteRootUserCredentials = "IAMDeleteRootUserCredentials"
    case unlockS3BucketPolicy = "S3UnlockBucketPolicy"
    case unlockSQSQueuePolicy = "SQSUnlockQueuePolicy"

    private static let prefix = "arn:aws:iam::aws:policy/root-task/"

    /// The policy's ARN.
    package var arn: String { Self.prefix + rawValue }

    /// The policy of an ARN, if it is one of the five.
    init?(arn: String) {
        guard arn.hasPrefix(Self.prefix) else { return nil }
        self.init(rawValue: String(arn.dropFirst(Self.prefix.count)))
    }

    /// Whether the policy takes the action away.
    func denies(_ request: AuthorizationRequest) -> Bool {
        guard let document = Self.documents[self] else { return true }
        return document.statements.contains {
            $0.isDeny
                && $0.applies(
                    toAction: request.comparableAction,
                    resource: request.resource,
                    context: request.context
                )
        }
    }

    private static let documents: [TaskPolicy: PolicyDocument] = Dictionary(
        uniqueKeysWithValues: allCases.compactMap { policy in PolicyDocument(policy.text).map { (policy, $0) } }
    )

    private static let reads = [
        "ListAccessKeys", "ListSigningCertificates", "GetLoginProfile", "ListMFADevices", "GetUser",
        "GetAccessKeyLastUsed",
    ]
    private static let deletions = [
        "DeleteAccessKey", "DeleteSigningCertificate", "DeleteLoginProfile", "DeactivateMFADevice",
    ]

    private var text: String {
        switch self {
        case .auditRootUserCredentials:
            Self.text(leaving: Self.reads + ["GetAccountSummary"], service: "iam", onRootOnly: Self.reads)
        case .createRootUserPassword:
            Self.text(
                leaving: ["CreateLoginProfile", "GetLoginProfile"],
                service: "iam",
                onRootOnly: ["CreateLoginProfile", "GetLoginProfile"]
            )
        case .deleteRootUserCredentials:
            Self.text(
                leaving: Self.deletions + Self.reads,
                service: "iam",
                onRootOnly: Self.deletions + Self.reads
            )
        case .unlockS3BucketPolicy:
            Self.text(
                leaving: ["DeleteBucketPolicy", "PutBucketPolicy", "GetBucketPolicy", "ListAllMyBuckets"],
                service: "s3",
                byRootOnly: ""
            )
        case .unlockSQSQueuePolicy:
            Self.text(
                leaving: ["SetQueueAttributes", "GetQueueAttributes", "ListQueues", "GetQueueUrl"],
                service: "sqs",
                byRootOnly: """
                    ,{"Effect":"Deny","Action":"sqs:GetQueueAttributes","Resource":"arn:aws:sqs:*:*:*","Condition":\
                    {"StringNotEqualsIfExists":{"aws:ResourceAccount":"${aws:PrincipalAccount}"}}}
                    """
            )
        }
    }

    private static func list(_ names: [String], _ service: String) -> String {
        "[" + names.map { "\"\(service):\($0)\"" }.joined(separator: ",") + "]"
    }

    private static func text(leaving names: [String], service: String, onRootOnly: [String]) -> String {
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":\(list(names, service)),"Resource":"*"},\
        {"Effect":"Deny","Action":\(list(onRootOnly, service)),"NotResource":"arn:aws:iam::*:root"}]}
        """
    }

    private static func text(leaving names: [String], service: String, byRootOnly extra: String) -> String {
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":\(list(names, service)),"Resource":"*"},\
        {"Effect":"Deny","Action":\(list(names, service)),"Resource":"*","Condition":\
        {"StringNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}}\(extra)]}
        """
    }
}
