extension Organizations {
    /// A kind of policy that Organizations holds.
    package enum PolicyType: String, Sendable, Encodable {
        /// Says what accounts may do at most.
        case serviceControlPolicy = "SERVICE_CONTROL_POLICY"
        /// Says what may be done to the accounts' resources at most.
        case resourceControlPolicy = "RESOURCE_CONTROL_POLICY"
    }

    /// A policy without its text.
    package struct PolicySummary: Sendable, Equatable, Decodable {
        /// The ID, `p-` and letters.
        package let id: String
        /// The name; anyone's text.
        package let name: String?
        /// Whether AWS wrote it.
        package let isAWSManaged: Bool?
        private enum CodingKeys: String, CodingKey {
            case id = "Id"
            case name = "Name"
            case isAWSManaged = "AwsManaged"
        }
    }

    /// What a policy is attached to.
    package struct PolicyTarget: Sendable, Equatable, Decodable {
        /// The ID of a root, an OU or an account.
        package let id: String
        /// The name; anyone's text.
        package let name: String?
        private enum CodingKeys: String, CodingKey {
            case id = "TargetId"
            case name = "Name"
        }
    }

    /// Lists the organization's policies of a kind.
    package struct ListPolicies: JSONOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable, Decodable {
            /// The policies.
            package let policies: [PolicySummary]
            package let nextToken: String?
            private enum CodingKeys: String, CodingKey {
                case policies = "Policies"
                case nextToken = "NextToken"
            }
        }

        package static let service = AWSService.organizations
        package static let name = "ListPolicies"
        package static let access = Access.reads
        private var filter: PolicyType
        private var nextToken: String?
        private enum CodingKeys: String, CodingKey {
            case filter = "Filter"
            case nextToken = "NextToken"
        }

        /// Makes the operation for a kind, from the first page.
        package init(filter: PolicyType) { self.filter = filter }

        package func continuing(with token: String) -> Self {
            var next = self
            next.nextToken = token
            return next
        }
    }

    /// Lists what a policy is attached to directly.
    package struct ListTargetsForPolicy: JSONOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable, Decodable {
            /// The roots, OUs and accounts.
            package let targets: [PolicyTarget]
            package let nextToken: String?
            private enum CodingKeys: String, CodingKey {
                case targets = "Targets"
                case nextToken = "NextToken"
            }
        }

        package static let service = AWSService.organizations
        package static let name = "ListTargetsForPolicy"
        package static let access = Access.reads
        private var policyID: String
        private var nextToken: String?
        private enum CodingKeys: String, CodingKey {
            case policyID = "PolicyId"
            case nextToken = "NextToken"
        }

        /// Makes the operation for a policy, from the first page.
        package init(policyID: String) { self.policyID = policyID }

        package func continuing(with token: String) -> Self {
            var next = self
            next.nextToken = token
            return next
        }
    }

    /// Gives a policy with its text.
    package struct DescribePolicy: JSONOperation {
        /// A policy.
        package struct Output: Sendable, Equatable, Decodable {
            /// The policy without its text.
            package let summary: PolicySummary?
            /// The text, a JSON document.
            package let content: String

            private struct Policy: Decodable {
                let summary: PolicySummary?
                let content: String
                enum CodingKeys: String, CodingKey {
                    case summary = "PolicySummary"
                    case content = "Content"
                }
            }
            private enum CodingKeys: String, CodingKey { case policy = "Policy" }

            package init(from decoder: any Decoder) throws {
                let policy = try decoder.container(keyedBy: CodingKeys.self).decode(Policy.self, forKey: .policy)
                (summary, content) = (policy.summary, policy.content)
            }
        }

        package static let service = AWSService.organizations
        package static let name = "DescribePolicy"
        package static let access = Access.reads
        private var policyID: String
        private enum CodingKeys: String, CodingKey { case policyID = "PolicyId" }

        /// Makes the operation for a policy.
        package init(policyID: String) { self.policyID = policyID }
    }
}
