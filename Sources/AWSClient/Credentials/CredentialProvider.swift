/// One way to get credentials; `description` names it as a person would ("environment variables", "profile ops").
package protocol CredentialProvider: Sendable, CustomStringConvertible {
    /// Gives credentials that are valid now; called for every attempt, so a source that takes time is wrapped in a
    /// `CredentialCache`.
    func credentials() async throws(CredentialError) -> Credentials
    /// Hears that AWS called these credentials expired; true when asking again may give others.
    func renew(after refused: Credentials) async -> Bool
}

extension CredentialProvider {
    package func renew(after refused: Credentials) async -> Bool { false }
}

/// Credentials that were given, such as those of a root session.
package struct StaticCredentials: CredentialProvider {
    private let given: Credentials
    /// Where they came from, in a person's words.
    package let description: String

    /// Makes a provider that always gives the same credentials.
    package init(_ credentials: Credentials, description: String = "given credentials") {
        given = credentials
        self.description = description
    }

    package func credentials() async throws(CredentialError) -> Credentials { given }
}
