import FoundationEssentials

/// One account of an audit: what it is, and what was read of its root credentials.
package struct AuditedAccount: Sendable {
    package let account: Account
    private let paths: UnitPaths
    package let status: AccountStatus
    /// Whether the details were asked for, so that they stand in the JSON even when null.
    package let includesDetails: Bool

    /// Makes an audited account.
    package init(account: Account, paths: UnitPaths, status: AccountStatus, includesDetails: Bool) {
        self.account = account
        self.paths = paths
        self.status = status
        self.includesDetails = includesDetails
    }

    /// The names of the units above it, joined by slashes; nil when they were not read.
    package var unitPath: String? { paths.path(of: account) }

    /// The four facts, as far as they were read.
    package var facts: CredentialSummary {
        switch status {
        case .absent:
            CredentialSummary(hasPassword: false, hasAccessKeys: false, hasSigningCertificates: false, hasMFA: false)
        case .present(let summary, _): summary
        case .notChecked, .blocked, .failed, .notApplicable:
            CredentialSummary(hasPassword: nil, hasAccessKeys: nil, hasSigningCertificates: nil, hasMFA: nil)
        }
    }

    /// Why nothing was read; nil when it was.
    package var reason: String? {
        switch status {
        case .present, .absent: nil
        case .notChecked: "not checked"
        case .blocked(let denial): denial.message
        case .failed(let problem): problem.description
        case .notApplicable(let why): why.words
        }
    }

    /// Every credential; empty for `absent`, nil when it was not listed.
    package var credentials: RootCredentials? {
        switch status {
        case .absent: RootCredentials()
        case .present(_, let credentials): credentials
        default: nil
        }
    }
}

extension AuditedAccount: Encodable {
    private enum Key: String, CodingKey {
        case id, name, email, ouPath, state, joinedMethod, status, reason
        case hasPassword, hasAccessKeys, hasMFA, hasSigningCertificates
        case accessKeyIDs, mfaDevices, signingCertificates, passwordLastUsed, accessKeysLastUsed, lastUsed
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(account.id.text, forKey: .id)
        try values.encode(account.name, forKey: .name)
        try values.encode(account.email, forKey: .email)
        try values.encode(unitPath, forKey: .ouPath)
        try values.encode(account.state.word, forKey: .state)
        try values.encode(account.wasInvited ? "INVITED" : "CREATED", forKey: .joinedMethod)
        try values.encode(status.word, forKey: .status)
        try values.encode(reason, forKey: .reason)
        let facts = facts
        try values.encode(facts.hasPassword, forKey: .hasPassword)
        try values.encode(facts.hasAccessKeys, forKey: .hasAccessKeys)
        try values.encode(facts.hasMFA, forKey: .hasMFA)
        try values.encode(facts.hasSigningCertificates, forKey: .hasSigningCertificates)
        guard includesDetails else { return }
        let credentials = credentials
        try values.encode(credentials?.accessKeys.map(\.id), forKey: .accessKeyIDs)
        try values.encode(credentials?.mfaDevices.map(\.serialNumber), forKey: .mfaDevices)
        try values.encode(credentials?.signingCertificates.map(\.id), forKey: .signingCertificates)
        try values.encode(credentials?.password?.lastUsed, forKey: .passwordLastUsed)
        try values.encode(credentials?.accessKeys.map(\.lastUsed), forKey: .accessKeysLastUsed)
        try values.encode(credentials?.lastUsed, forKey: .lastUsed)
    }
}

extension AuditedAccount {
    /// The head of the CSV, for spreadsheets (RFC 4180).
    package static let csvHead =
        "id,name,email,ou_path,state,status,has_password,has_access_keys,has_mfa,has_signing_certificates,reason\r\n"

    /// Its row of the CSV; an unread fact is an empty field.
    package var csvRow: String {
        let facts = facts
        let fields = [
            account.id.text, account.name, account.email, unitPath ?? "", account.state.word, status.word,
            Self.word(facts.hasPassword), Self.word(facts.hasAccessKeys), Self.word(facts.hasMFA),
            Self.word(facts.hasSigningCertificates), reason ?? "",
        ]
        return fields.map { HarmlessText($0).csvField }.joined(separator: ",") + "\r\n"
    }

    private static func word(_ fact: Bool?) -> String { fact.map { $0 ? "true" : "false" } ?? "" }
}
