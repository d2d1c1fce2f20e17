import FoundationEssentials
import Platform

/// Credentials of whoever signed in with `aws login` (`login_session`), refreshed in their last five minutes.
///
/// Source: botocore's `LoginProvider`; AWS Sign-In API reference, `CreateOAuth2Token`.
struct LoginCredentials: CredentialProvider {
    private let session: String
    private let profile: String
    private let folder: String
    private let files: FileSource
    private let time: TimeSource
    private let client: AWSClient
    let description: String

    /// Makes the source; the client is one of the profile's region.
    init(session: String, profile: String, folder: String, files: FileSource, time: TimeSource, client: AWSClient) {
        self.session = session
        self.profile = profile
        self.folder = folder
        self.files = files
        self.time = time
        self.client = client
        description = "aws login session of profile “\(profile)”"
    }

    func credentials() async throws(CredentialError) -> Credentials {
        let path = "\(folder)/\(Digest.hex(Digest.sha256(Array(session.utf8)))).json"
        guard let bytes = try? files.read(path) else { throw signInAgain("nobody is signed in") }
        guard let token = try? JSONDecoder().decode(LoginToken.self, from: Data(bytes)),
            let end = Timestamp.date(fromISO8601: token.accessToken.expiresAt)
        else { throw .failed(source: description, reason: "\(path) can't be read as a token") }
        if end.timeIntervalSince(time.now()) > 300 { return token.credentials(until: end) }
        do throws(AWSError) {
            return try await refreshed(token, path)
        } catch {
            // What is left is used, and a refresh is tried again next time.
            if end > time.now(), !error.isCancelled { return token.credentials(until: end) }
            guard error.serviceError == nil else { throw signInAgain("the sign-in has ended") }
            throw CredentialError(error, source: description)
        }
    }

    private func refreshed(_ token: LoginToken, _ path: String) async throws(AWSError) -> Credentials {
        let now = time.now()
        let answer = try await client.send(
            SignIn.CreateOAuth2Token(
                clientID: token.clientId,
                refreshToken: Secret(token.refreshToken),
                proof: ProofOfPossession(key: Secret(token.dpopKey), date: now, id: UUID().uuidString)
            )
        )
        let end = now.addingTimeInterval(answer.lifetime / .seconds(1))
        var next = token
        next.accessToken.accessKeyId = answer.credentials.accessKeyID
        next.accessToken.secretAccessKey = answer.credentials.secretAccessKey.text
        next.accessToken.sessionToken = answer.credentials.sessionToken?.text ?? ""
        next.accessToken.expiresAt = Timestamp.extended(end)
        next.refreshToken = answer.refreshToken.text
        // The old refresh token is spent, so the CLI needs the new one; if it can't be kept, ours still works.
        if let bytes = try? JSONEncoder().encode(next) { try? files.write(Array(bytes), path) }
        return next.credentials(until: end)
    }

    private func signInAgain(_ reason: String) -> CredentialError {
        .failed(source: description, reason: "\(reason); run “aws login --profile \(profile)”, then try again")
    }
}

/// The AWS CLI's file of a session, with the keys that it has.
private struct LoginToken: Codable {
    struct Keys: Codable {
        var accessKeyId: String
        var secretAccessKey: String
        var sessionToken: String
        var accountId: String?
        var expiresAt: String
    }

    var accessToken: Keys
    var tokenType: String?
    var clientId: String
    var refreshToken: String
    var idToken: String?
    var dpopKey: String

    func credentials(until end: Date) -> Credentials {
        Credentials(
            accessKeyID: accessToken.accessKeyId,
            secretAccessKey: Secret(accessToken.secretAccessKey),
            sessionToken: Secret(accessToken.sessionToken),
            expiration: end
        )
    }
}
