import FoundationEssentials

/// The portal of IAM Identity Center.
package enum SSO {}

extension SSO {
    /// Issues credentials of a role in an account for a portal token; the request is not signed.
    package struct GetRoleCredentials: AWSOperation {
        package typealias Output = Credentials
        package static let service = AWSService.sso
        package static let name = "GetRoleCredentials"
        package static let access = Access.reads
        package static let isSigned = false

        /// The account.
        package var accountID: String
        /// The role's name.
        package var roleName: String
        /// The portal token of whoever signed in.
        package var accessToken: Secret

        /// Makes the operation.
        package init(accountID: String, roleName: String, accessToken: Secret) {
            self.accountID = accountID
            self.roleName = roleName
            self.accessToken = accessToken
        }

        package func encode(into request: inout HTTPRequest) throws(WireError) {
            request.method = .get
            request.path = "/federation/credentials"
            request.query =
                "role_name=\(PercentEncoding.encode(roleName))&account_id=\(PercentEncoding.encode(accountID))"
            request.headers.add("x-amz-sso_bearer_token", accessToken.text)
        }

        package static func decode(_ response: HTTPResponse) throws(WireError) -> Credentials {
            struct Body: Decodable {
                struct Keys: Decodable {
                    let accessKeyId: String
                    let secretAccessKey: String
                    let sessionToken: String
                    let expiration: Double
                }
                let roleCredentials: Keys
            }
            guard let keys = try? JSONDecoder().decode(Body.self, from: Data(response.body)).roleCredentials else {
                throw WireError("the role's credentials are missing")
            }
            return Credentials(
                accessKeyID: keys.accessKeyId,
                secretAccessKey: Secret(keys.secretAccessKey),
                sessionToken: Secret(keys.sessionToken),
                // Milliseconds, unlike every other time of AWS.
                expiration: Date(timeIntervalSince1970: keys.expiration / 1000)
            )
        }
    }
}
