extension Organizations {
    /// The root of the tree of OUs; an organization has one.
    package struct Root: Sendable, Equatable, Decodable {
        /// Whether a kind of policy is in force in the organization.
        package struct PolicyType: Sendable, Equatable, Decodable {
            /// The kind, such as `SERVICE_CONTROL_POLICY`.
            package let type: String
            /// `ENABLED`, `PENDING_ENABLE` or `PENDING_DISABLE`.
            package let status: String
            private enum CodingKeys: String, CodingKey {
                case type = "Type"
                case status = "Status"
            }
        }

        /// The ID, `r-` and letters.
        package let id: String
        /// The ARN.
        package let arn: String?
        /// The name, `Root` unless somebody changed it.
        package let name: String?
        /// The kinds of policy that were switched on; nil when AWS did not say.
        package let policyTypes: [PolicyType]?
        private enum CodingKeys: String, CodingKey {
            case id = "Id"
            case arn = "Arn"
            case name = "Name"
            case policyTypes = "PolicyTypes"
        }
    }

    /// An organizational unit.
    package struct OrganizationalUnit: Sendable, Equatable, Decodable {
        /// The ID, `ou-` and letters.
        package let id: String
        /// The ARN.
        package let arn: String?
        /// The name; anyone's text.
        package let name: String?
        /// Its place, such as `o-exampleorgid/r-ab12/ou-ab12-11111111/`.
        package let path: String?
        private enum CodingKeys: String, CodingKey {
            case id = "Id"
            case arn = "Arn"
            case name = "Name"
            case path = "Path"
        }
    }

    /// Lists the organization's root.
    package struct ListRoots: JSONOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable, Decodable {
            /// The roots.
            package let roots: [Root]
            package let nextToken: String?
            private enum CodingKeys: String, CodingKey {
                case roots = "Roots"
                case nextToken = "NextToken"
            }
        }

        package static let service = AWSService.organizations
        package static let name = "ListRoots"
        package static let access = Access.reads
        private var nextToken: String?
        private enum CodingKeys: String, CodingKey { case nextToken = "NextToken" }

        /// Makes the operation, from the first page.
        package init() {}

        package func continuing(with token: String) -> Self {
            var next = self
            next.nextToken = token
            return next
        }
    }

    /// Lists the OUs directly under a root or an OU.
    package struct ListOrganizationalUnitsForParent: JSONOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable, Decodable {
            /// The OUs.
            package let organizationalUnits: [OrganizationalUnit]
            package let nextToken: String?
            private enum CodingKeys: String, CodingKey {
                case organizationalUnits = "OrganizationalUnits"
                case nextToken = "NextToken"
            }
        }

        package static let service = AWSService.organizations
        package static let name = "ListOrganizationalUnitsForParent"
        package static let access = Access.reads
        private var parentID: String
        private var maxResults: Int
        private var nextToken: String?
        private enum CodingKeys: String, CodingKey {
            case parentID = "ParentId"
            case maxResults = "MaxResults"
            case nextToken = "NextToken"
        }

        /// Makes the operation for a root or an OU, from the first page.
        package init(parentID: String, maxResults: Int = 20) {
            self.parentID = parentID
            self.maxResults = maxResults
        }

        package func continuing(with token: String) -> Self {
            var next = self
            next.nextToken = token
            return next
        }
    }
}
