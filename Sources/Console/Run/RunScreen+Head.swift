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
            if let journalPath { lines.append(Self.place("Journal: ", journalPath, columns: columns)) }
        case .stopping: lines.append(Line("Stopping: what is in flight ends, nothing more is begun.", .warning))
        case .running, .asking: break
        }
        return lines + [Line(.empty)]
    }

    private func barLine(_ shared: Shared, columns: Int) -> Line {
        let figure: Text = "  \(Phrases.number(figures.ended))/\(Phrases.number(figures.total))"
        let rest = pace(shared)
        let bar = ProgressBar(done: figures.ended, total: figures.total)
        let width = max(4, min(30, columns - figure.width - rest.width))
        return Line([.init(bar.text(columns: width), .accent), .init(figure + rest)])
    }

    /// The rate, and how long what waits will take at it; while it is paused nobody can tell.
    private func pace(_ shared: Shared) -> Text {
        if phase == .asking { return "  paused" }
        let seconds = clock.seconds(now: isUnderWay ? shared.now : nil)
        guard seconds >= 1, figures.ended > 0 else { return .empty }
        let rate = Double(figures.ended) / seconds
        let pace = Text("  \(Phrases.number(max(1, Int(rate.rounded()))))/s")
        let waiting = figures.total - figures.ended
        guard phase == .running, waiting > 0 else { return pace }
        return pace + Text("  \(Phrases.clock(Double(waiting) / rate)) left")
    }

    /// All of them together are the accounts of the plan.
    private var figuresText: Text {
        let parts: [(Int, String)] = [
            (figures.verified, "deleted and verified"), (figures.unverified, "deleted, not verified"),
            (figures.running.count, "running"), (figures.waiting, isUnderWay ? "waiting" : "not begun"),
            (figures.failed, "failed"), (figures.denied, "denied"), (figures.unknown, "unknown"),
            (figures.notAttempted, "nothing deleted"),
        ]
        let shown = parts.enumerated().filter { $0.offset == 0 || $0.element.0 > 0 }.map(\.element)
        return Text(shown.map { "\($0.1) \(Phrases.number($0.0))" }.joined(separator: " · "))
    }

    private func endLines(_ summary: RunSummary, _ shared: Shared, columns: Int) -> [Line] {
        let verdicts = verdicts(summary)
        // On a small screen the accounts need room more than the advice, which the report holds too.
        guard shared.bodySize.rows >= 16 else {
            let unread = plan.leftOut.count(where: \.isUnread)
            let note: Text = "\(Phrases.number(unread)) not looked at: state unknown"
            return verdicts.prefix(1).flatMap { $0.wrapped(to: columns) }.prefix(2)
                + (unread > 0 ? [Line(note, .warning)] : [])
        }
        var lines = [Line(.empty)] + verdicts.flatMap { $0.wrapped(to: columns) }
        if emptied > 0 {
            let isAll = emptied == figures.total && !plan.leftOut.contains(where: \.isUnread)
            let number = Phrases.number(emptied)
            let whose =
                isAll
                ? emptied == 1 ? "this account" : "these accounts"
                : emptied == figures.verified
                    ? emptied == 1 ? "the verified account" : "the \(number) verified accounts"
                    : "the \(Phrases.accounts(emptied)) with nothing left"
            let owner = emptied == 1 ? "The owner" : "Owners"
            let them = emptied == 1 ? "it" : "them"
            lines += [
                "\(owner) of \(whose) can't sign in as root or reset the password until recovery is allowed.",
                "Security Hub should pass IAM.4 (no root access key), IAM.6 and IAM.9 (root MFA) for \(them) at its "
                    + "next check.",
            ].flatMap { Line(Text($0)).wrapped(to: columns) }
        }
        lines.append(Self.place("Journal: ", summary.journalPath, columns: columns))
        if let reportPath { lines.append(Self.place("Report: ", reportPath, columns: columns)) }
        return lines
    }

    /// What the run came to, as sentences; each counts only what was read.
    func verdicts(_ summary: RunSummary) -> [Line] {
        var lines: [Line] = []
        if let reason = summary.stopReason { lines.append(Line(Text(reason.description), .danger)) }
        let accounts = Phrases.accounts(figures.total)
        if summary.isNothingLeft {
            let items = Phrases.counted(summary.count(.deleted), "item")
            lines.append(
                Line(Text("✓ Verified: no root credentials are left in \(accounts); \(items) deleted."), .good)
            )
        } else if summary.isAllDoneAndVerified {
            let sentence = "✓ Verified: the plan's items are gone from \(accounts). What else they hold stands below."
            lines.append(Line(Text(sentence), .warning))
        } else {
            lines.append(Line(Text(undone(summary)), .danger))
        }
        if let unread = Plan.LeftOut.unreadWords(plan.leftOut) {
            lines.append(Line(Text(unread), .warning))
        }
        return lines
    }

    private func undone(_ summary: RunSummary) -> String {
        let notBegun = summary.notBegun.count
        let others = figures.total - figures.verified - notBegun
        var parts: [String] = []
        if others > 0 { parts.append("✗ \(Phrases.accounts(others)) not done or not verified; why stands below") }
        if figures.verified > 0 || others == 0 {
            let done = others > 0 ? Phrases.number(figures.verified) : Phrases.accounts(figures.verified)
            parts.append("\(done) done and verified")
        }
        if notBegun > 0 { parts.append("\(Phrases.number(notBegun)) not begun, unchanged") }
        let stopped = summary.wasCancelled && summary.stopReason == nil ? " You stopped the run." : ""
        return parts.joined(separator: "; ") + "." + stopped
    }

    /// Where a file is; both ends of a path tell more than its middle.
    private static func place(_ label: Text, _ path: String, columns: Int) -> Line {
        Line(label + Text(path).truncatedInTheMiddle(to: columns - label.width), .muted)
    }
}
