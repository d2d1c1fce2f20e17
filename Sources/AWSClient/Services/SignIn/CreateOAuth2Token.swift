import FoundationEssentials

/// AWS's own sign-in, which `aws login` uses.
enum SignIn {
    /// The next credentials of a session.
    struct Token: Sendable {
        let credentials: Credentials
        let lifetime: Duration
        let refreshToken: Secret
    }

    /// Gives the next credentials for a refresh token; the request carries a proof of possession and is not signed.
    struct CreateOAuth2Token: AWSOperation {
        typealias Output = Token
        static let service = AWSService.signIn
        static let name = "CreateOAuth2Token"
        static let access = Access.reads
        static let isSigned = false
        // A refresh token is good for one use.
        static let isRepeatable = false

        let clientID: String
        let refreshToken: Secret
        let proof: ProofOfPossession

        func encode(into request: inout HTTPRequest) throws(WireError) {
            let input = ["clientId": clientID, "grantType": "refresh_token", "refreshToken": refreshToken.text]
            try SSOOIDC.write(input, to: "/v1/token", &request)
            request.headers.add("DPoP", try proof.token(for: request))
        }

        static func decode(_ response: HTTPResponse) throws(WireError) -> Token {
            struct Body: Decodable {
                struct Keys: Decodable {
                    let accessKeyId: String
                    let secretAccessKey: String
                    let sessionToken: String
                }
                let accessToken: Keys
                let expiresIn: Int
                let refreshToken: String
            }
            let body = try SSOOIDC.read(Body.self, response)
            return Token(
                credentials: Credentials(
                    accessKeyID: body.accessToken.accessKeyId,
                    secretAccessKey: Secret(body.accessToken.secretAccessKey),
                    sessionToken: Secret(body.accessToken.sessionToken)
                ),
                lifetime: .seconds(body.expiresIn),
                refreshToken: Secret(body.refreshToken)
            )
        }
    }
}
