extension SimulatedOrganization {
    /// One credential that truly exists, named as journals name it.
    struct Credential: Hashable {
        let account: String
        let kind: String
        let id: String
    }
}

extension SimulatedOrganization.State {
    /// Every root credential of every account.
    var credentials: Set<SimulatedOrganization.Credential> {
        var all: Set<SimulatedOrganization.Credential> = []
        for account in accounts {
            func add(_ kind: String, _ ids: [String]) {
                for id in ids { all.insert(.init(account: account.id, kind: kind, id: id)) }
            }
            add("password", account.hasPassword ? ["password"] : [])
            add("accessKey", account.accessKeys.map(\.id))
            add("mfaDevice", account.mfaDevices)
            add("signingCertificate", account.signingCertificates)
        }
        return all
    }
}
