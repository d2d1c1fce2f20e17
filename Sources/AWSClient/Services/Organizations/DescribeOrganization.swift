extension Organizations {
    /// How much of Organizations an organization uses.
    package enum FeatureSet: OpenEnumeration {
        /// Everything, policies included.
        case all
        /// Billing only; root access management can't be enabled.
        case consolidatedBilling
        /// A set we do not know.
        case other(String)

        package static let known: [Self] = [.all, .consolidatedBilling]

        package var rawValue: String {
            switch self {
            case .all: "ALL"
            case .consolidatedBilling: "CONSOLIDATED_BILLING"
            case .other(let word): word
            }
        }
    }

    /// An organization.
    package struct Organization: Sendable, Equatable, Decodable {
        /// The ID, `o-` and letters.
        package let id: String
        /// The ARN.
        package let arn: String?
        /// How much of Organizations it uses.
        package let featureSet: FeatureSet?
        /// The management account.
        package let managementAccountID: AccountID
        /// The management account's ARN.
        package let managementAccountARN: String?
        /// The management account's e-mail address.
        package let managementAccountEmail: String?

        private enum CodingKeys: String, CodingKey {
            case id = "Id"
            case arn = "Arn"
            case featureSet = "FeatureSet"
            case managementAccountID = "MasterAccountId"
            case managementAccountARN = "MasterAccountArn"
            case managementAccountEmail = "MasterAccountEmail"
        }
    }

    /// Describes the organization of the caller's account; any account may ask.
    package struct DescribeOrganization: JSONOperation {
        /// The organization.
        package struct Output: Sendable, Equatable, Decodable {
            /// The organization.
            package let organization: Organization
            private enum CodingKeys: String, CodingKey { case organization = "Organization" }
        }

        package static let service = AWSService.organizations
        package static let name = "DescribeOrganization"
        package static let access = Access.reads
        /// Makes the operation.
        package init() {}
    }
}
