import FoundationEssentials
package import Platform

/// Builds the credential chain out of settings, and what the sources in it need to work.
package struct CredentialSources: Sendable {
    private let settings: AWSSettings
    private let transport: any HTTPTransport
    private let time: TimeSource
    private let mfaCode: MFACodeSource?

    /// Makes a builder; without an MFA code source, profiles that want a code fail and say so.
    package init(
        _ settings: AWSSettings,
        transport: any HTTPTransport,
        time: TimeSource,
        mfaCode: MFACodeSource? = nil
    ) {
        self.settings = settings
        self.transport = transport
        self.time = time
        self.mfaCode = mfaCode
    }

    /// The whole chain, in the order of the AWS CLI v2.
    package func chain() -> CredentialChain {
        let environment = EnvironmentCredentials(settings.environment, isOverruled: settings.isProfileExplicit)
        return CredentialChain([environment] + profileSources(settings.profileName, through: []))
    }

    /// The sources of one profile, in order; `through` are the profiles whose roles are assumed from it.
    private func profileSources(_ name: String, through: [String]) -> [any CredentialProvider] {
        let profile = settings.config.profiles[name]
        return [roleSource(profile, through: through)] + staticSources(profile)
    }

    private func staticSources(_ profile: SharedConfig.Profile?) -> [any CredentialProvider] {
        [
            ProfileCredentials(profile, in: .credentials, path: settings.config.paths.credentials),
            ProfileCredentials(profile, in: .config, path: settings.config.paths.config),
        ]
    }

    private func roleSource(_ profile: SharedConfig.Profile?, through: [String]) -> any CredentialProvider {
        let source = "role of profile “\(profile?.name ?? settings.profileName)”"
        guard let profile, let arn = profile["role_arn"] else {
            return UnusableSource(.notConfigured(source: source, reason: "it has no role_arn"))
        }
        do throws(CredentialError) {
            let base = try baseSource(of: profile, source, through: through + [profile.name])
            let role = AssumeRoleCredentials.Role(
                arn: arn,
                sessionName: profile["role_session_name"] ?? "rootward-\(Int(time.now().timeIntervalSince1970))",
                duration: profile["duration_seconds"].flatMap { Int($0) }.map { .seconds($0) },
                externalID: profile["external_id"],
                mfaSerial: profile["mfa_serial"]
            )
            let client = AWSClient(
                region: profile["region"].flatMap { Region($0) } ?? settings.region,
                endpoints: settings.endpoints,
                credentials: CredentialCache(base, time: time),
                transport: transport,
                time: time
            )
            return AssumeRoleCredentials(role, profile: profile.name, client: client, mfaCode: mfaCode)
        } catch {
            return UnusableSource(error)
        }
    }

    /// What assumes a profile's role: another profile, the profile's own keys, or a named kind of source.
    private func baseSource(
        of profile: SharedConfig.Profile,
        _ source: String,
        through: [String]
    ) throws(CredentialError) -> any CredentialProvider {
        func broken(_ reason: String) -> CredentialError { .failed(source: source, reason: reason) }
        switch (profile["source_profile"], profile["credential_source"]) {
        case (.some, .some):
            throw broken("it has both source_profile and credential_source; remove one")
        case (nil, nil):
            throw broken("it has a role_arn but neither source_profile nor credential_source; add one")
        case (let name?, nil):
            guard settings.config.profiles[name] != nil else {
                throw broken("its source_profile “\(name)” does not exist")
            }
            // A profile may be its own source, with its own keys.
            if name == profile.name { return CredentialChain(staticSources(profile)) }
            guard !through.contains(name) else {
                throw broken(
                    "its source_profile goes round in a circle: \((through + [name]).joined(separator: " → "))"
                )
            }
            return CredentialChain(profileSources(name, through: through))
        case (nil, "Environment"?):
            return EnvironmentCredentials(settings.environment)
        case (nil, let kind?):
            throw broken("its credential_source “\(kind)” is none that is known; use source_profile or Environment")
        }
    }
}

/// A source that can be seen to give nothing before it is asked.
private struct UnusableSource: CredentialProvider {
    private let error: CredentialError
    var description: String { "\(error)" }

    init(_ error: CredentialError) { self.error = error }

    func credentials() async throws(CredentialError) -> Credentials { throw error }
}
