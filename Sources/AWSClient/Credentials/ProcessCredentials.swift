import Platform

/// Credentials that a program of the company prints (`credential_process`); it is started without a shell.
///
/// Source: AWS SDKs and Tools Reference Guide, "Process credential provider".
package struct ProcessCredentials: CredentialProvider {
    private let profile: SharedConfig.Profile
    private let environment: [String: String]
    private let timeout: Duration
    package let description: String

    /// Makes the source; a program that takes longer than the time-out is killed.
    package init(_ profile: SharedConfig.Profile, environment: [String: String], timeout: Duration = .seconds(60)) {
        self.profile = profile
        self.environment = environment
        self.timeout = timeout
        description = "credential_process of profile “\(profile.name)”"
    }

    package func credentials() async throws(CredentialError) -> Credentials {
        guard let line = profile["credential_process"] else {
            throw .notConfigured(source: description, reason: "it has no credential_process")
        }
        guard let words = ShellWords.split(line), let program = words.first else {
            throw failed("a quote in it is not closed")
        }
        let outcome: ChildProcess.Outcome
        do {
            outcome = try await ChildProcess.run(words, environment: environment, timeout: timeout)
        } catch {
            throw failed(error.description.withoutFullStop)
        }
        guard !outcome.isTimedOut else { throw failed("\(program) took longer than \(timeout) and was ended") }
        guard outcome.status == 0 else {
            // Standard error is meant for people; standard output may hold a secret and is never shown.
            let words = String(decoding: outcome.errorOutput.prefix(500), as: UTF8.self)[...].trimmed
            throw failed("\(program) ended with status \(outcome.status)\(words.isEmpty ? "" : ": \(words)")")
        }
        guard let document = CredentialDocument.read(outcome.output) else {
            throw failed("\(program) printed something that is not the JSON of credentials")
        }
        guard document.version == 1 else { throw failed("\(program) printed a Version other than 1") }
        guard let credentials = document.credentials else {
            throw failed("\(program) printed no usable AccessKeyId, SecretAccessKey or Expiration")
        }
        return credentials
    }

    private func failed(_ reason: String) -> CredentialError { .failed(source: description, reason: reason) }
}
