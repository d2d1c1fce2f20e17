/// What became of an enable plan: which calls were made, and what AWS says is on now.
package struct EnableOutcome: Sendable, Equatable {
    /// What became of one call.
    package enum StepOutcome: Sendable, Equatable {
        case done(requestID: String?)
        case failed(Problem)
        /// Not made, because one before it failed.
        case notMade
    }

    package let steps: [(step: EnablePlan.Step, outcome: StepOutcome)]
    /// What was read back afterwards; nil with the reason in `readBackProblem`.
    package let capabilities: Capabilities?
    package let delegatedAdministrators: [AccountID]?
    package let readBackProblem: Problem?

    /// Makes an outcome of what was done and read.
    package init(
        steps: [(step: EnablePlan.Step, outcome: StepOutcome)],
        capabilities: Capabilities?,
        delegatedAdministrators: [AccountID]?,
        readBackProblem: Problem?
    ) {
        self.steps = steps
        self.capabilities = capabilities
        self.delegatedAdministrators = delegatedAdministrators
        self.readBackProblem = readBackProblem
    }

    package static func == (left: EnableOutcome, right: EnableOutcome) -> Bool {
        left.steps.map(\.step) == right.steps.map(\.step)
            && left.steps.map(\.outcome) == right.steps.map(\.outcome)
            && left.capabilities == right.capabilities
            && left.delegatedAdministrators == right.delegatedAdministrators
            && left.readBackProblem == right.readBackProblem
    }
}
