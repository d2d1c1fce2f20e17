extension STS {
    /// Says who signs; needs no permission and works even under an explicit deny.
    package struct GetCallerIdentity: QueryOperation {
        /// The caller as AWS sees it.
        package struct Output: Sendable, Equatable {
            /// The caller's account.
            package let account: AccountID
            /// The caller's ARN; ends in `:root` for a root user.
            package let arn: String
            /// The unique ID of the user or role, with the session's name after a colon.
            package let userID: String

            /// Makes a caller.
            package init(account: AccountID, arn: String, userID: String) {
                self.account = account
                self.arn = arn
                self.userID = userID
            }
        }

        package static let service = AWSService.sts
        package static let name = "GetCallerIdentity"
        package static let access = Access.reads

        /// Makes the operation.
        package init() {}

        package func encode(into form: inout QueryForm) {}

        package static func decode(_ result: XMLElement) throws(WireError) -> Output {
            guard let account = AccountID(try result.string("Account")) else {
                throw WireError("<Account> is not an account ID")
            }
            return Output(account: account, arn: try result.string("Arn"), userID: try result.string("UserId"))
        }
    }
}
