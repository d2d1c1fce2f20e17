import RootAccess

extension AccountStatus {
    /// The status that a second look amounts to: it names what it found, without ages and uses.
    init(found: [Plan.Item.Identity]) {
        let kinds = Set(found.map(\.kind))
        guard !kinds.isEmpty else {
            self = .absent
            return
        }
        let summary = CredentialSummary(
            hasPassword: kinds.contains(.password),
            hasAccessKeys: kinds.contains(.accessKey),
            hasSigningCertificates: kinds.contains(.signingCertificate),
            hasMFA: kinds.contains(.mfaDevice)
        )
        self = .present(summary, nil)
    }
}
