/// A person's typed yes to exactly one plan; a run can't start without one, and only the right text makes one.
package struct Confirmation: Sendable, Equatable {
    /// The plan that was confirmed.
    package let plan: Plan
    /// Why it is done: a reason or ticket, for the journal; empty when none was given.
    package let reason: String
    /// The run that this one finishes; nil for a first one.
    package let resumes: String?
    /// The guards that the person said yes to.
    package let acknowledged: Set<Guard.Kind>
    /// The digest of the plan's file, by which a run and a file are matched.
    package let planDigest: String?
    /// The share of finished accounts that may fail before the run stops by itself.
    package let failureShare: Double

    /// Why a text was not accepted.
    package enum Refusal: Error, Sendable, Equatable, CustomStringConvertible {
        case nothingToDo
        case wrongText(expected: String, typed: String)
        case notAcknowledged(Guard)
        case reasonMissing

        /// The reason as a sentence.
        package var description: String {
            switch self {
            case .nothingToDo: "The plan holds nothing to do."
            case .wrongText(let expected, let typed):
                typed.isEmpty ? "Type \(expected) to go on." : "It is \(expected); you typed \(typed)."
            case .notAcknowledged(let met): "\(met.reason) That has not been acknowledged."
            case .reasonMissing: "A reason or ticket is required here, and none was given."
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
    ///   - acknowledged: The guards that the person said yes to, each by itself.
    ///   - configuration: What the company has decided.
    ///   - resumes: The run of which the plan is the rest; the text of its whole plan is then as good.
    /// - Throws: Why the plan is not confirmed.
    package init(
        plan: Plan,
        typed: String,
        reason: String,
        acknowledged: Set<Guard.Kind>,
        configuration: Configuration,
        resumes: RunRecord? = nil
    ) throws(Refusal) {
        guard !plan.accounts.isEmpty else { throw .nothingToDo }
        for met in plan.guards(configuration) where !acknowledged.contains(met.kind) { throw .notAcknowledged(met) }
        guard !configuration.requiresReason || reason.contains(where: { !$0.isWhitespace }) else {
            throw .reasonMissing
        }
        let expected = Self.requiredText(for: plan)
        let whole = resumes.map { Self.requiredText(for: $0.plan) }
        guard typed == expected || typed == whole else { throw .wrongText(expected: expected, typed: typed) }
        self.plan = plan
        self.reason = reason
        self.resumes = resumes?.beginning.runID
        self.acknowledged = acknowledged
        planDigest = SavedPlan(plan: plan, acknowledged: acknowledged).digest
        failureShare = configuration.failureShare
    }
}
