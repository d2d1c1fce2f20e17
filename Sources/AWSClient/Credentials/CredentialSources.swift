import FoundationEssentials
package import Platform

/// Builds the credential chain out of settings, and what the sources in it need to work.
package struct CredentialSources: Sendable {
    let settings: AWSSettings
    let transport: any HTTPTransport
    let time: TimeSource
    let mfaCode: MFACodeSource?
    let userAgent: UserAgent?
    let trace: CallTrace?

    /// Makes a builder; without an MFA code source, profiles that want a code fail and say so.
    package init(
        _ settings: AWSSettings,
        transport: any HTTPTransport,
        time: TimeSource,
        mfaCode: MFACodeSource? = nil,
        userAgent: UserAgent? = nil,
        trace: CallTrace? = nil
    ) {
        self.settings = settings
        self.transport = transport
        self.time = time
        self.mfaCode = mfaCode
        self.userAgent = userAgent
        self.trace = trace
    }

    /// The whole chain, in the order of the AWS CLI v2.
    package func chain() -> CredentialChain {
        let environment = EnvironmentCredentials(settings.environment, isOverruled: settings.isProfileExplicit)
        return CredentialChain(
            [environment]
                + profileSources(settings.profileName, through: [], readsEnvironment: !settings.isProfileExplicit)
                + [container, instance]
        )
    }

    /// The sources of one profile, in order; `through` are the profiles whose roles are assumed from it.
    func profileSources(
        _ name: String,
        through: [String],
        readsEnvironment: Bool = false
    ) -> [any CredentialProvider] {
        let profile = settings.config.profiles[name]
        let named = profile ?? SharedConfig.Profile(name: name, values: [:])
        let config = settings.config.paths
        return [
            roleSource(named, through: through),
            webIdentitySource(named, readsEnvironment: readsEnvironment),
            ssoSource(named),
            ProfileCredentials(profile, in: .credentials, path: config.credentials),
            loginSource(named),
            ProcessCredentials(named, environment: settings.environment),
            ProfileCredentials(profile, in: .config, path: config.config),
        ]
    }

    /// A client that signs with a source, in a profile's region.
    func client(
        of profile: SharedConfig.Profile,
        region: String? = nil,
        credentials: any CredentialProvider
    ) -> AWSClient {
        AWSClient(
            region: (region ?? profile["region"]).flatMap { Region($0) } ?? settings.region,
            endpoints: settings.endpoints,
            credentials: credentials,
            transport: transport,
            retry: settings.retry,
            userAgent: userAgent,
            trace: trace,
            time: time
        )
    }

    private var container: ContainerCredentials {
        ContainerCredentials(settings.environment, files: settings.files, transport: transport, time: time)
    }

    private var instance: InstanceCredentials {
        InstanceCredentials(settings.environment, transport: transport, time: time)
    }

    /// A session name that CloudTrail shows, for whoever did not choose one.
    func sessionName(_ chosen: String?) -> String {
        chosen ?? "rootward-\(Int(time.now().timeIntervalSince1970))"
    }

    private func roleSource(_ profile: SharedConfig.Profile, through: [String]) -> any CredentialProvider {
        let source = "role of profile “\(profile.name)”"
        guard let arn = profile["role_arn"], profile["web_identity_token_file"] == nil else {
            return UnusableSource(.notConfigured(source: source, reason: "it has no role_arn"))
        }
        do throws(CredentialError) {
            let base = try baseSource(of: profile, source, through: through + [profile.name])
            let role = AssumeRoleCredentials.Role(
                arn: arn,
                sessionName: sessionName(profile["role_session_name"]),
                duration: profile["duration_seconds"].flatMap { Int($0) }.map { .seconds($0) },
                externalID: profile["external_id"],
                mfaSerial: profile["mfa_serial"]
            )
            let client = client(of: profile, credentials: CredentialCache(base, time: time))
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
            if name == profile.name {
                let paths = settings.config.paths
                return CredentialChain([
                    ProfileCredentials(profile, in: .credentials, path: paths.credentials),
                    ProfileCredentials(profile, in: .config, path: paths.config),
                ])
            }
            guard !through.contains(name) else {
                throw broken(
                    "its source_profile goes round in a circle: \((through + [name]).joined(separator: " → "))"
                )
            }
            return CredentialChain(profileSources(name, through: through))
        case (nil, "Environment"?):
            return EnvironmentCredentials(settings.environment)
        case (nil, "EcsContainer"?):
            return container
        case (nil, "Ec2InstanceMetadata"?):
            return instance
        case (nil, let kind?):
            throw broken(
                "its credential_source “\(kind)” is unknown; write Environment, EcsContainer or Ec2InstanceMetadata"
            )
        }
    }
}

/// A source that can be seen to give nothing before it is asked.
struct UnusableSource: CredentialProvider {
    private let error: CredentialError
    var description: String { "\(error)" }

    init(_ error: CredentialError) { self.error = error }

    func credentials() async throws(CredentialError) -> Credentials { throw error }
}
