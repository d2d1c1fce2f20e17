package import Platform

/// Credentials of a role for a token file that somebody keeps fresh, as Kubernetes does.
package struct WebIdentityCredentials: CredentialProvider {
    private let tokenFile: String
    private let roleARN: String
    private let sessionName: String
    private let files: FileSource
    private let client: AWSClient
    package let description: String

    /// Makes the source; the file is read again for each session.
    package init(tokenFile: String, roleARN: String, sessionName: String, files: FileSource, client: AWSClient) {
        self.tokenFile = tokenFile
        self.roleARN = roleARN
        self.sessionName = sessionName
        self.files = files
        self.client = client
        description = "role \(roleARN) for the web identity token \(tokenFile)"
    }

    package func credentials() async throws(CredentialError) -> Credentials {
        let token: Secret
        do throws(SystemError) {
            guard let bytes = try files.read(tokenFile) else {
                throw SystemError("open", path: tokenFile, code: 2)
            }
            token = Secret(bytes)
        } catch {
            throw .failed(source: description, reason: error.description.withoutFullStop)
        }
        let operation = STS.AssumeRoleWithWebIdentity(roleARN: roleARN, sessionName: sessionName, token: token)
        do {
            return try await client.send(operation).credentials
        } catch {
            throw CredentialError(error, source: description)
        }
    }
}

extension CredentialError {
    /// Why a call that should have issued credentials did not.
    init(_ error: AWSError, source: String) {
        switch error.kind {
        case .cancelled: self = .cancelled
        case .credentials(let inner): self = inner
        case .service, .transport, .wire, .refused:
            self = .failed(source: source, reason: "\(error)".withoutFullStop)
        }
    }
}
