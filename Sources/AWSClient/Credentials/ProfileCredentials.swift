/// Static keys of a profile, from one of the two shared files.
package struct ProfileCredentials: CredentialProvider {
    /// Which file the keys are in; the chain asks the credentials file long before the config file.
    package enum File: Sendable {
        /// `~/.aws/credentials`.
        case credentials
        /// `~/.aws/config`.
        case config
    }

    private let profile: SharedConfig.Profile?
    private let file: File
    package let description: String

    /// Makes the source of a profile; nil stands for a `default` profile that is not there.
    package init(_ profile: SharedConfig.Profile?, in file: File, path: String) {
        self.profile = profile
        self.file = file
        description = "profile “\(profile?.name ?? "default")” in \(path)"
    }

    package func credentials() async throws(CredentialError) -> Credentials {
        guard let profile, let accessKeyID = profile["aws_access_key_id"],
            profile.credentialsFileKeys.contains("aws_access_key_id") == (file == .credentials)
        else {
            throw .notConfigured(source: description, reason: "it has no aws_access_key_id")
        }
        guard let secret = profile["aws_secret_access_key"] else {
            throw .failed(source: description, reason: "it has an aws_access_key_id but no aws_secret_access_key")
        }
        return Credentials(
            accessKeyID: accessKeyID,
            secretAccessKey: Secret(secret),
            sessionToken: (profile["aws_security_token"] ?? profile["aws_session_token"]).map { Secret($0) }
        )
    }
}
