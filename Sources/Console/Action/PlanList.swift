import FoundationEssentials
import RootAccess
import TerminalUI

/// Every account and item of a plan as rows, of which only those in sight are ever written out.
struct PlanList: Sendable {
    /// One row.
    enum Row: Sendable {
        case account(Int)
        case item(account: Int, item: Int)
        case leftOut(Int)
        case line(Text)
    }

    let rows: [Row]
    private let plan: Plan
    private let limit: Date
    private let nameWidth: Int

    /// Lists a plan: the accounts with their items, what is left out, the calls.
    init(_ plan: Plan, recentUseDays: Int) {
        self.plan = plan
        limit = plan.madeAt.addingTimeInterval(-Double(recentUseDays) * 86_400)
        nameWidth = min(28, plan.accounts.prefix(1_000).map { Text($0.name).width }.max() ?? 0)
        var rows: [Row] = []
        for (index, account) in plan.accounts.enumerated() {
            rows.append(.account(index))
            rows += account.items.indices.map { .item(account: index, item: $0) }
        }
        if !plan.leftOut.isEmpty {
            rows.append(.line("Left out, and not touched:"))
            rows += plan.leftOut.indices.map { .leftOut($0) }
        }
        rows.append(.line("In each account: sts:AssumeRoot with IAMDeleteRootUserCredentials, then"))
        rows.append(.line("iam:List…, DeleteAccessKey, DeleteSigningCertificate, DeleteLoginProfile,"))
        rows.append(.line("DeactivateMFADevice, and a second look."))
        self.rows = rows
    }

    /// A row, written out.
    func line(_ row: Int, now: Date) -> Line {
        switch rows[row] {
        case .account(let index):
            let account = plan.accounts[index]
            let name = Text(account.name).fitted(to: nameWidth)
            let line = Line([.init(name, .title), .init("  " + Text(account.id.text) + "  ")])
            let used = use(account.lastUsed, of: line, now: now, never: "never used")
            return account.exclusion.map { used.adding("  " + Text($0), .warning) } ?? used
        case .item(let account, let index):
            let item = plan.accounts[account].items[index]
            let made = item.createdAt.map { "  since \(Phrases.day($0))" } ?? ""
            let line = Line("    " + Text(item.words) + Text(made))
            let counts = item.kind == .password || item.kind == .accessKey
            return counts ? use(item.lastUsed, of: line.adding("  "), now: now, never: "never used") : line
        case .leftOut(let index):
            let out = plan.leftOut[index]
            return Line([
                .init("    " + Text(out.name) + "  " + Text(out.id.text) + "  "), .init(Text(out.reason.words), .muted),
            ])
        case .line(let text): return Line(text, .muted)
        }
    }

    private func use(_ time: Date?, of line: Line, now: Date, never: Text) -> Line {
        guard let time else { return line.adding(never, .muted) }
        let isRecent = time >= limit
        return line.adding(
            Text("used \(Phrases.ago(time, now: now))") + (isRecent ? " !" : ""),
            isRecent ? .warning : .normal
        )
    }
}
