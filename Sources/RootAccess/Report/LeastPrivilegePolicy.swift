/// The IAM policies that let somebody use Rootward and do nothing else (IAM User Guide, "Centralize root access").
package enum LeastPrivilegePolicy: String, Sendable, CaseIterable {
    /// Look at everything, change nothing.
    case readOnly = "read-only"
    /// Look, enable, delete root credentials and unlock bucket and queue policies.
    case `operator`
    /// Look, and allow the recovery of a root password.
    case recovery

    private var taskPolicies: [String] {
        switch self {
        case .readOnly: ["IAMAuditRootUserCredentials"]
        case .operator:
            [
                "IAMAuditRootUserCredentials", "IAMDeleteRootUserCredentials", "S3UnlockBucketPolicy",
                "SQSUnlockQueuePolicy",
            ]
        case .recovery: ["IAMAuditRootUserCredentials", "IAMCreateRootUserPassword"]
        }
    }

    private static let reads = [
        "iam:ListOrganizationsFeatures", "organizations:DescribeOrganization", "organizations:DescribePolicy",
        "organizations:ListAWSServiceAccessForOrganization", "organizations:ListAccounts",
        "organizations:ListDelegatedAdministrators", "organizations:ListOrganizationalUnitsForParent",
        "organizations:ListPolicies", "organizations:ListRoots", "organizations:ListTargetsForPolicy",
    ]

    private static let settings = [
        "iam:EnableOrganizationsRootCredentialsManagement", "iam:EnableOrganizationsRootSessions",
        "organizations:EnableAWSServiceAccess", "organizations:RegisterDelegatedAdministrator",
    ]

    private struct Document: Encodable {
        let version = "2012-10-17"
        let statements: [Statement]

        enum CodingKeys: String, CodingKey {
            case version = "Version"
            case statements = "Statement"
        }
    }

    private struct Statement: Encodable {
        let id: String
        let effect = "Allow"
        let actions: [String]
        let resource: String
        var condition: [String: [String: [String]]]?

        enum CodingKeys: String, CodingKey {
            case id = "Sid"
            case effect = "Effect"
            case actions = "Action"
            case resource = "Resource"
            case condition = "Condition"
        }
    }

    /// The policy as JSON for a role; inside a root session the task policy decides, not this.
    ///
    /// - Parameter partition: `aws`, or the ID of another partition, for the ARNs.
    /// - Returns: The document, over several lines.
    /// - Throws: Nothing in practice; the encoder's signature says otherwise.
    package func document(partition: String = "aws") throws -> [UInt8] {
        var statements = [
            Statement(id: "RootwardReads", actions: Self.reads, resource: "*"),
            Statement(
                id: "RootwardRootSessions",
                actions: ["sts:AssumeRoot"],
                resource: "arn:\(partition):iam::*:root",
                condition: [
                    "ArnEquals": [
                        "sts:TaskPolicyArn": taskPolicies.map { "arn:\(partition):iam::aws:policy/root-task/\($0)" }
                    ]
                ]
            ),
        ]
        if self == .operator {
            statements.insert(Statement(id: "RootwardSettings", actions: Self.settings, resource: "*"), at: 1)
        }
        return try HarmlessJSON.encode(Document(statements: statements), isPretty: true)
    }
}
