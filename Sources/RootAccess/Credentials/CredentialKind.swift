/// A kind of root credential, in the words of the JSON that Rootward writes.
package enum CredentialKind: String, Sendable, Codable, CaseIterable {
    case password
    case accessKey
    case signingCertificate
    case mfaDevice

    /// The words for one of them.
    package var words: String {
        switch self {
        case .password: "password"
        case .accessKey: "access key"
        case .signingCertificate: "signing certificate"
        case .mfaDevice: "MFA device"
        }
    }

    /// The words for a count of them, such as "2 access keys".
    package func counted(_ count: Int) -> String { "\(count) \(words)\(count == 1 ? "" : "s")" }

    /// The order in which Rootward deletes: what can be used by a program first, MFA last, so that the account never has
    /// a password without the device that guards it.
    package static let deletionOrder: [CredentialKind] = [.accessKey, .signingCertificate, .password, .mfaDevice]
}
