package import FoundationEssentials

extension Organizations {
    /// A service that may act in the whole organization ("trusted access").
    package struct EnabledServicePrincipal: Sendable, Equatable, Decodable {
        /// The service, such as `iam.amazonaws.com`.
        package let servicePrincipal: String
        /// Since when.
        package let dateEnabled: Date?
        private enum CodingKeys: String, CodingKey {
            case servicePrincipal = "ServicePrincipal"
            case dateEnabled = "DateEnabled"
        }
    }

    /// Lists the services that have trusted access.
    package struct ListAWSServiceAccessForOrganization: JSONOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable, Decodable {
            /// The services.
            package let enabledServicePrincipals: [EnabledServicePrincipal]
            package let nextToken: String?
            private enum CodingKeys: String, CodingKey {
                case enabledServicePrincipals = "EnabledServicePrincipals"
                case nextToken = "NextToken"
            }
        }

        package static let service = AWSService.organizations
        package static let name = "ListAWSServiceAccessForOrganization"
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

    /// Gives a service trusted access; management account only.
    package struct EnableAWSServiceAccess: JSONOperation {
        package typealias Output = Done
        package static let service = AWSService.organizations
        package static let name = "EnableAWSServiceAccess"
        package static let access = Access.changes
        private var servicePrincipal: String
        private enum CodingKeys: String, CodingKey { case servicePrincipal = "ServicePrincipal" }

        /// Makes the operation for a service, such as `iam.amazonaws.com`.
        package init(servicePrincipal: String) { self.servicePrincipal = servicePrincipal }
    }

    /// Takes trusted access from a service; management account only.
    package struct DisableAWSServiceAccess: JSONOperation {
        package typealias Output = Done
        package static let service = AWSService.organizations
        package static let name = "DisableAWSServiceAccess"
        package static let access = Access.changes
        private var servicePrincipal: String
        private enum CodingKeys: String, CodingKey { case servicePrincipal = "ServicePrincipal" }

        /// Makes the operation for a service, such as `iam.amazonaws.com`.
        package init(servicePrincipal: String) { self.servicePrincipal = servicePrincipal }
    }
}
