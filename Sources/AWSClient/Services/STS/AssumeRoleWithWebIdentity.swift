extension STS {
    /// Issues temporary credentials of a role for a token of an identity provider; the request is not signed.
    package struct AssumeRoleWithWebIdentity: QueryOperation {
        /// A role session.
        package struct Output: Sendable {
            /// The session's credentials.
            package let credentials: Credentials
        }

        package static let service = AWSService.sts
        package static let name = "AssumeRoleWithWebIdentity"
        package static let access = Access.reads
        package static let isSigned = false

        /// The role.
        package var roleARN: String
        /// The session's name, which CloudTrail shows.
        package var sessionName: String
        /// The identity provider's token.
        package var token: Secret

        /// Makes the operation.
        package init(roleARN: String, sessionName: String, token: Secret) {
            self.roleARN = roleARN
            self.sessionName = sessionName
            self.token = token
        }

        package func encode(into form: inout QueryForm) {
            form.add("RoleArn", roleARN)
            form.add("RoleSessionName", sessionName)
            form.add("WebIdentityToken", secret: token)
        }

        package static func decode(_ result: XMLElement) throws(WireError) -> Output {
            Output(credentials: try STS.credentials(in: result))
        }
    }
}
