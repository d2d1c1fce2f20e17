import FoundationEssentials
import RootAccess
import TerminalUI

/// How a status is written: a marker, a word and a role, of which any one would do.
struct StatusPhrase {
    let marker: Text
    let words: Text
    let role: Role

    /// The phrase for a status; an account that is being looked at says so.
    init(_ status: AccountStatus, isPending: Bool) {
        switch status {
        case .present: (marker, words, role) = ("●", "present", .warning)
        case .absent: (marker, words, role) = ("○", "not present", .good)
        case .blocked(let denial): (marker, words, role) = ("⊘", Text(denial.words), .danger)
        case .failed(let problem): (marker, words, role) = ("✗", "failed: " + Text(problem.sentence), .danger)
        case .notApplicable(let why): (marker, words, role) = ("–", Text(why.words), .muted)
        case .notChecked where isPending: (marker, words, role) = ("…", "checking", .muted)
        case .notChecked: (marker, words, role) = ("?", "not checked", .muted)
        }
    }
}

extension AccountStatus {
    /// What stands under PWD, KEYS, MFA and CERT: "yes" or a number, a dash for none, a question mark for unknown.
    var facts: [Text] {
        switch self {
        case .present(_, let credentials?):
            [
                credentials.password == nil ? "–" : "yes",
                Self.number(credentials.accessKeys.count),
                Self.number(credentials.mfaDevices.count),
                Self.number(credentials.signingCertificates.count),
            ]
        case .present(let summary, nil):
            [summary.hasPassword, summary.hasAccessKeys, summary.hasMFA, summary.hasSigningCertificates]
                .map { $0.map { $0 ? "yes" : "–" } ?? "?" }
        case .absent: ["–", "–", "–", "–"]
        default: []
        }
    }

    private static func number(_ count: Int) -> Text { count == 0 ? "–" : Text(String(count)) }

    /// What stands under LAST USED; a question mark where something is there and its use was not read.
    func lastUsedText(now: Date, recentUseDays: Int) -> (text: Text, isRecent: Bool) {
        guard case .present(_, let details) = self else { return (.empty, false) }
        guard let credentials = details else { return ("?", false) }
        guard let lastUsed = credentials.lastUsed else { return ("never", false) }
        let isRecent = now.timeIntervalSince(lastUsed) <= Double(recentUseDays) * 86_400
        return (Self.age(now.timeIntervalSince(lastUsed)) + (isRecent ? " !" : ""), isRecent)
    }

    /// A length of time in few columns: "2 h", "372 d", "6 y".
    private static func age(_ seconds: Double) -> Text {
        (172_800..<63_072_000).contains(seconds) ? "\(Int(seconds / 86_400)) d" : Text(Phrases.duration(seconds))
    }
}
