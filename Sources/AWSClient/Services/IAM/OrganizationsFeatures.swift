extension IAM {
    /// The two switches of root access management, for the whole organization.
    package enum OrganizationsFeature: OpenEnumeration {
        /// Root credentials of member accounts can be deleted, and can't be recovered by the members alone.
        case rootCredentialsManagement
        /// Privileged root actions in member accounts.
        case rootSessions
        /// A feature we do not know.
        case other(String)

        package static let known: [Self] = [.rootCredentialsManagement, .rootSessions]

        package var rawValue: String {
            switch self {
            case .rootCredentialsManagement: "RootCredentialsManagement"
            case .rootSessions: "RootSessions"
            case .other(let word): word
            }
        }
    }

    /// What all five operations on the switches answer.
    package struct OrganizationsFeatures: Sendable, Equatable {
        /// The organization's ID.
        package let organizationID: String?
        /// The switches that are on.
        package let enabled: Set<OrganizationsFeature>

        static func decode(_ result: XMLElement) throws(WireError) -> OrganizationsFeatures {
            let organizationID = result.optionalString("OrganizationId")
            // Both off is an empty list, and an empty list may be left out; but then the rest of the answer is there.
            guard let list = result["EnabledFeatures"] else {
                guard organizationID != nil else { throw WireError("<EnabledFeatures> is missing") }
                return OrganizationsFeatures(organizationID: organizationID, enabled: [])
            }
            let words = list.children.filter { $0.name == "member" }.map(\.text)
            return OrganizationsFeatures(
                organizationID: organizationID,
                enabled: Set(words.map { OrganizationsFeature(rawValue: $0) })
            )
        }
    }

    /// Says which of the two switches are on.
    package struct ListOrganizationsFeatures: QueryOperation {
        package typealias Output = OrganizationsFeatures
        package static let service = AWSService.iam
        package static let name = "ListOrganizationsFeatures"
        package static let access = Access.reads
        /// Makes the operation.
        package init() {}
        package func encode(into form: inout QueryForm) {}
        package static func decode(_ result: XMLElement) throws(WireError) -> OrganizationsFeatures {
            try OrganizationsFeatures.decode(result)
        }
    }

    /// Turns root credentials management on; management account only.
    package struct EnableOrganizationsRootCredentialsManagement: QueryOperation {
        package typealias Output = OrganizationsFeatures
        package static let service = AWSService.iam
        package static let name = "EnableOrganizationsRootCredentialsManagement"
        package static let access = Access.changes
        /// Makes the operation.
        package init() {}
        package func encode(into form: inout QueryForm) {}
        package static func decode(_ result: XMLElement) throws(WireError) -> OrganizationsFeatures {
            try OrganizationsFeatures.decode(result)
        }
    }

    /// Turns root credentials management off.
    package struct DisableOrganizationsRootCredentialsManagement: QueryOperation {
        package typealias Output = OrganizationsFeatures
        package static let service = AWSService.iam
        package static let name = "DisableOrganizationsRootCredentialsManagement"
        package static let access = Access.changes
        /// Makes the operation.
        package init() {}
        package func encode(into form: inout QueryForm) {}
        package static func decode(_ result: XMLElement) throws(WireError) -> OrganizationsFeatures {
            try OrganizationsFeatures.decode(result)
        }
    }

    /// Turns privileged root actions in member accounts on; management account only.
    package struct EnableOrganizationsRootSessions: QueryOperation {
        package typealias Output = OrganizationsFeatures
        package static let service = AWSService.iam
        package static let name = "EnableOrganizationsRootSessions"
        package static let access = Access.changes
        /// Makes the operation.
        package init() {}
        package func encode(into form: inout QueryForm) {}
        package static func decode(_ result: XMLElement) throws(WireError) -> OrganizationsFeatures {
            try OrganizationsFeatures.decode(result)
        }
    }

    /// Turns privileged root actions in member accounts off.
    package struct DisableOrganizationsRootSessions: QueryOperation {
        package typealias Output = OrganizationsFeatures
        package static let service = AWSService.iam
        package static let name = "DisableOrganizationsRootSessions"
        package static let access = Access.changes
        /// Makes the operation.
        package init() {}
        package func encode(into form: inout QueryForm) {}
        package static func decode(_ result: XMLElement) throws(WireError) -> OrganizationsFeatures {
            try OrganizationsFeatures.decode(result)
        }
    }
}
