package import Platform

/// What the environment and the shared files say about how to call AWS, with the precedence of the AWS CLI v2.
package struct AWSSettings: Sendable {
    /// A setting that can't be used.
    package struct Malformed: Error, Sendable, Equatable, CustomStringConvertible {
        package let description: String
    }

    /// The environment.
    package let environment: [String: String]
    /// Where files are read from.
    package let files: FileSource
    /// The shared files.
    package let config: SharedConfig
    /// The profile in use.
    package let profileName: String
    /// Whether the profile was named on the command line, which makes the environment's keys count for nothing.
    package let isProfileExplicit: Bool
    /// The region; the commercial partition's home when nothing says otherwise.
    package let region: Region
    /// Where the services are.
    package let endpoints: EndpointResolver
    /// A file of CA certificates in place of the system's.
    package let caBundle: String?
    /// How often calls are repeated: `AWS_MAX_ATTEMPTS` or `max_attempts`, else more than the CLI's three, since a list
    /// with gaps is of no use here.
    package let retry: RetryPolicy

    /// Reads all of it; `profile` and `region` are what the command line says.
    package init(
        environment: [String: String],
        files: FileSource,
        profile: String? = nil,
        region: String? = nil
    ) throws(Malformed) {
        func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        self.environment = environment
        self.files = files
        isProfileExplicit = profile != nil
        do throws(SharedConfig.Unreadable) {
            config = try SharedConfig(environment: environment, files: files)
        } catch {
            throw Malformed(description: error.description)
        }
        let named = profile ?? variable("AWS_PROFILE") ?? variable("AWS_DEFAULT_PROFILE")
        profileName = named ?? "default"
        let values = config.profiles[profileName]
        guard values != nil || named == nil else {
            throw Malformed(
                description: "There is no profile “\(profileName)” in \(config.paths.config) or "
                    + "\(config.paths.credentials). Name one that is there, or add it."
            )
        }
        let word = region ?? variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION") ?? values?["region"]
        guard let found = word.map({ Region($0) }) ?? .usEast1 else {
            throw Malformed(description: "“\(word ?? "")” is not a region. Write it as us-east-1.")
        }
        self.region = found
        caBundle = variable("AWS_CA_BUNDLE") ?? values?["ca_bundle"]
        let attempts = (variable("AWS_MAX_ATTEMPTS") ?? values?["max_attempts"]).flatMap { Int($0) }
        retry = RetryPolicy(attempts: max(1, attempts ?? 6))
        do throws(EndpointResolver.Malformed) {
            endpoints = try EndpointResolver(environment: environment, profile: values, config: config)
        } catch {
            throw Malformed(description: error.description)
        }
        guard !endpoints.usesFIPS || found.partition.id != "aws-cn" else {
            throw Malformed(
                description:
                    "AWS has no FIPS endpoints in China. Unset AWS_USE_FIPS_ENDPOINT, or choose another region."
            )
        }
    }
}
