import FoundationEssentials
import RootAccess
import TerminalUI

extension RunScreen {
    /// What stands above the accounts: the run, its bar and figures; at the end, what it came to.
    func headLines(_ shared: Shared) -> [Line] {
        let columns = shared.size.columns - 2
        var parts = [plan.action.title]
        if let runID { parts.append("run \(runID)") }
        if !confirmation.reason.isEmpty { parts.append(confirmation.reason) }
        if let caller = shared.context?.caller.shortName { parts.append(caller) }
        var lines = [Line(Text(parts.joined(separator: " · ")).truncated(to: columns), .title)]
        lines.append(barLine(shared, columns: columns))
        lines += Line(figuresText).wrapped(to: columns, indent: 0)
        switch phase {
        case .ended(let summary): lines += endLines(summary, shared, columns: columns)
        case .refused(let problem):
            lines += Line(Text("The run stopped: \(problem.description)"), .danger).wrapped(to: columns)
            lines += Line("Nothing was deleted after this.").wrapped(to: columns)
            if let journalPath { lines += Line(Text("Journal: \(journalPath)"), .muted).wrapped(to: columns) }
        case .stopping: lines.append(Line("Stopping: what is in flight ends, nothing more is begun.", .warning))
        case .running, .asking: break
        }
        return lines + [Line(.empty)]
    }

    private func barLine(_ shared: Shared, columns: Int) -> Line {
        let figure: Text = "  \(Phrases.number(figures.ended))/\(Phrases.number(figures.total))"
        var rest: Text = .empty
        let seconds = max(lastAt, isUnderWay ? shared.now : lastAt).timeIntervalSince(startedAt)
        if seconds >= 1, figures.ended > 0 {
            let rate = Double(figures.ended) / seconds
            rest = Text("  \(Phrases.number(max(1, Int(rate.rounded()))))/s")
            let waiting = figures.total - figures.ended
            if isUnderWay, waiting > 0 { rest += Text("  \(Phrases.clock(Double(waiting) / rate)) left") }
        }
        let bar = ProgressBar(done: figures.ended, total: figures.total)
        let width = max(4, min(30, columns - figure.width - rest.width))
        return Line([.init(bar.text(columns: width), .accent), .init(figure + rest)])
    }

    /// All of them together are the accounts of the plan.
    private var figuresText: Text {
        let parts: [(Int, String)] = [
            (figures.verified, "deleted and verified"), (figures.unverified, "deleted, not verified"),
            (figures.running.count, "running"), (figures.waiting, isUnderWay ? "waiting" : "not begun"),
            (figures.failed, "failed"), (figures.denied, "denied"), (figures.unknown, "unknown"),
            (figures.notAttempted, "not attempted"),
        ]
        let shown = parts.enumerated().filter { $0.offset == 0 || $0.element.0 > 0 }.map(\.element)
        return Text(shown.map { "\($0.1) \(Phrases.number($0.0))" }.joined(separator: " · "))
    }

    private func endLines(_ summary: RunSummary, _ shared: Shared, columns: Int) -> [Line] {
        var lines: [Line] = [Line(.empty)]
        if let reason = summary.stopReason { lines.append(Line(Text(reason.description), .danger)) }
        let items = Phrases.counted(summary.count(.deleted), "item")
        let accounts = Phrases.accounts(figures.total)
        if summary.isNothingLeft {
            lines.append(
                Line(Text("✓ Verified: no root credentials are left in \(accounts); \(items) deleted."), .good)
            )
        } else if summary.isAllDoneAndVerified {
            let sentence = "✓ Verified: the plan's items are gone from \(accounts). What else they hold stands below."
            lines.append(Line(Text(sentence), .warning))
        } else {
            let accounts = Phrases.accounts(figures.total - figures.verified)
            let cancelled = summary.wasCancelled && summary.stopReason == nil ? " You stopped the run." : ""
            let sentence = "✗ \(accounts) not done or not verified; why stands with each below.\(cancelled)"
            lines.append(Line(Text(sentence), .danger))
        }
        if figures.verified > 0 {
            lines.append(
                Line("Owners of these accounts can't sign in as root or reset the password until recovery is allowed.")
            )
            lines.append(
                Line("Security Hub: IAM.4, IAM.6 and IAM.9 pass for them at their next evaluation.")
            )
        }
        lines.append(Line(Text("Journal: \(summary.journalPath)"), .muted))
        if let reportPath { lines.append(Line(Text("Report: \(reportPath)"), .muted)) }
        let room = shared.bodySize.rows
        let wrapped = lines.flatMap { $0.wrapped(to: columns) }
        // On a small screen the accounts need room more than the advice, which the report holds too.
        return room >= 16 ? wrapped : Array(lines[1].wrapped(to: columns).prefix(2))
    }
}
