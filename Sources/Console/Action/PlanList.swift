import FoundationEssentials
import RootAccess
import TerminalUI

/// Every account and item of a plan as rows, of which only those in sight are ever written out.
struct PlanList: Sendable {
    /// One row.
    enum Row: Sendable {
        case heading(Text)
        case account(Int)
        case item(account: Int, item: Int)
        case leftOut(Int)
        case line(Text)
    }

    let rows: [Row]
    private let plan: Plan
    private let limit: Date
    private let nameWidth: Int

    /// Lists a plan: the accounts with their items, those that want a closer look first; what is left out; the calls.
    init(_ plan: Plan, recentUseDays: Int) {
        self.plan = plan
        limit = plan.madeAt.addingTimeInterval(-Double(recentUseDays) * 86_400)
        nameWidth = min(28, plan.accounts.prefix(1_000).map { Text($0.name).width }.max() ?? 0)
        var rows = Self.accounts(plan, usedSince: limit, days: recentUseDays)
        if !plan.leftOut.isEmpty {
            rows += [.line(.empty), .line("Left out, and not touched:")]
            rows += plan.leftOut.indices.map { .leftOut($0) }
        }
        rows.append(.line(.empty))
        rows.append(.line("In each account: sts:AssumeRoot with IAMDeleteRootUserCredentials, then"))
        rows.append(.line("iam:List…, DeleteAccessKey, DeleteSigningCertificate, DeleteLoginProfile,"))
        rows.append(.line("DeactivateMFADevice, and a second look."))
        self.rows = rows
    }

    /// The accounts with their items: the used ones, the excluded ones, the others; one kind alone needs no heading.
    private static func accounts(_ plan: Plan, usedSince limit: Date, days: Int) -> [Row] {
        var used: [Int] = []
        var excluded: [Int] = []
        var others: [Int] = []
        for (index, account) in plan.accounts.enumerated() {
            if (account.lastUsed ?? .distantPast) >= limit {
                used.append(index)
            } else if account.exclusion != nil {
                excluded.append(index)
            } else {
                others.append(index)
            }
        }
        let groups = [
            (used, "Used in the last \(days) days: \(Phrases.accounts(used.count))"),
            (excluded, "On the exclusion list: \(Phrases.accounts(excluded.count))"),
            (others, "The others: \(Phrases.accounts(others.count))"),
        ].filter { !$0.0.isEmpty }
        var rows: [Row] = []
        for (accounts, heading) in groups {
            if groups.count > 1 { rows.append(.heading(Text(heading))) }
            for index in accounts {
                rows.append(.account(index))
                rows += plan.accounts[index].items.indices.map { .item(account: index, item: $0) }
            }
        }
        return rows
    }

    /// A row, written out for so many columns.
    func line(_ row: Int, now: Date, columns: Int) -> Line {
        let isNarrow = columns < 60
        switch rows[row] {
        case .heading(let text): return Line(text, .warning)
        case .account(let index):
            let account = plan.accounts[index]
            let use = use(account.lastUsed, now: now, isNarrow: isNarrow)
            if isNarrow {
                let rest = Text("  " + account.id.text + " ")
                let name = Text(account.name).truncated(to: max(0, columns - rest.width - use.text.width))
                return Line([.init(name, .title), .init(rest), use])
            }
            let name = Text(account.name).fitted(to: nameWidth)
            let line = Line([.init(name, .title), .init("  " + Text(account.id.text) + "  "), use])
            return account.exclusion.map { line.adding("  " + Text($0), .warning) } ?? line
        case .item(let account, let index):
            return line(for: plan.accounts[account].items[index], now: now, columns: columns)
        case .leftOut(let index):
            let out = plan.leftOut[index]
            return Line([
                .init("    " + Text(out.name) + "  " + Text(out.id.text) + "  "), .init(Text(out.reason.words), .muted),
            ])
        case .line(let text): return Line(text, .muted)
        }
    }

    private func line(for item: Plan.Item, now: Date, columns: Int) -> Line {
        let hasUse = item.kind == .password || item.kind == .accessKey
        if columns < 60 {
            let use = hasUse ? use(item.lastUsed, now: now, isNarrow: true) : Line.Span(.empty)
            let room = columns - 3 - use.text.width
            let words = Text(item.kind == .accessKey ? "key \(item.id)" : item.words)
            return Line([.init("  " + words.truncatedInTheMiddle(to: room) + " "), use])
        }
        let made = item.createdAt.map { "  since \(Phrases.day($0))" } ?? ""
        let line = Line("    " + Text(item.words) + Text(made))
        return hasUse ? Line(line.spans + [.init("  "), use(item.lastUsed, now: now, isNarrow: false)]) : line
    }

    private func use(_ time: Date?, now: Date, isNarrow: Bool) -> Line.Span {
        guard let time else { return Line.Span("never used", .muted) }
        let isRecent = time >= limit
        let ago = isNarrow ? Phrases.duration(now.timeIntervalSince(time)) : Phrases.ago(time, now: now)
        return Line.Span(Text("used \(ago)") + (isRecent ? " !" : ""), isRecent ? .warning : .normal)
    }
}
