import RootAccess
import TerminalUI

extension EnableScreen {
    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let isNarrow = rect.columns < 60
        let name: Text = isNarrow ? "Enable ─ " : "Enable root access management ─ "
        let inside = frame.box(rect, title: name + title(isNarrow: isNarrow)).inset(columns: 1)
        switch step {
        case .check: page.draw(into: &frame, in: Self.pageRect(inside))
        case .choose: drawChoice(into: &frame, in: inside, shared)
        case .delegate: drawDelegate(into: &frame, in: inside, shared)
        case .review: drawReview(into: &frame, in: inside, shared)
        case .enabling:
            put(
                [
                    Line("The calls are being made, one after the other."),
                    Line("Then it is read back what is on.", .muted),
                ],
                into: &frame,
                in: inside
            )
        case .result: page.draw(into: &frame, in: Self.pageRect(inside))
        }
    }

    /// A page keeps a column free on its left, which the box has already.
    private static func pageRect(_ inside: Rect) -> Rect {
        Rect(row: inside.row, column: inside.column - 1, rows: inside.rows, columns: inside.columns + 2)
    }

    @discardableResult
    private func put(_ lines: [Line], into frame: inout Frame, in rect: Rect) -> Int {
        let wrapped = lines.flatMap { $0.wrapped(to: rect.columns, indent: $0.spans.count > 1 ? 2 : 0) }
        for (row, line) in wrapped.enumerated() { frame.put(line, row: row, column: 0, in: rect) }
        return wrapped.count
    }

    private func drawChoice(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let isSpacious = rect.rows >= 14
        var row = put(isSpacious ? factLines(shared) + [Line(.empty)] : shortFactLines, into: &frame, in: rect)
        let on = context.capabilities
        let sessions: Text =
            rect.columns < 60 ? "Privileged root actions" : "Privileged root actions in member accounts"
        let boxes: [(Bool, Bool, Text, Text)] = [
            (
                on.rootCredentialsManagement, wantsManagement, "Root credentials management",
                "Delete root passwords, keys, MFA and certificates of member accounts."
            ),
            (
                on.rootSessions, wantsSessions, sessions,
                "Needed to recover root credentials later, and for S3 and SQS policies."
            ),
        ]
        for (index, (isOn, isWanted, title, text)) in boxes.enumerated() {
            let box: Text = isOn ? "✓ on " : isWanted ? "[x]  " : "[ ]  "
            let hasFocus = choice == index
            let room = rect.droppingTop(row)
            if hasFocus {
                frame.put("▸", row: 0, column: 0, in: room, .accent)
                frame.placeCursor(row: 0, column: 3, in: room)
            }
            frame.put(box + (isOn ? title + ": done" : title), row: 0, column: 2, in: room, hasFocus ? .cursor : .title)
            row += 1
            for line in text.wrapped(to: rect.columns - 7) where isSpacious {
                frame.put(line, row: row, column: 7, in: rect, .muted)
                row += 1
            }
        }
        row += isSpacious ? 1 : 0
        var lines: [Line] = []
        if shared.settings.isReadOnly { lines.append(Self.readOnly(isSpacious)) }
        if !wantsSessions, !on.rootSessions {
            lines.append(Line("Without it, deleted root credentials can't be recovered by anyone.", .warning))
        }
        if !wantsManagement, !on.rootCredentialsManagement {
            lines.append(Line("Without the first, accounts can't be checked and nothing can be deleted.", .warning))
        }
        let whatItDoes: Text = "Enabling deletes nothing: existing accounts keep what they have until you delete it."
        let news: Text = " Accounts created from now on have no root credentials."
        lines.append(Line(isSpacious ? whatItDoes + news : "Enabling deletes nothing."))
        put(lines, into: &frame, in: rect.droppingTop(row))
    }

    private func drawDelegate(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let what: Text = "A delegated administrator is a member account that may delete and recover, too. "
        let advice: Text = "If you're not sure, choose none"
        let why: Text = ": it is right for those who break glass with an IAM role."
        var lines = [Line(rect.columns < 60 ? advice + "." : what + advice + why)]
        if !context.delegatedAdministrators.isEmpty {
            let ids = context.delegatedAdministrators.map(\.text).joined(separator: ", ")
            lines.append(Line(Text("Delegated already: \(ids)"), .good))
        }
        var row = put(lines, into: &frame, in: rect)
        let field = rect.droppingTop(row).line(0)
        let start = frame.put("Type to filter: ", row: 0, column: 0, in: field)
        delegateFilter.draw(
            into: &frame,
            in: field.droppingLeft(start).columns(atMost: rect.columns < 60 ? 12 : 30)
        )
        let isListing = if case .loading = shared.listing { true } else { false }
        let more = isListing ? ", still listing" : ""
        let count: Text = "\(Phrases.accounts(candidates.accounts.count))\(more)"
        frame.put(count, row: 0, column: rect.columns - count.width, in: field, .muted)
        row += 1
        var seen = candidates.viewport
        let body = rect.droppingTop(row)
        seen.resize(height: body.rows)
        for (line, index) in seen.visible.enumerated() {
            let isAtCursor = index == seen.cursor
            frame.fill(body.line(line), isAtCursor ? .cursor : .normal)
            frame.put(
                (isAtCursor ? "▸ " : "  ") + name(index, shared),
                row: line,
                column: 0,
                in: body,
                isAtCursor ? .cursor : .normal
            )
        }
    }

    private func name(_ row: Int, _ shared: Shared) -> Text {
        guard row > 0 else { return "No delegated administrator" }
        let account = shared.directory.accounts[Int(candidates.accounts[row - 1])]
        return Text(account.id.text) + "  " + Text(account.name)
    }

    private func drawReview(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let lines = page.lines.flatMap { $0.wrapped(to: rect.columns, indent: 2) }
        let hasField = canEnable(shared)
        let room = rect.rows - (hasField ? 1 : 0)
        page.draw(into: &frame, in: Self.pageRect(rect).top(room))
        guard hasField else { return }
        let line = rect.line(min(lines.count, rect.rows - 1))
        let start = frame.put("To go on, type ", row: 0, column: 0, in: line)
        let after = frame.put(Text(EnableConfirmation.requiredText), row: 0, column: start, in: line, .title)
        let field = frame.put(": ", row: 0, column: after, in: line)
        answer.draw(into: &frame, in: line.droppingLeft(field).columns(atMost: 14))
    }
}
