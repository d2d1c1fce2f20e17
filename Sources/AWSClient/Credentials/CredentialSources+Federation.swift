extension CredentialSources {
    /// The web identity of a profile; for the profile in use the environment's variables come first.
    func webIdentitySource(_ profile: SharedConfig.Profile, readsEnvironment: Bool) -> any CredentialProvider {
        func setting(_ variable: String, _ key: String) -> String? {
            let value = readsEnvironment ? settings.environment[variable] : nil
            return value.flatMap { $0.isEmpty ? nil : $0 } ?? profile[key]
        }
        let source = "web identity"
        guard let file = setting("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else {
            return UnusableSource(.notConfigured(source: source, reason: "AWS_WEB_IDENTITY_TOKEN_FILE is not set"))
        }
        guard let role = setting("AWS_ROLE_ARN", "role_arn") else {
            return UnusableSource(.failed(source: source, reason: "there is a token file but no AWS_ROLE_ARN"))
        }
        return WebIdentityCredentials(
            tokenFile: SharedConfig.expanded(file, settings.environment),
            roleARN: role,
            sessionName: sessionName(setting("AWS_ROLE_SESSION_NAME", "role_session_name")),
            files: settings.files,
            client: client(of: profile, credentials: Unsigned())
        )
    }

    /// The IAM Identity Center role of a profile, with an `sso-session` section or in the old form.
    func ssoSource(_ profile: SharedConfig.Profile) -> any CredentialProvider {
        do throws(CredentialError) {
            let portal = try portal(of: profile)
            return SSOCredentials(
                portal.role,
                profile: profile.name,
                folder: tokenFolder,
                files: settings.files,
                time: time,
                client: client(of: profile, region: portal.region, credentials: Unsigned())
            )
        } catch {
            return UnusableSource(error)
        }
    }

    /// The session of `aws login` that a profile names.
    func loginSource(_ profile: SharedConfig.Profile) -> any CredentialProvider {
        guard let session = profile["login_session"] else {
            let source = "aws login session of profile “\(profile.name)”"
            return UnusableSource(.notConfigured(source: source, reason: "it has no login_session"))
        }
        let configured = settings.environment["AWS_LOGIN_CACHE_DIRECTORY"].flatMap { $0.isEmpty ? nil : $0 }
        return LoginCredentials(
            session: session,
            profile: profile.name,
            folder: SharedConfig.expanded(configured ?? "~/.aws/login/cache", settings.environment),
            files: settings.files,
            time: time,
            client: client(of: profile, credentials: Unsigned())
        )
    }

    /// How a person signs in to IAM Identity Center for the profile in use, from inside this program.
    package func deviceSignIn() throws(CredentialError) -> DeviceSignIn {
        let profile =
            settings.config.profiles[settings.profileName]
            ?? SharedConfig.Profile(name: settings.profileName, values: [:])
        let portal = try portal(of: profile)
        return DeviceSignIn(
            DeviceSignIn.Session(
                tokenKey: portal.role.tokenKey,
                startURL: portal.startURL,
                scopes: portal.scopes
            ),
            folder: tokenFolder,
            files: settings.files,
            time: time,
            client: client(of: profile, region: portal.region, credentials: Unsigned())
        )
    }

    /// What a profile and its session say about the portal.
    private struct Portal {
        let role: SSOCredentials.Role
        let region: String
        let startURL: String
        let scopes: [String]
    }

    private var tokenFolder: String { SharedConfig.expanded("~/.aws/sso/cache", settings.environment) }

    private func portal(of profile: SharedConfig.Profile) throws(CredentialError) -> Portal {
        let source = "IAM Identity Center role of profile “\(profile.name)”"
        func broken(_ reason: String) -> CredentialError { .failed(source: source, reason: reason) }
        guard profile["sso_account_id"] != nil || profile["sso_role_name"] != nil else {
            throw .notConfigured(source: source, reason: "it has no sso_account_id")
        }
        var values = profile.values
        if let name = profile["sso_session"] {
            guard let session = settings.config.ssoSessions[name] else {
                throw broken("its sso_session “\(name)” does not exist")
            }
            for (key, value) in session {
                guard profile[key] ?? value == value else {
                    throw broken("\(key) differs between the profile and its sso_session “\(name)”")
                }
                values[key] = value
            }
        }
        let missing = ["sso_account_id", "sso_role_name", "sso_region", "sso_start_url"]
            .first { values[$0]?.isEmpty ?? true }
        guard missing == nil, let account = values["sso_account_id"], let role = values["sso_role_name"],
            let region = values["sso_region"], let startURL = values["sso_start_url"]
        else { throw broken("it has no \(missing ?? "")") }
        let isSession = profile["sso_session"] != nil
        let scopes = (values["sso_registration_scopes"] ?? "sso:account:access").split(separator: ",")
        return Portal(
            role: SSOCredentials.Role(
                accountID: account,
                roleName: role,
                tokenKey: profile["sso_session"] ?? startURL,
                isSession: isSession
            ),
            region: region,
            startURL: startURL,
            scopes: isSession ? scopes.map { String($0.trimmed) } : []
        )
    }
}

/// For clients that call unsigned operations only.
private struct Unsigned: CredentialProvider {
    let description = "no credentials"

    func credentials() async throws(CredentialError) -> Credentials {
        throw .failed(source: description, reason: "this client signs nothing")
    }
}
