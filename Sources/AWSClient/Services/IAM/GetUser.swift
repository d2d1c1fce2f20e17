package import FoundationEssentials

extension IAM {
    /// The user who signs; in a root session the root user, whose name and path may be missing.
    package struct User: Sendable, Equatable {
        /// The user's ARN.
        package let arn: String
        /// The user's ID; for root the account's ID.
        package let userID: String?
        /// The user's name; for root missing, or the account's alias.
        package let userName: String?
        /// When the user was made.
        package let createDate: Date?
        /// When the password was last used to sign in; nil when never, or when not known.
        package let passwordLastUsed: Date?
    }

    /// Describes the user who signs.
    package struct GetUser: QueryOperation {
        package typealias Output = User
        package static let service = AWSService.iam
        package static let name = "GetUser"
        package static let access = Access.reads
        /// Makes the operation.
        package init() {}
        package func encode(into form: inout QueryForm) {}

        package static func decode(_ result: XMLElement) throws(WireError) -> User {
            guard let user = result["User"] else { throw WireError("<User> is missing") }
            return User(
                arn: try user.string("Arn"),
                userID: user.optionalString("UserId"),
                userName: user.optionalString("UserName"),
                createDate: user.optionalDate("CreateDate"),
                passwordLastUsed: user.optionalDate("PasswordLastUsed")
            )
        }
    }
}
