import FoundationEssentials
import RootAccess
import TerminalUI

/// What the details screen says about one account.
struct DetailsText {
    private(set) var lines: [Line] = []
    private let shared: Shared

    /// Writes what is known of an account now.
    init(_ id: AccountID, isReading: Bool, _ shared: Shared) {
        self.shared = shared
        let directory = shared.directory
        guard let index = directory.index(of: id) else {
            lines = [Line("This account is no longer in the list.")]
            return
        }
        let account = directory.accounts[index]
        lines.append(
            Line([.init(Text(account.name), .title), .init(" · " + Text(id.text) + " · " + Text(account.email))])
        )
        lines.append(Line(origin(account, directory.tree.unitOfAccount[index]), .muted))
        lines.append(Line(.empty))
        let status = directory.statuses[index]
        let phrase = StatusPhrase(status, isPending: directory.isPending[index])
        let checked = directory.checkedAt[index].map { " (checked \(Phrases.ago($0, now: shared.now)))" } ?? ""
        let reading = isReading ? ", reading the details" : ""
        lines.append(
            Line([
                .init("Root credentials: "), .init(phrase.marker + " " + phrase.words, phrase.role),
                .init(Text(checked + reading), .muted),
            ])
        )
        lines.append(Line(.empty))
        add(status, isReading: isReading)
    }

    private func origin(_ account: Account, _ unit: Int?) -> Text {
        var parts: [String] = []
        if let unit { parts.append(shared.directory.tree.path(of: unit)) }
        if account.state != .active { parts.append(account.state.word) }
        let verb = account.wasInvited ? "invited" : "created"
        parts.append(account.joinedAt.map { "\(verb) \(Phrases.day($0))" } ?? verb)
        return Text(parts.joined(separator: " · "))
    }

    private mutating func add(_ status: AccountStatus, isReading: Bool) {
        switch status {
        case .present(_, let credentials?): add(credentials)
        case .present(let summary, nil): add(summary, isReading: isReading)
        case .absent:
            lines.append("Password, access keys, MFA devices and certificates were read: none is there.")
        case .blocked(let denial): add(denial)
        case .failed(let problem): lines.append(Line(Text(problem.description), .danger))
        case .notApplicable(let why):
            lines.append(Line(Text("Root access management does not reach it: \(why.words).")))
        case .notChecked: lines.append(Line("Nobody has looked; r checks it.", .muted))
        }
    }

    private mutating func add(_ credentials: RootCredentials) {
        if let password = credentials.password {
            row("Password", "", made("set", password.createdAt), password.lastUsed, never: "never used to sign in")
        } else {
            row("Password", "none")
        }
        if credentials.accessKeys.isEmpty { row("Access key", "none") }
        for key in credentials.accessKeys {
            let place = [key.lastService, key.lastRegion].compactMap { $0 }.joined(separator: ", ")
            row(
                "Access key",
                "\(key.id)  \(key.isActive ? "active" : "inactive")",
                made("created", key.createdAt),
                key.lastUsed,
                never: "never used",
                place: place
            )
        }
        if credentials.mfaDevices.isEmpty { row("MFA device", "none") }
        for device in credentials.mfaDevices {
            row("MFA device", "\(device.kind.words)  \(device.name)", made("enabled", device.enabledAt))
        }
        if credentials.signingCertificates.isEmpty { row("Certificate", "none") }
        for certificate in credentials.signingCertificates {
            row(
                "Certificate",
                "\(certificate.id)  \(certificate.isActive ? "active" : "inactive")",
                made("uploaded", certificate.uploadedAt)
            )
        }
    }

    private func made(_ verb: String, _ time: Date?) -> String {
        time.map { "\(verb) \(Phrases.day($0))" } ?? ""
    }

    private mutating func row(_ kind: String, _ what: String, _ made: String = "") {
        let text = [what, made].filter { !$0.isEmpty }.joined(separator: "   ")
        lines.append(Line([.init(Text(kind).padded(to: 14), .title), .init(Text(text))]))
    }

    private mutating func row(
        _ kind: String,
        _ what: String,
        _ made: String,
        _ lastUsed: Date?,
        never: String,
        place: String = ""
    ) {
        row(kind, what, made)
        let indent = Text(String(repeating: " ", count: 14))
        guard let lastUsed else { return lines.append(Line(indent + Text(never), .muted)) }
        let isRecent = shared.now.timeIntervalSince(lastUsed) <= Double(shared.settings.recentUseDays) * 86_400
        let use = "last used \(Phrases.ago(lastUsed, now: shared.now))" + (place.isEmpty ? "" : ": \(place)")
        lines.append(Line(indent + Text(use + (isRecent ? " !" : "")), isRecent ? .warning : .normal))
    }

    private mutating func add(_ summary: CredentialSummary, isReading: Bool) {
        let facts: [(String, Bool?)] = [
            ("Password", summary.hasPassword), ("Access keys", summary.hasAccessKeys), ("MFA devices", summary.hasMFA),
            ("Certificates", summary.hasSigningCertificates),
        ]
        for (kind, fact) in facts { row(kind, fact.map { $0 ? "present" : "none" } ?? "AWS did not tell") }
        if !isReading { lines.append(Line("r reads each of them.", .muted)) }
    }

    private mutating func add(_ denial: Denial) {
        if let action = denial.action { lines.append(Line(Text("The call that was denied: \(action)"))) }
        switch denial.policyType {
        case .serviceControlPolicy, .resourceControlPolicy: lines += [Line(.empty)] + Exemption.lines
        default: break
        }
        lines += [Line(.empty), Line("AWS said", .title), Line(Text(denial.message), .muted)]
        if let requestID = denial.requestID { lines.append(Line(Text("Request \(requestID)"), .muted)) }
        lines += [Line(.empty), "Have it allowed, then press r to check again."]
    }
}
