import RootAccess
import TerminalUI

extension AccountsScreen {
    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        var body = rect
        if showsFilter {
            drawFilter(into: &frame, in: rect.line(0), shared)
            body = rect.droppingTop(1)
        }
        guard !list.rows.isEmpty else { return drawNothing(into: &frame, in: body, shared) }
        let table = table(columns: rect.columns)
        let figuresAt = table.placements(in: rect.columns).first { $0.index == Self.statusColumn }?.offset ?? 0
        table.draw(into: &frame, in: body, viewport: list.viewport) { row in
            let row = list.rows[row]
            return row.isUnit ? unitRow(row, room: rect.columns - figuresAt, shared) : accountRow(row, shared)
        }
        if isFiltering { placeFilterCursor(into: &frame, in: rect.line(0)) }
    }

    private static let statusColumn = 2

    private func table(columns: Int) -> Table {
        var table = Table(columns: [
            Table.Column("ACCOUNT", minimum: columns < 60 ? 18 : 14, ideal: 24, maximum: 44),
            // An ID is shown whole or not at all: a part of it could be another account's.
            Table.Column("ID", minimum: 12, ideal: 12, dropRank: columns < 60 ? 6 : nil),
            Table.Column("ROOT CREDENTIALS", minimum: 16, ideal: 16, maximum: 30),
            Table.Column("PWD", minimum: 3, ideal: 3, alignment: .centre, dropRank: 1),
            Table.Column("KEYS", minimum: 4, ideal: 4, alignment: .centre, dropRank: 2),
            Table.Column("MFA", minimum: 3, ideal: 3, alignment: .centre, dropRank: 3),
            Table.Column("CERT", minimum: 4, ideal: 4, alignment: .centre, dropRank: 4),
            Table.Column("LAST USED", minimum: 9, ideal: 9, dropRank: 5),
        ])
        switch list.sort {
        case .name: table.columns[0].mark = "↑"
        case .id: table.columns[1].mark = "↑"
        case .status: table.columns[Self.statusColumn].mark = "↑"
        case .lastUsed: table.columns[table.columns.count - 1].mark = "↓"
        }
        return table
    }

    private func accountRow(_ row: AccountList.Row, _ shared: Shared) -> Table.Row {
        let directory = shared.directory
        let index = Int(row.index)
        let account = directory.accounts[index]
        let status = directory.statuses[index]
        let phrase = StatusPhrase(status, isPending: directory.isPending[index])
        let indent = Text(String(repeating: " ", count: 2 * Int(row.depth)))
        var cells = [
            Table.Cell(indent + phrase.marker + " " + Text(account.name)),
            Table.Cell(Text(account.id.text)),
            Table.Cell(phrase.words, phrase.role, flows: status.facts.isEmpty),
        ]
        let facts = status.facts
        if !facts.isEmpty {
            cells += facts.map { Table.Cell($0) }
            let use = status.lastUsedText(now: shared.now, recentUseDays: shared.settings.recentUseDays)
            cells.append(Table.Cell(use.text, use.isRecent ? .warning : .normal))
        }
        return Table.Row(cells, isSelected: shared.selection.contains(account.id))
    }

    private func unitRow(_ row: AccountList.Row, room: Int, _ shared: Shared) -> Table.Row {
        let unit = shared.directory.tree.units[Int(row.index)]
        let isFolded = list.query.isEmpty && list.folded.contains(Int(row.index))
        let indent = Text(String(repeating: " ", count: 2 * Int(row.depth)))
        let name = indent + (isFolded ? "+ " : "▾ ") + Text(unit.title)
        return Table.Row([
            Table.Cell(name, .title, flows: true), Table.Cell(.empty),
            Table.Cell(UnitPhrase(unit.counts).fitting(room), .muted, flows: true),
        ])
    }

    private func drawFilter(into frame: inout Frame, in line: Rect, _ shared: Shared) {
        frame.put("/", row: 0, column: 1, in: line, .footerKey)
        let total = Phrases.number(shared.directory.count)
        let figures: Text = "\(Phrases.number(list.matching)) of \(total) accounts"
        let room = max(8, line.columns - figures.width - 5)
        let field = line.droppingLeft(2).intersection(
            Rect(row: line.row, column: line.column + 2, rows: 1, columns: room)
        )
        filter.draw(into: &frame, in: field, isFocused: isFiltering)
        frame.put(figures, row: 0, column: line.columns - figures.width - 1, in: line, .muted)
    }

    /// A word after `status:` that can't become any status; nil when there is none.
    private var unknownStatus: String? {
        filter.value.split(separator: " ").map { $0.lowercased() }.filter { $0.hasPrefix("status:") }
            .map { String($0.dropFirst("status:".count)) }
            .first { typed in !AccountFilter.statuses.contains { $0.hasPrefix(typed) } }
    }

    private func placeFilterCursor(into frame: inout Frame, in line: Rect) {
        frame.placeCursor(row: 0, column: 2 + Text(filter.value.prefix(filter.cursor)).width, in: line)
    }

    /// Nothing to show has four meanings, and each has its own words.
    private func drawNothing(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        var lines: [Line]
        if shared.directory.count > 0 {
            lines = [Line("No account matches /" + Text(filter.value))]
            if let unknown = unknownStatus {
                let known = AccountFilter.statuses.joined(separator: ", ")
                lines.append(
                    Line("There is no status " + Text(unknown) + "; there are: " + Text(known) + ".", .warning)
                )
            }
            lines.append(Line("esc shows every account again.", .muted))
        } else {
            switch shared.listing {
            case .notStarted: lines = [Line("The accounts have not been listed yet."), Line("R lists them.", .muted)]
            case .loading:
                lines = [Line("Listing the accounts of " + Text(shared.context?.organization.id ?? "the organization"))]
            case .complete: lines = [Line("AWS listed no accounts for this organization.")]
            case .failed(let problem):
                let isDenied = problem.kind == .denied
                lines = [
                    Line(isDenied ? "You may not list the accounts." : "The accounts could not be listed.", .danger)
                ]
                lines.append(Line(Text(problem.description)))
                lines.append(Line("R tries again.", .muted))
            }
        }
        lines = lines.flatMap { $0.wrapped(to: rect.columns - 6, indent: 0) }
        for (row, line) in lines.enumerated() { frame.put(line, row: 1 + row, column: 3, in: rect) }
        if isFiltering { placeFilterCursor(into: &frame, in: Rect(row: 2, column: 0, rows: 1, columns: rect.columns)) }
    }

    func status(_ shared: Shared, width: Int) -> Line {
        let counts = shared.directory.counts
        var chosen: Text?
        if !shared.selection.isEmpty {
            let hidden = list.hiddenSelected > 0 ? " (\(Phrases.number(list.hiddenSelected)) hidden)" : ""
            chosen = "\(Phrases.number(shared.selection.count)) selected\(hidden)"
        }
        let figures: [(Int, Text, Text)] = [
            (counts.present, "present", "●"), (counts.absent, "not present", "○"), (counts.blocked, "blocked", "⊘"),
            (counts.failed, "failed", "✗"), (counts.notApplicable, "not applicable", "–"),
            (counts.toDo, "to do", shared.audit == nil ? "?" : "…"),
        ]
        let shown = figures.filter { $0.0 > 0 }
        let long = shown.map { Text(Phrases.number($0.0)) + " " + $0.1 }
        let short = shown.map { $0.2 + " " + Text(Phrases.number($0.0)) }
        let lead = chosen.map { [$0] } ?? []
        let texts = [
            (lead + long).joined(separator: " · "),
            lead.joined(separator: "") + (lead.isEmpty ? "" : "  ") + short.joined(separator: "  "),
        ]
        return Line(texts.first { $0.width <= width } ?? texts[1].truncated(to: width))
    }
}
