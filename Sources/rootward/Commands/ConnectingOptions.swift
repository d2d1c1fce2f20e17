import ArgumentParser

/// How to reach AWS; without any, as the AWS CLI would from the same shell.
struct ConnectingOptions: ParsableArguments {
    @Option(help: "The profile of the AWS configuration files; AWS_PROFILE otherwise.")
    var profile: String?

    @Option(help: "The region of regional calls; AWS_REGION, AWS_DEFAULT_REGION or the profile's otherwise.")
    var region: String?

    @Option(help: "A file that gets one line of JSON for every call of AWS, with nothing secret in it.")
    var trace: String?

    @OptionGroup var configuration: ConfigurationOptions

    /// Finds the caller's credentials and where AWS is; MFA codes are asked for where no screen is in the way.
    func connection(hasScreen: Bool = false) throws -> Connection {
        try Connection.aws(
            profile: profile,
            region: region,
            trace: try trace.map { try TraceFile($0).trace },
            mfaCode: hasScreen ? nil : MFAPrompt.source,
            configuration: try configuration.read(Process.environment),
            environment: Process.environment
        )
    }
}
