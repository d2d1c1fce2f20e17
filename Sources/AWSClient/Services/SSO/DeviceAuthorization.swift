package import FoundationEssentials

extension SSOOIDC {
    /// A client that IAM Identity Center knows; every program registers itself, and nobody has to allow it.
    package struct Registration: Sendable {
        /// The client's ID.
        package let clientID: String
        /// The client's secret.
        package let clientSecret: Secret
        /// When the registration ends.
        package let expiration: Date
    }

    /// What a person needs to sign in with a browser on another machine, and what the program asks with meanwhile.
    package struct DeviceAuthorization: Sendable {
        /// What the program asks with.
        package let deviceCode: Secret
        /// What the person compares or types.
        package let userCode: String
        /// Where the person goes.
        package let verificationURL: String
        /// The same with the code in it.
        package let completeVerificationURL: String?
        /// How long the code lasts.
        package let lifetime: Duration
        /// How long to wait between two questions.
        package let interval: Duration
    }

    /// Registers this program; the request is not signed.
    package struct RegisterClient: AWSOperation {
        package typealias Output = Registration
        package static let service = AWSService.ssoOIDC
        package static let name = "RegisterClient"
        package static let access = Access.reads
        package static let isSigned = false
        private let input: Input

        private struct Input: Encodable {
            let clientName: String
            let clientType = "public"
            let scopes: [String]?
            let grantTypes: [String]?
        }

        /// Makes the operation; a client with scopes may refresh its tokens.
        package init(clientName: String, scopes: [String]) {
            input = Input(
                clientName: clientName,
                scopes: scopes.isEmpty ? nil : scopes,
                grantTypes: scopes.isEmpty ? nil : [SSOOIDC.deviceCodeGrant, "refresh_token"]
            )
        }

        package func encode(into request: inout HTTPRequest) throws(WireError) {
            try SSOOIDC.write(input, to: "/client/register", &request)
        }

        package static func decode(_ response: HTTPResponse) throws(WireError) -> Registration {
            struct Body: Decodable {
                let clientId: String
                let clientSecret: String
                let clientSecretExpiresAt: Double
            }
            let body = try SSOOIDC.read(Body.self, response)
            return Registration(
                clientID: body.clientId,
                clientSecret: Secret(body.clientSecret),
                expiration: Date(timeIntervalSince1970: body.clientSecretExpiresAt)
            )
        }
    }

    /// Asks for a code that a person can sign in with elsewhere (RFC 8628); the request is not signed.
    package struct StartDeviceAuthorization: AWSOperation {
        package typealias Output = DeviceAuthorization
        package static let service = AWSService.ssoOIDC
        package static let name = "StartDeviceAuthorization"
        package static let access = Access.reads
        package static let isSigned = false
        private let registration: Registration
        private let startURL: String

        /// Makes the operation for a portal's address.
        package init(_ registration: Registration, startURL: String) {
            self.registration = registration
            self.startURL = startURL
        }

        package func encode(into request: inout HTTPRequest) throws(WireError) {
            let input = [
                "clientId": registration.clientID, "clientSecret": registration.clientSecret.text, "startUrl": startURL,
            ]
            try SSOOIDC.write(input, to: "/device_authorization", &request)
        }

        package static func decode(_ response: HTTPResponse) throws(WireError) -> DeviceAuthorization {
            struct Body: Decodable {
                let deviceCode: String
                let userCode: String
                let verificationUri: String
                let verificationUriComplete: String?
                let expiresIn: Int
                let interval: Int?
            }
            let body = try SSOOIDC.read(Body.self, response)
            return DeviceAuthorization(
                deviceCode: Secret(body.deviceCode),
                userCode: body.userCode,
                verificationURL: body.verificationUri,
                completeVerificationURL: body.verificationUriComplete,
                lifetime: .seconds(body.expiresIn),
                // RFC 8628 §3.5: five seconds when the server does not say.
                interval: .seconds(max(1, body.interval ?? 5))
            )
        }
    }

    static let deviceCodeGrant = "urn:ietf:params:oauth:grant-type:device_code"

    static func write(_ input: some Encodable, to path: String, _ request: inout HTTPRequest) throws(WireError) {
        request.path = path
        request.headers.add("Content-Type", "application/json")
        guard let bytes = try? JSONEncoder().encode(input) else { throw WireError("the input can't be written") }
        request.body = Array(bytes)
    }

    static func read<Body: Decodable>(_ type: Body.Type, _ response: HTTPResponse) throws(WireError) -> Body {
        do {
            return try JSONDecoder().decode(type, from: Data(response.body))
        } catch let error as DecodingError {
            throw WireError(JSONWire.sentence(error))
        } catch {
            throw WireError("the answer is not JSON")
        }
    }
}
