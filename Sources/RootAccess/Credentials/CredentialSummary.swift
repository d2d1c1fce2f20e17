/// The four facts about root credentials that GetAccountSummary gives; nil where AWS left one out.
package struct CredentialSummary: Sendable, Equatable {
    package var hasPassword: Bool?
    package var hasAccessKeys: Bool?
    package var hasSigningCertificates: Bool?
    package var hasMFA: Bool?

    /// Makes a summary of the four facts.
    package init(hasPassword: Bool?, hasAccessKeys: Bool?, hasSigningCertificates: Bool?, hasMFA: Bool?) {
        self.hasPassword = hasPassword
        self.hasAccessKeys = hasAccessKeys
        self.hasSigningCertificates = hasSigningCertificates
        self.hasMFA = hasMFA
    }

    private var facts: [Bool?] { [hasPassword, hasAccessKeys, hasSigningCertificates, hasMFA] }

    /// True when any of the four is there, whatever is unknown about the others.
    package var hasAny: Bool { facts.contains(true) }

    /// True only when all four were read and none is there.
    package var isKnownEmpty: Bool { facts.allSatisfy { $0 == false } }
}
