/// A kind of root credential, in the words of the JSON that Rootward writes.
package enum CredentialKind: String, Sendable, Codable, CaseIterable {
    case password
    case accessKey
    case signingCertificate
    case mfaDevice

    /// The words for a count of them, such as "2 access keys".
    package func counted(_ count: Int) -> String {
        let (one, many) =
            switch self {
            case .password: ("password", "passwords")
            case .accessKey: ("access key", "access keys")
            case .signingCertificate: ("signing certificate", "signing certificates")
            case .mfaDevice: ("MFA device", "MFA devices")
            }
        return "\(count) \(count == 1 ? one : many)"
    }

    /// The order in which Rootward deletes: what can be used by a program first, MFA last, so that the account never has
    /// a password without the device that guards it.
    package static let deletionOrder: [CredentialKind] = [.accessKey, .signingCertificate, .password, .mfaDevice]
}
