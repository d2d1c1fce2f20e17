/// The AWS-managed policies that scope a root session; each leaves root exactly the actions of one task.
///
/// Source: AWS managed policies for IAM, "root-task".
package enum TaskPolicy: String, CaseIterable, Sendable, Codable {
    /// Look at a root user's credentials; the only one that allows `GetAccountSummary`.
    case auditRootUserCredentials = "IAMAuditRootUserCredentials"
    /// Allow password recovery.
    case createRootUserPassword = "IAMCreateRootUserPassword"
    /// Delete password, access keys and signing certificates, deactivate MFA; and list them.
    case deleteRootUserCredentials = "IAMDeleteRootUserCredentials"
    /// Read, replace or delete a bucket policy.
    case s3UnlockBucketPolicy = "S3UnlockBucketPolicy"
    /// Read, replace or delete a queue policy.
    case sqsUnlockQueuePolicy = "SQSUnlockQueuePolicy"

    /// The policy's ARN in a partition.
    package func arn(in partition: Partition) -> String {
        "arn:\(partition.id):iam::aws:policy/root-task/\(rawValue)"
    }
}
