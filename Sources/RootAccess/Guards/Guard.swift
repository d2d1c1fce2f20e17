/// Something about a plan that needs a yes of its own, apart from the typed confirmation (promise 4).
package enum Guard: Sendable, Equatable {
    /// Some accounts have a password or key that was used in the last days.
    case recentUse(accounts: Int, days: Int)
    /// Deleted credentials could be recovered by nobody, because root sessions are off.
    case noRecovery
    /// Some accounts stand on the exclusion list.
    case excluded(accounts: Int)
    /// The plan acts on a large part of the organization at once.
    case largeShare(accounts: Int, of: Int)

    /// What tells guards apart, whatever their figures.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case recentUse
        case noRecovery
        case excluded
        case largeShare
    }

    /// Which guard it is.
    package var kind: Kind {
        switch self {
        case .recentUse: .recentUse
        case .noRecovery: .noRecovery
        case .excluded: .excluded
        case .largeShare: .largeShare
        }
    }

    /// Why it is asked, as a sentence.
    package var reason: String {
        switch self {
        case .recentUse(let accounts, let days):
            "\(accounts == 1 ? "1 account was" : "\(accounts) accounts were") used in the last \(days) days."
        case .noRecovery: "Privileged root actions are off: nobody can recover what is deleted."
        case .excluded(let accounts):
            "\(accounts == 1 ? "1 account is" : "\(accounts) accounts are") on the exclusion list."
        case .largeShare(let accounts, let all): "\(accounts) of the organization's \(all) accounts at once."
        }
    }

    /// What a person says yes to.
    package var question: String {
        switch self {
        case .recentUse(let accounts, _): "I have checked with \(accounts == 1 ? "its owner" : "their owners")"
        case .noRecovery: "Delete although recovery is impossible"
        case .excluded(let accounts): "Delete although \(accounts == 1 ? "it is" : "they are") excluded"
        case .largeShare: "Act on this many at once, without a pilot"
        }
    }
}

extension Plan {
    /// The guards that this plan meets, in the order in which they are asked.
    package func guards(_ configuration: Configuration) -> [Guard] {
        var guards: [Guard] = []
        let recent = accountsUsed(within: configuration.recentUseDays).count
        if recent > 0 { guards.append(.recentUse(accounts: recent, days: configuration.recentUseDays)) }
        if !isRecoveryPossible, !accounts.isEmpty { guards.append(.noRecovery) }
        let excluded = accounts.count { $0.exclusion != nil }
        if excluded > 0 { guards.append(.excluded(accounts: excluded)) }
        // A handful is never a large part, however small the organization is.
        if accounts.count > 5, Double(accounts.count) > configuration.largeShare * Double(organizationSize) {
            guards.append(.largeShare(accounts: accounts.count, of: organizationSize))
        }
        return guards
    }
}
