package import FoundationEssentials

extension Organizations {
    /// A member account that administers a service for the organization.
    package struct DelegatedAdministrator: Sendable, Equatable, Decodable {
        /// The account.
        package let id: AccountID
        /// The account's e-mail address.
        package let email: String?
        /// The account's name.
        package let name: String?
        /// Since when.
        package let delegationEnabledDate: Date?
        private enum CodingKeys: String, CodingKey {
            case id = "Id"
            case email = "Email"
            case name = "Name"
            case delegationEnabledDate = "DelegationEnabledDate"
        }
    }

    /// Lists the accounts that administer a service for the organization.
    package struct ListDelegatedAdministrators: JSONOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable, Decodable {
            /// The accounts.
            package let delegatedAdministrators: [DelegatedAdministrator]
            package let nextToken: String?
            private enum CodingKeys: String, CodingKey {
                case delegatedAdministrators = "DelegatedAdministrators"
                case nextToken = "NextToken"
            }
        }

        package static let service = AWSService.organizations
        package static let name = "ListDelegatedAdministrators"
        package static let access = Access.reads
        private var servicePrincipal: String?
        private var nextToken: String?
        private enum CodingKeys: String, CodingKey {
            case servicePrincipal = "ServicePrincipal"
            case nextToken = "NextToken"
        }

        /// Makes the operation for a service, or for all of them, from the first page.
        package init(servicePrincipal: String?) { self.servicePrincipal = servicePrincipal }

        package func continuing(with token: String) -> Self {
            var next = self
            next.nextToken = token
            return next
        }
    }

    /// Makes a member account the administrator of a service; management account only.
    package struct RegisterDelegatedAdministrator: JSONOperation {
        package typealias Output = Done
        package static let service = AWSService.organizations
        package static let name = "RegisterDelegatedAdministrator"
        package static let access = Access.changes
        private var accountID: AccountID
        private var servicePrincipal: String
        private enum CodingKeys: String, CodingKey {
            case accountID = "AccountId"
            case servicePrincipal = "ServicePrincipal"
        }

        /// Makes the operation for an account and a service.
        package init(accountID: AccountID, servicePrincipal: String) {
            self.accountID = accountID
            self.servicePrincipal = servicePrincipal
        }
    }

    /// Takes the administration of a service from a member account; management account only.
    package struct DeregisterDelegatedAdministrator: JSONOperation {
        package typealias Output = Done
        package static let service = AWSService.organizations
        package static let name = "DeregisterDelegatedAdministrator"
        package static let access = Access.changes
        private var accountID: AccountID
        private var servicePrincipal: String
        private enum CodingKeys: String, CodingKey {
            case accountID = "AccountId"
            case servicePrincipal = "ServicePrincipal"
        }

        /// Makes the operation for an account and a service.
        package init(accountID: AccountID, servicePrincipal: String) {
            self.accountID = accountID
            self.servicePrincipal = servicePrincipal
        }
    }
}
