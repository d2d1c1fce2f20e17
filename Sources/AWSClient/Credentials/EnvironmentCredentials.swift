import FoundationEssentials

/// Credentials from `AWS_ACCESS_KEY_ID` and its companions; whether the first is set decides.
package struct EnvironmentCredentials: CredentialProvider {
    private let environment: [String: String]
    private let isOverruled: Bool
    package let description = "environment variables"

    /// Makes the source; it is overruled by a profile named on the command line, not by one named in `AWS_PROFILE`.
    package init(_ environment: [String: String], isOverruled: Bool = false) {
        self.environment = environment
        self.isOverruled = isOverruled
    }

    package func credentials() async throws(CredentialError) -> Credentials {
        guard !isOverruled else {
            throw .notConfigured(source: description, reason: "a profile was named on the command line")
        }
        guard let accessKeyID = variable("AWS_ACCESS_KEY_ID") else {
            throw .notConfigured(source: description, reason: "AWS_ACCESS_KEY_ID is not set")
        }
        guard let secret = variable("AWS_SECRET_ACCESS_KEY") else {
            throw .failed(source: description, reason: "AWS_ACCESS_KEY_ID is set but AWS_SECRET_ACCESS_KEY is not")
        }
        let expiration = variable("AWS_CREDENTIAL_EXPIRATION")
        guard let end = expiration.map({ Timestamp.date(fromISO8601: $0) }) ?? .some(nil) as Date?? else {
            throw .failed(
                source: description,
                reason: "AWS_CREDENTIAL_EXPIRATION is not a time such as 2026-01-15T13:00:00Z"
            )
        }
        return Credentials(
            accessKeyID: accessKeyID,
            secretAccessKey: Secret(secret),
            sessionToken: (variable("AWS_SECURITY_TOKEN") ?? variable("AWS_SESSION_TOKEN")).map { Secret($0) },
            expiration: end
        )
    }

    private func variable(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
