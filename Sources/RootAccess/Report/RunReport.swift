package import FoundationEssentials

/// A run told for the record, in Markdown: what was asked for, what was done, what is proven.
package struct RunReport: Sendable {
    private let summary: RunSummary
    private let plan: Plan
    private let reason: String
    private let writtenAt: Date

    /// Makes a report of a run that came to its end.
    package init(summary: RunSummary, plan: Plan, reason: String, writtenAt: Date) {
        self.summary = summary
        self.plan = plan
        self.reason = reason
        self.writtenAt = writtenAt
    }

    /// The whole document.
    package var markdown: String {
        var lines = [
            "# \(plan.action.title): run \(summary.runID)",
            "",
            "- Organization: \(plan.organizationID)",
            "- Planned: \(plan.madeAt.formatted(.iso8601)) by \(HarmlessText(plan.madeBy).markdown)",
            "- Reason: \(reason.isEmpty ? "none given" : HarmlessText(reason).markdown)",
            "- Journal: \(HarmlessText(summary.journalPath).markdown)",
            "- Report written: \(writtenAt.formatted(.iso8601))",
            "- Result: \(verdict)",
            "",
            "| item outcome | items |",
            "|---|---|",
        ]
        for outcome in [ItemOutcome.deleted, .alreadyAbsent, .failed, .denied, .notAttempted, .unknown] {
            lines.append("| \(outcome.words) | \(summary.count(outcome)) |")
        }
        lines += ["", "| account | name | items | outcome | verified | what is left or went wrong |"]
        lines.append("|---|---|---|---|---|---|")
        lines += summary.results.map(row)
        lines += summary.notBegun.map { "| \($0) | | | not attempted | no | the run was stopped before it |" }
        if !plan.leftOut.isEmpty {
            lines += ["", "Left out of the plan:", ""]
            lines += plan.leftOut.map {
                "- \($0.id) \(HarmlessText($0.name).markdown): \(HarmlessText($0.reason.words).markdown)"
            }
        }
        lines += [
            "", "\"Verified\" means that a look at the account after the deletion found none of the plan's items.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private var verdict: String {
        if summary.isAllDoneAndVerified { return "every item of the plan is gone, and that was verified" }
        if let trouble = summary.stopReason { return "stopped by trouble: \(HarmlessText(trouble.sentence).markdown)" }
        return summary.wasCancelled ? "stopped before the end" : "not everything is done; see the table"
    }

    private func row(_ result: AccountResult) -> String {
        var trouble = result.items.compactMap(\.problem).map(\.description)
        if let problem = result.problem { trouble.insert(problem.description, at: 0) }
        let left = (result.left ?? []).map(\.words)
        if !left.isEmpty { trouble.append("left: " + left.joined(separator: ", ")) }
        let cells = [
            result.account.text, HarmlessText(result.name).markdown, String(result.items.count),
            result.outcome.words, result.isDoneAndVerified ? "yes" : "no",
            HarmlessText(trouble.joined(separator: " ")).markdown,
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}
