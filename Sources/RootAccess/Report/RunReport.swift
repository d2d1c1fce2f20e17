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

    /// Every account of the plan, in its order; those that were not begun as such.
    private var results: [AccountResult] {
        let done = Dictionary(summary.results.map { ($0.account, $0) }, uniquingKeysWith: { first, _ in first })
        return plan.accounts.map { done[$0.id] ?? AccountResult(notBegun: $0) }
    }

    /// The whole document.
    package var markdown: String {
        let results = results
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
            let count = results.reduce(0) { $0 + $1.items.count { $0.outcome == outcome } }
            lines.append("| \(outcome.words) | \(count) |")
        }
        lines += ["", "| account | name | item | outcome | verified | what went wrong |", "|---|---|---|---|---|---|"]
        lines += results.flatMap(rows)
        let left = results.filter { $0.left?.isEmpty == false }
        if !left.isEmpty {
            lines += ["", "Found by the second look, and still there:", ""]
            lines += left.map { result in
                let words = (result.left ?? []).map { HarmlessText($0.words).markdown }.joined(separator: ", ")
                return "- \(result.account) \(HarmlessText(result.name).markdown): \(words)"
            }
        }
        if !plan.leftOut.isEmpty {
            lines += ["", "Asked for and left out of the plan; nothing is known of those that could not be read:", ""]
            lines += plan.leftOut.map {
                "- \($0.id) \(HarmlessText($0.name).markdown): \(HarmlessText($0.reason.words).markdown)"
            }
        }
        lines += [
            "", "\"Verified\" means that a look at the account after the deletion did not find the item any more.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private var verdict: String {
        if summary.isNothingLeft { return "no root credentials are left in these accounts, and that was verified" }
        if summary.isAllDoneAndVerified { return "every item of the plan is gone, and that was verified" }
        return summary.wasCancelled ? "stopped before the end" : "not everything is done; see the table"
    }

    private func rows(_ result: AccountResult) -> [String] {
        result.items.map { item in
            let trouble = item.outcome.isGone ? nil : item.problem ?? result.problem
            let cells = [
                result.account.text, HarmlessText(result.name).markdown,
                HarmlessText(item.item.identity.words).markdown,
                item.outcome.words, item.isVerified ? "yes" : "no", HarmlessText(trouble?.description ?? "").markdown,
            ]
            return "| " + cells.joined(separator: " | ") + " |"
        }
    }
}
