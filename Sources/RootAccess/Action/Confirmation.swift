/// A person's typed yes to exactly one plan; a run can't start without one, and only the right text makes one.
package struct Confirmation: Sendable, Equatable {
    /// The plan that was confirmed.
    package let plan: Plan
    /// Why it is done: a reason or ticket, for the journal; empty when none was given.
    package let reason: String
    /// The run that this one finishes; nil for a first one.
    package let resumes: String?

    /// Why a text was not accepted.
    package enum Refusal: Error, Sendable, Equatable, CustomStringConvertible {
        case nothingToDo
        case wrongText(expected: String, typed: String)
        case recentUseNotAcknowledged(accounts: Int)
        case irreversibilityNotAcknowledged

        /// The reason as a sentence.
        package var description: String {
            switch self {
            case .nothingToDo: "The plan holds nothing to do."
            case .wrongText(let expected, let typed):
                typed.isEmpty ? "Type \(expected) to go on." : "It is \(expected); you typed \(typed)."
            case .recentUseNotAcknowledged(let accounts):
                "\(accounts == 1 ? "1 account was" : "\(accounts) accounts were") used recently and that has not been "
                    + "acknowledged."
            case .irreversibilityNotAcknowledged:
                "Recovery is off for this organization, and that has not been acknowledged."
            }
        }
    }

    /// What must be typed: the account's ID for one account, the number of accounts for more.
    package static func requiredText(for plan: Plan) -> String {
        plan.accounts.count == 1 ? plan.accounts[0].id.text : String(plan.accounts.count)
    }

    /// Accepts a plan, or says why not.
    ///
    /// - Parameters:
    ///   - plan: The plan as it was shown.
    ///   - typed: What the person typed.
    ///   - reason: A reason or ticket.
    ///   - recentUseDays: How recent a use needs an acknowledgement.
    ///   - acknowledgesRecentUse: The separate yes to deleting what was used recently.
    ///   - acknowledgesIrreversibility: The separate yes to deleting what nobody can recover.
    ///   - resumes: The run of which the plan is the rest; the text of its whole plan is then as good.
    /// - Throws: Why the plan is not confirmed.
    package init(
        plan: Plan,
        typed: String,
        reason: String,
        recentUseDays: Int,
        acknowledgesRecentUse: Bool,
        acknowledgesIrreversibility: Bool,
        resumes: RunRecord? = nil
    ) throws(Refusal) {
        guard !plan.accounts.isEmpty else { throw .nothingToDo }
        let recent = plan.accountsUsed(within: recentUseDays).count
        guard recent == 0 || acknowledgesRecentUse else { throw .recentUseNotAcknowledged(accounts: recent) }
        guard plan.isRecoveryPossible || acknowledgesIrreversibility else { throw .irreversibilityNotAcknowledged }
        let expected = Self.requiredText(for: plan)
        let whole = resumes.map { Self.requiredText(for: $0.plan) }
        guard typed == expected || typed == whole else { throw .wrongText(expected: expected, typed: typed) }
        self.plan = plan
        self.reason = reason
        self.resumes = resumes?.beginning.runID
    }
}
