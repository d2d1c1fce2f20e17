import FoundationEssentials

/// The sign-in of IAM Identity Center (OpenID Connect).
package enum SSOOIDC {}

extension SSOOIDC {
    /// A portal token.
    package struct Token: Sendable {
        /// What the portal takes.
        package let accessToken: Secret
        /// How long it lasts.
        package let lifetime: Duration
        /// What gives the next one; nil when there is none.
        package let refreshToken: Secret?
    }

    /// What a token is given for.
    package enum Grant: Sendable {
        /// A refresh token.
        case refreshToken(Secret)
        /// A device code, once the person has signed in.
        case deviceCode(Secret)
    }

    /// Gives a portal token; the request is not signed.
    ///
    /// For a device code, `AuthorizationPending` says that the person has not finished, `SlowDown` that it is asked too
    /// often, and `ExpiredToken` that the code has ended.
    package struct CreateToken: AWSOperation {
        package typealias Output = Token
        package static let service = AWSService.ssoOIDC
        package static let name = "CreateToken"
        package static let access = Access.reads
        package static let isSigned = false
        // A refresh token may be good for one use only, and so is a device code.
        package static let isRepeatable = false

        /// The ID of the registered client.
        package var clientID: String
        /// The secret of the registered client.
        package var clientSecret: Secret
        /// What the token is given for.
        package var grant: Grant

        /// Makes the operation.
        package init(clientID: String, clientSecret: Secret, grant: Grant) {
            self.clientID = clientID
            self.clientSecret = clientSecret
            self.grant = grant
        }

        package func encode(into request: inout HTTPRequest) throws(WireError) {
            var input = ["clientId": clientID, "clientSecret": clientSecret.text]
            switch grant {
            case .refreshToken(let token):
                input["grantType"] = "refresh_token"
                input["refreshToken"] = token.text
            case .deviceCode(let code):
                input["grantType"] = SSOOIDC.deviceCodeGrant
                input["deviceCode"] = code.text
            }
            try SSOOIDC.write(input, to: "/token", &request)
        }

        package static func decode(_ response: HTTPResponse) throws(WireError) -> Token {
            struct Body: Decodable {
                let accessToken: String
                let expiresIn: Int
                let refreshToken: String?
            }
            let body = try SSOOIDC.read(Body.self, response)
            return Token(
                accessToken: Secret(body.accessToken),
                lifetime: .seconds(body.expiresIn),
                refreshToken: body.refreshToken.map { Secret($0) }
            )
        }
    }
}
