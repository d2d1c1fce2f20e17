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

    /// Gives a new portal token for a refresh token; the request is not signed.
    package struct CreateToken: AWSOperation {
        package typealias Output = Token
        package static let service = AWSService.ssoOIDC
        package static let name = "CreateToken"
        package static let access = Access.reads
        package static let isSigned = false
        // A refresh token may be good for one use only.
        package static let isRepeatable = false

        /// The ID of the registered client.
        package var clientID: String
        /// The secret of the registered client.
        package var clientSecret: Secret
        /// The refresh token.
        package var refreshToken: Secret

        /// Makes the operation.
        package init(clientID: String, clientSecret: Secret, refreshToken: Secret) {
            self.clientID = clientID
            self.clientSecret = clientSecret
            self.refreshToken = refreshToken
        }

        package func encode(into request: inout HTTPRequest) throws(WireError) {
            request.path = "/token"
            request.headers.add("Content-Type", "application/json")
            let body = [
                "clientId": clientID, "clientSecret": clientSecret.text, "grantType": "refresh_token",
                "refreshToken": refreshToken.text,
            ]
            guard let bytes = try? JSONEncoder().encode(body) else { throw WireError("the input can't be written") }
            request.body = Array(bytes)
        }

        package static func decode(_ response: HTTPResponse) throws(WireError) -> Token {
            struct Body: Decodable {
                let accessToken: String
                let expiresIn: Int
                let refreshToken: String?
            }
            guard let body = try? JSONDecoder().decode(Body.self, from: Data(response.body)) else {
                throw WireError("the token is missing")
            }
            return Token(
                accessToken: Secret(body.accessToken),
                lifetime: .seconds(body.expiresIn),
                refreshToken: body.refreshToken.map { Secret($0) }
            )
        }
    }
}
