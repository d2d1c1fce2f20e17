import RootAccess
import TerminalUI

extension ConfirmScreen {
    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let isSpacious = rect.rows >= Self.spaciousRows
        var inside = rect.inset(columns: 1)
        if isSpacious {
            let title = Text(plan.action.title)
            inside = frame.box(rect, title: title, .border, titleRole: .danger).inset(columns: 1)
        }
        frame.put(summary(columns: inside.columns), row: 0, column: 0, in: inside, .title)
        let bottom = bottomLines(shared, columns: inside.columns, isSpacious: isSpacious)
        drawList(into: &frame, in: inside.droppingTop(1).droppingBottom(bottom.count), shared)
        let fields = inside.bottom(bottom.count)
        for (row, part) in bottom.enumerated() { draw(part, into: &frame, in: fields.line(row)) }
    }

    private static let spaciousRows = 16

    /// How many rows the list has on a screen with so many rows between crumb and status line.
    func listHeight(in rows: Int) -> Int {
        let fixed = rows >= Self.spaciousRows ? 2 + 1 + 4 + stops.count : 1 + 1 + stops.count
        return max(0, rows - fixed - (list.rows.count > rows - fixed ? 1 : 0))
    }

    /// What will go, counted; in as many words as there is room for, so that no number is ever cut.
    private func summary(columns: Int) -> Text {
        let accounts = Phrases.accounts(plan.accounts.count)
        let items = Phrases.counted(plan.itemCount, "item")
        let counts: [(count: Int, words: [String])] = [
            (plan.count(of: .password), ["password", "password", "pwd"]),
            (plan.count(of: .accessKey), ["access key", "key", "key"]),
            (plan.count(of: .signingCertificate), ["signing certificate", "certificate", "cert"]),
            (plan.count(of: .mfaDevice), ["MFA device", "MFA device", "MFA"]),
        ].filter { $0.0 > 0 }
        let lists = (0...2).map { length in
            counts.map { kind in
                let word = kind.words[length]
                return length < 2 ? Phrases.counted(kind.count, word) : "\(Phrases.number(kind.count)) \(word)"
            }.joined(separator: ", ")
        }
        let variants =
            [Text("\(accounts), \(items): \(lists[0])")] + lists.map { Text("\(accounts): \($0)") }
            + [Text("Delete \(items) in \(accounts)")]
        return variants.first { $0.width <= columns } ?? Text("\(items), \(accounts)")
    }

    private enum Part {
        case line(Line)
        case box(Focus, isTicked: Bool, Text)
        case field(Focus, Text)
    }

    private func bottomLines(_ shared: Shared, columns: Int, isSpacious: Bool) -> [Part] {
        var parts: [Part] = []
        if isSpacious {
            let recovery: Text =
                plan.isRecoveryPossible
                ? "A new password: allow recovery (AWS console or CLI; not in this version)."
                : "Recovery is off: nobody could set a password anew."
            parts = [
                .line(Line(.empty)), .line(Line("Access keys and certificates can't be brought back.", .warning)),
                .line(Line(recovery)), .line(Line(.empty)),
            ]
        } else {
            parts = [.line(Line("Can't be undone: keys, certificates", .warning))]
        }
        for met in guards {
            parts.append(.box(.yes(met.kind), isTicked: acknowledged.contains(met.kind), label(of: met, columns)))
        }
        parts.append(.field(.reason, columns < 60 ? "Reason:" : "Reason or ticket:"))
        parts.append(.field(.answer, prompt(columns)))
        return parts
    }

    /// What the tick says yes to, in words that fit: on a narrow screen in a few.
    private func label(of met: Guard, _ columns: Int) -> Text {
        let isNarrow = columns < 60
        let words =
            switch met {
            case .recentUse(let accounts, let days):
                isNarrow
                    ? "\(accounts) used lately: owner asked"
                    : "\(accounts) used in the last \(days) days. \(met.question)"
            case .noRecovery: isNarrow ? "Recovery is off: accepted" : "Recovery is off. \(met.question)"
            case .excluded(let accounts):
                isNarrow ? "\(accounts) excluded: accepted" : "\(accounts) on the exclusion list. \(met.question)"
            case .largeShare(let accounts, let all):
                isNarrow ? "\(accounts) of \(all) at once: accepted" : "\(accounts) of \(all) accounts. \(met.question)"
            }
        return Text(words).truncated(to: columns - 6)
    }

    private func prompt(_ columns: Int) -> Text {
        let isOne = plan.accounts.count == 1
        if columns < 60 { return isOne ? "Type its ID:" : "How many accounts?" }
        return isOne ? "To delete, type the account's ID:" : "To delete, type the number of accounts:"
    }

    private func drawList(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let isWhole = list.rows.count <= rect.rows
        let height = isWhole ? rect.rows : max(0, rect.rows - 1)
        let first = max(0, min(top, list.rows.count - height))
        let last = min(list.rows.count, first + height)
        for row in first..<max(first, last) {
            let columns = rect.columns - 1
            let line = list.line(row, now: shared.now, columns: columns).truncated(to: columns)
            frame.put(line, row: row - first, column: 1, in: rect)
        }
        guard !isWhole, rect.rows > 0 else { return }
        let total = Phrases.number(list.rows.count)
        let way = last < list.rows.count ? "pgdn shows more" : "the end"
        let note: Text = "lines \(first + 1)–\(last) of \(total), \(way)"
        frame.put(note.truncated(to: rect.columns - 1), row: rect.rows - 1, column: 1, in: rect, .accent)
    }

    private func draw(_ part: Part, into frame: inout Frame, in line: Rect) {
        switch part {
        case .line(let text): frame.put(text, row: 0, column: 0, in: line)
        case .box(let stop, let isTicked, let text):
            let hasFocus = focus == stop
            let role: Role = hasFocus ? .cursor : isTicked ? .normal : .warning
            if hasFocus { frame.put("▸", row: 0, column: 0, in: line, role) }
            frame.put((isTicked ? "[x] " : "[ ] ") + text, row: 0, column: 2, in: line, role)
            if hasFocus { frame.placeCursor(row: 0, column: 3, in: line) }
        case .field(let stop, let label):
            let hasFocus = focus == stop
            if hasFocus { frame.put("▸", row: 0, column: 0, in: line, .accent) }
            let start = frame.put(label + " ", row: 0, column: 2, in: line, hasFocus ? .title : .normal)
            let width = stop == .answer ? min(14, line.columns - start) : line.columns - start
            let field = Rect(row: line.row, column: line.column + start, rows: 1, columns: width)
            (stop == .answer ? answer : reason).draw(into: &frame, in: field, isFocused: hasFocus)
        }
    }
}
