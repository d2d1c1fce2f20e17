package import FoundationEssentials
package import Platform

/// Signs a person in to IAM Identity Center with a browser on any machine, as `aws sso login --use-device-code` does.
///
/// The token goes to the AWS CLI's own cache: the CLI and every SDK are signed in with it as well. Source: RFC 8628;
/// IAM Identity Center OIDC API reference.
package struct DeviceSignIn: Sendable {
    /// What is signed in to.
    package struct Session: Sendable, Equatable {
        /// What the token file is named after: the session's name, or in old profiles the start URL.
        package var tokenKey: String
        /// The portal's address.
        package var startURL: String
        /// The scopes that are asked for; none in old profiles, whose tokens can't be refreshed.
        package var scopes: [String]

        /// Makes a session.
        package init(tokenKey: String, startURL: String, scopes: [String]) {
            self.tokenKey = tokenKey
            self.startURL = startURL
            self.scopes = scopes
        }
    }

    /// What to show to the person.
    package struct Prompt: Sendable, Equatable {
        /// What the person compares with what the browser shows, or types there.
        package let userCode: String
        /// Where the person goes; anyone's text.
        package let verificationURL: String
        /// The same with the code in it; nil when there is no such address.
        package let completeVerificationURL: String?
        /// When the code ends.
        package let expiration: Date
    }

    /// What is signed in to.
    package let session: Session
    private let client: AWSClient
    private let folder: String
    private let files: FileSource
    private let time: TimeSource
    private static let source = "IAM Identity Center"

    /// Makes a sign-in; the client is one of the session's region and needs no credentials.
    package init(_ session: Session, folder: String, files: FileSource, time: TimeSource, client: AWSClient) {
        self.session = session
        self.folder = folder
        self.files = files
        self.time = time
        self.client = client
    }

    /// Registers, asks for a code, shows it, and waits until the person has signed in; gives the token's end.
    ///
    /// Cancelling the task ends the waiting and leaves nothing behind.
    package func run(show: @Sendable (Prompt) async -> Void) async throws(CredentialError) -> Date {
        let registration: SSOOIDC.Registration
        let authorization: SSOOIDC.DeviceAuthorization
        do {
            registration = try await client.send(
                SSOOIDC.RegisterClient(clientName: "rootward", scopes: session.scopes)
            )
            authorization = try await client.send(
                SSOOIDC.StartDeviceAuthorization(registration, startURL: session.startURL)
            )
        } catch {
            throw CredentialError(error, source: Self.source)
        }
        let end = time.now().addingTimeInterval(authorization.lifetime / .seconds(1))
        await show(
            Prompt(
                userCode: authorization.userCode,
                verificationURL: authorization.verificationURL,
                completeVerificationURL: authorization.completeVerificationURL,
                expiration: end
            )
        )
        return try keep(await token(registration, authorization, until: end), of: registration)
    }

    /// Asks until the person has finished; a lost answer is asked for again.
    private func token(
        _ registration: SSOOIDC.Registration,
        _ authorization: SSOOIDC.DeviceAuthorization,
        until end: Date
    ) async throws(CredentialError) -> SSOOIDC.Token {
        var interval = authorization.interval
        let operation = SSOOIDC.CreateToken(
            clientID: registration.clientID,
            clientSecret: registration.clientSecret,
            grant: .deviceCode(authorization.deviceCode)
        )
        while time.now() < end {
            do { try await time.sleep(interval) } catch { throw .cancelled }
            do {
                return try await client.send(operation)
            } catch {
                switch error.code {
                case "AuthorizationPending", "authorization_pending": continue
                // RFC 8628 §3.5: five seconds more, from now on.
                case "SlowDown", "slow_down": interval += .seconds(5)
                case "ExpiredToken", "expired_token": throw Self.ended
                case "AccessDenied", "access_denied":
                    throw .failed(source: Self.source, reason: "the sign-in was refused in the browser")
                default:
                    guard case .transport(let inner) = error.kind, inner.isTransient else {
                        throw CredentialError(error, source: Self.source)
                    }
                }
            }
        }
        throw Self.ended
    }

    private static let ended = CredentialError.failed(
        source: source,
        reason: "nobody signed in before the code ended; start again for a new one"
    )

    private func keep(
        _ token: SSOOIDC.Token,
        of registration: SSOOIDC.Registration
    ) throws(CredentialError) -> Date {
        let end = time.now().addingTimeInterval(token.lifetime / .seconds(1))
        let path = SSOToken.path(in: folder, for: session.tokenKey)
        let kept = SSOToken(
            startUrl: session.startURL,
            region: client.region.name,
            accessToken: token.accessToken.text,
            expiresAt: Timestamp.extended(end),
            clientId: registration.clientID,
            clientSecret: registration.clientSecret.text,
            registrationExpiresAt: Timestamp.extended(registration.expiration),
            refreshToken: token.refreshToken?.text
        )
        do throws(SystemError) {
            try kept.write(to: path, files)
        } catch {
            throw .failed(source: Self.source, reason: "the token can't be kept. \(error.description.withoutFullStop)")
        }
        return end
    }
}
