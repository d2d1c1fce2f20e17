package import FoundationEssentials

extension IAM {
    /// A console password, or for root after recovery was allowed, the right to set one.
    package struct LoginProfile: Sendable, Equatable {
        /// The user's name; missing for root.
        package let userName: String?
        /// When the profile was made.
        package let createDate: Date?

        static func decode(_ result: XMLElement) throws(WireError) -> LoginProfile {
            guard let profile = result["LoginProfile"] else { throw WireError("<LoginProfile> is missing") }
            return LoginProfile(
                userName: profile.optionalString("UserName"),
                createDate: profile.optionalDate("CreateDate")
            )
        }
    }

    /// Says whether there is a password; `NoSuchEntity` is the answer "none".
    package struct GetLoginProfile: QueryOperation {
        package typealias Output = LoginProfile
        package static let service = AWSService.iam
        package static let name = "GetLoginProfile"
        package static let access = Access.reads
        /// Makes the operation.
        package init() {}
        package func encode(into form: inout QueryForm) {}
        package static func decode(_ result: XMLElement) throws(WireError) -> LoginProfile {
            try LoginProfile.decode(result)
        }
    }

    /// Allows password recovery: in a root session no password is sent, and none comes back.
    package struct CreateLoginProfile: QueryOperation {
        package typealias Output = LoginProfile
        package static let service = AWSService.iam
        package static let name = "CreateLoginProfile"
        package static let access = Access.changes
        /// Makes the operation.
        package init() {}
        package func encode(into form: inout QueryForm) {}
        package static func decode(_ result: XMLElement) throws(WireError) -> LoginProfile {
            try LoginProfile.decode(result)
        }
    }

    /// Deletes the password; `NoSuchEntity` means that there is none.
    package struct DeleteLoginProfile: QueryOperation {
        package typealias Output = Void
        package static let service = AWSService.iam
        package static let name = "DeleteLoginProfile"
        package static let access = Access.changes
        /// Makes the operation.
        package init() {}
        package func encode(into form: inout QueryForm) {}
        package static func decode(_ result: XMLElement) throws(WireError) {}
    }
}
