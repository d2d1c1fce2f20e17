package import FoundationEssentials

extension IAM {
    /// Whether a key or certificate works.
    package enum CredentialStatus: OpenEnumeration {
        /// It works.
        case active
        /// It was switched off.
        case inactive
        /// It has run out.
        case expired
        /// A state we do not know.
        case other(String)

        package static let known: [Self] = [.active, .inactive, .expired]

        package var rawValue: String {
            switch self {
            case .active: "Active"
            case .inactive: "Inactive"
            case .expired: "Expired"
            case .other(let word): word
            }
        }
    }

    /// An access key, without its secret.
    package struct AccessKey: Sendable, Equatable {
        /// The key's ID.
        package let accessKeyID: String
        /// Whether it works.
        package let status: CredentialStatus
        /// When it was made.
        package let createDate: Date?
    }

    /// When and where an access key was last used.
    package struct AccessKeyLastUsed: Sendable, Equatable {
        /// When; nil when AWS has no record of a use.
        package let date: Date?
        /// The service, such as `s3`; nil when there is no record.
        package let serviceName: String?
        /// The region; nil when there is no record.
        package let region: String?
    }

    /// Lists the access keys of the user who signs.
    package struct ListAccessKeys: QueryOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable {
            /// The keys.
            package let accessKeys: [AccessKey]
            package let nextToken: String?
        }

        package static let service = AWSService.iam
        package static let name = "ListAccessKeys"
        package static let access = Access.reads
        private var marker: String?

        /// Makes the operation, from the first page.
        package init() {}

        package func continuing(with token: String) -> Self {
            var next = self
            next.marker = token
            return next
        }

        package func encode(into form: inout QueryForm) { form.add("Marker", marker) }

        package static func decode(_ result: XMLElement) throws(WireError) -> Output {
            var keys: [AccessKey] = []
            for member in try result.members("AccessKeyMetadata") {
                keys.append(
                    AccessKey(
                        accessKeyID: try member.string("AccessKeyId"),
                        status: CredentialStatus(rawValue: try member.string("Status")),
                        createDate: member.optionalDate("CreateDate")
                    )
                )
            }
            return Output(accessKeys: keys, nextToken: try IAM.marker(in: result))
        }
    }

    /// Says when an access key was last used.
    package struct GetAccessKeyLastUsed: QueryOperation {
        package typealias Output = AccessKeyLastUsed
        package static let service = AWSService.iam
        package static let name = "GetAccessKeyLastUsed"
        package static let access = Access.reads
        /// The key.
        package var accessKeyID: String

        /// Makes the operation for a key.
        package init(accessKeyID: String) { self.accessKeyID = accessKeyID }

        package func encode(into form: inout QueryForm) { form.add("AccessKeyId", accessKeyID) }

        package static func decode(_ result: XMLElement) throws(WireError) -> AccessKeyLastUsed {
            guard let used = result["AccessKeyLastUsed"] else { throw WireError("<AccessKeyLastUsed> is missing") }
            // AWS says N/A for the service and the region of a key that was never used.
            func known(_ name: String) -> String? { used.optionalString(name).flatMap { $0 == "N/A" ? nil : $0 } }
            return AccessKeyLastUsed(
                date: used.optionalDate("LastUsedDate"),
                serviceName: known("ServiceName"),
                region: known("Region")
            )
        }
    }

    /// Deletes an access key; `NoSuchEntity` means that it is gone.
    package struct DeleteAccessKey: QueryOperation {
        package typealias Output = Void
        package static let service = AWSService.iam
        package static let name = "DeleteAccessKey"
        package static let access = Access.changes
        /// The key.
        package var accessKeyID: String

        /// Makes the operation for a key.
        package init(accessKeyID: String) { self.accessKeyID = accessKeyID }

        package func encode(into form: inout QueryForm) { form.add("AccessKeyId", accessKeyID) }
        package static func decode(_ result: XMLElement) throws(WireError) {}
    }
}
