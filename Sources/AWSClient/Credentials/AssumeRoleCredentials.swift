/// Credentials of a role that a profile names (`role_arn`), assumed with the credentials of another source.
package struct AssumeRoleCredentials: CredentialProvider {
    /// What the role is assumed with, from the profile's keys.
    package struct Role: Sendable, Equatable {
        /// `role_arn`.
        package var arn: String
        /// `role_session_name`.
        package var sessionName: String
        /// `duration_seconds`.
        package var duration: Duration?
        /// `external_id`.
        package var externalID: String?
        /// `mfa_serial`.
        package var mfaSerial: String?
    }

    private let role: Role
    private let client: AWSClient
    private let mfaCode: MFACodeSource?
    package let description: String

    /// Makes the source; the client is signed with the credentials that assume the role.
    package init(_ role: Role, profile: String, client: AWSClient, mfaCode: MFACodeSource?) {
        self.role = role
        self.client = client
        self.mfaCode = mfaCode
        description = "role \(role.arn) of profile “\(profile)”"
    }

    package func credentials() async throws(CredentialError) -> Credentials {
        var code: Secret?
        if let serial = role.mfaSerial {
            guard let mfaCode else {
                throw .failed(source: description, reason: "it wants an MFA code, and there is nobody to ask")
            }
            code = try await mfaCode.code(forDevice: serial)
        }
        let operation = STS.AssumeRole(
            roleARN: role.arn,
            sessionName: role.sessionName,
            duration: role.duration,
            externalID: role.externalID,
            serialNumber: role.mfaSerial,
            tokenCode: code
        )
        do {
            return try await client.send(operation).credentials
        } catch {
            throw CredentialError(error, source: description)
        }
    }
}

/// Who is asked for the six digits of an MFA device.
package struct MFACodeSource: Sendable {
    private let ask: @Sendable (_ serial: String) async throws(CredentialError) -> Secret

    /// Makes a source of a question; the answer is used once.
    package init(_ ask: @escaping @Sendable (_ serial: String) async throws(CredentialError) -> Secret) {
        self.ask = ask
    }

    func code(forDevice serial: String) async throws(CredentialError) -> Secret { try await ask(serial) }
}

extension String {
    /// As a clause that can stand inside a sentence.
    var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
