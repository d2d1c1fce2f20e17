import ArgumentParser

/// How to reach AWS; without any, as the AWS CLI would from the same shell.
struct ConnectingOptions: ParsableArguments {
    @Option(help: "The profile of the AWS configuration files; AWS_PROFILE otherwise.")
    var profile: String?

    @Option(help: "The region of regional calls; AWS_REGION, AWS_DEFAULT_REGION or the profile's otherwise.")
    var region: String?

    @OptionGroup var configuration: ConfigurationOptions

    /// Finds the caller's credentials and where AWS is.
    func connection() throws -> Connection {
        try Connection.aws(
            profile: profile,
            region: region,
            configuration: try configuration.read(Process.environment),
            environment: Process.environment
        )
    }
}
