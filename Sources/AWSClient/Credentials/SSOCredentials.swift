import FoundationEssentials
package import Platform

/// Credentials of a role that IAM Identity Center gives to whoever signed in with the AWS CLI.
///
/// Source: AWS SDKs and Tools Reference Guide, "IAM Identity Center credential provider"; botocore's `tokens.py`.
package struct SSOCredentials: CredentialProvider {
    /// What a profile says about its role.
    package struct Role: Sendable, Equatable {
        /// `sso_account_id`.
        package var accountID: String
        /// `sso_role_name`.
        package var roleName: String
        /// What the token file is named after: the session's name, or in old profiles the start URL.
        package var tokenKey: String
        /// `sso_session` is used, so that the token can be refreshed.
        package var isSession: Bool
    }

    private let role: Role
    private let profile: String
    private let folder: String
    private let files: FileSource
    private let time: TimeSource
    private let client: AWSClient
    package let description: String

    /// Makes the source; the client is one of `sso_region`.
    package init(
        _ role: Role,
        profile: String,
        folder: String,
        files: FileSource,
        time: TimeSource,
        client: AWSClient
    ) {
        self.role = role
        self.profile = profile
        self.folder = folder
        self.files = files
        self.time = time
        self.client = client
        description = "IAM Identity Center role \(role.roleName) in \(role.accountID) of profile “\(profile)”"
    }

    package func credentials() async throws(CredentialError) -> Credentials {
        let token = try await token()
        let operation = SSO.GetRoleCredentials(
            accountID: role.accountID,
            roleName: role.roleName,
            accessToken: token
        )
        do {
            return try await client.send(operation)
        } catch {
            if error.code == "Unauthorized" || error.httpStatus == 401 { throw signInAgain("the sign-in has ended") }
            throw CredentialError(error, source: description)
        }
    }

    /// The portal token in the CLI's cache, refreshed in its last quarter of an hour when that is possible.
    private func token() async throws(CredentialError) -> Secret {
        let path = SSOToken.path(in: folder, for: role.tokenKey)
        guard let bytes = try? files.read(path) else { throw signInAgain("nobody is signed in") }
        guard let cached = try? JSONDecoder().decode(SSOToken.self, from: Data(bytes)),
            let end = Timestamp.date(fromISO8601: cached.expiresAt)
        else { throw .failed(source: description, reason: "\(path) can't be read as a token") }
        let now = time.now()
        if role.isSession, end.timeIntervalSince(now) < 900, let renewed = await refreshed(cached, path) {
            return renewed
        }
        // Without a refresh the token is used to its end.
        guard end > now else { throw signInAgain("the sign-in has ended") }
        return Secret(cached.accessToken)
    }

    private func refreshed(_ cached: SSOToken, _ path: String) async -> Secret? {
        guard let clientID = cached.clientId, let clientSecret = cached.clientSecret,
            let refreshToken = cached.refreshToken,
            let end = cached.registrationExpiresAt.flatMap({ Timestamp.date(fromISO8601: $0) }), end > time.now()
        else { return nil }
        let operation = SSOOIDC.CreateToken(
            clientID: clientID,
            clientSecret: Secret(clientSecret),
            grant: .refreshToken(Secret(refreshToken))
        )
        guard let token = try? await client.send(operation) else { return nil }
        var next = cached
        next.accessToken = token.accessToken.text
        next.expiresAt = Timestamp.extended(time.now().addingTimeInterval(token.lifetime / .seconds(1)))
        next.refreshToken = token.refreshToken?.text ?? refreshToken
        // The old refresh token may be spent, so the CLI needs the new one; if it can't be kept, ours still works.
        try? next.write(to: path, files)
        return token.accessToken
    }

    private func signInAgain(_ reason: String) -> CredentialError {
        .failed(source: description, reason: "\(reason); run “aws sso login --profile \(profile)”, then try again")
    }
}
