import RootAccess

extension Plan.LeftOut {
    /// True when nobody could read the account, so that it may well hold root credentials.
    var isUnread: Bool {
        switch reason {
        case .blocked, .failed: true
        case .nothingToDelete, .notApplicable, .usedRecently, .excluded, .told: false
        }
    }

    /// What to say of accounts that were asked for and could not be read; nil when there are none.
    static func unreadWords(_ leftOut: [Plan.LeftOut]) -> String? {
        let unread = leftOut.filter(\.isUnread)
        guard !unread.isEmpty else { return nil }
        let blocked = unread.count { if case .blocked = $0.reason { true } else { false } }
        let isOne = unread.count == 1
        let kind = blocked == unread.count ? "blocked " : ""
        return "\(Phrases.number(unread.count)) \(kind)\(isOne ? "account was" : "accounts were") asked for "
            + "and not looked at; \(isOne ? "its" : "their") state is unknown."
    }
}
