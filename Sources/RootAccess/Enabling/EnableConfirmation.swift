/// A person's typed yes to exactly one enable plan; only the right word makes one.
package struct EnableConfirmation: Sendable, Equatable {
    /// Why a word was not accepted.
    package enum Refusal: Error, Sendable, Equatable, CustomStringConvertible {
        case nothingToDo
        case wrongText(typed: String)

        /// The reason as a sentence.
        package var description: String {
            switch self {
            case .nothingToDo: "Everything is on already."
            case .wrongText(let typed):
                typed.isEmpty
                    ? "Type \(EnableConfirmation.requiredText) to go on."
                    : "The word is \(EnableConfirmation.requiredText); you typed \(typed)."
            }
        }
    }

    /// What must be typed.
    package static let requiredText = "enable"

    /// The plan that was confirmed.
    package let plan: EnablePlan

    /// Accepts a plan as it was shown, or says why not.
    package init(plan: EnablePlan, typed: String) throws(Refusal) {
        guard !plan.steps.isEmpty else { throw .nothingToDo }
        guard typed == Self.requiredText else { throw .wrongText(typed: typed) }
        self.plan = plan
    }
}
