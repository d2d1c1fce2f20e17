import RootAccess
import TerminalUI

extension EnableScreen {
    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let name = rect.columns < 60 ? "Enable ─ " : "Enable root access management ─ "
        let inside = frame.box(rect, title: Text(name + step.title)).inset(columns: 1)
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

    func factLines(_ shared: Shared) -> [Line] {
        let on = context.capabilities
        let isManagement = context.standing == .management
        var lines = [
            fact(context.organization.hasAllFeatures, "Organization has all features enabled"),
            isManagement
                ? fact(true, "Caller is the management account")
                : fact(false, "Caller is a delegated administrator, not the management account"),
            on.trustedAccess
                ? fact(true, "Trusted access for IAM is on")
                : Line([.init("· ", .muted), .init("Trusted access for IAM is off: enabling turns it on")]),
        ]
        if let obstacle = obstacle(shared) { lines.append(Line(obstacle, .danger)) }
        return lines
    }

    private func fact(_ isGood: Bool, _ text: Text) -> Line {
        Line([.init(isGood ? "✓ " : "✗ ", isGood ? .good : .danger), .init(text)])
    }

    private func drawChoice(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let isSpacious = rect.rows >= 14
        var row = isSpacious ? put(factLines(shared), into: &frame, in: rect) + 1 : 0
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
        if !wantsSessions, !on.rootSessions {
            lines.append(Line("Without it, deleted root credentials can't be recovered by anyone.", .warning))
        }
        if !wantsManagement, !on.rootCredentialsManagement {
            lines.append(Line("Without the first, accounts can't be checked and nothing can be deleted.", .warning))
        }
        lines.append(
            Line(
                "Enabling deletes nothing: existing accounts keep what they have until you delete it. "
                    + "Accounts created from now on have no root credentials."
            )
        )
        put(lines, into: &frame, in: rect.droppingTop(row))
    }

    private func drawDelegate(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let what: Text = "A delegated administrator is a member account that may delete and recover, too. "
        let advice: Text = "None is right for those who break glass with an IAM role."
        var lines = [Line(rect.columns < 60 ? advice : what + advice)]
        if !context.delegatedAdministrators.isEmpty {
            let ids = context.delegatedAdministrators.map(\.text).joined(separator: ", ")
            lines.append(Line(Text("Delegated already: \(ids)"), .good))
        }
        var row = put(lines, into: &frame, in: rect)
        let field = rect.droppingTop(row).line(0)
        let start = frame.put("Filter: ", row: 0, column: 0, in: field)
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

    /// The calls that will be made and what they do not do.
    func reviewLines(_ shared: Shared) -> [Line] {
        let steps = plan.steps
        guard !steps.isEmpty else {
            return ["Everything that was chosen is on already: no call will be made.", "⏎ goes on to the accounts."]
        }
        var lines: [Line] = ["These calls will be made, in this order:"]
        let width = (steps.filter { !$0.argument.isEmpty }.map { Text($0.call).width }.max() ?? 0) + 2
        for (index, step) in steps.enumerated() {
            let call = Text(step.call).padded(to: width)
            let whole = Line([.init("  \(index + 1)  ", .muted), .init(call), .init(Text(step.argument), .muted)])
            if whole.width <= shared.size.columns - 5 {
                lines.append(whole)
            } else {
                lines.append(Line([.init("\u{A0}\u{A0}\(index + 1)\u{A0}\u{A0}", .muted), .init(Text(step.call))]))
                if !step.argument.isEmpty { lines.append(Line("     " + Text(step.argument), .muted)) }
            }
        }
        if delegate == nil { lines.append(Line("  –  no delegated administrator", .muted)) }
        lines.append(Line("Nothing is deleted."))
        if shared.settings.isReadOnly {
            lines.append(Line("rootward runs with --read-only: nothing can be enabled.", .warning))
        }
        lines.append(Line(.empty))
        return lines
    }

    func resultLines(_ shared: Shared) -> [Line] {
        if let problem {
            return [
                Line("Nothing is known of what was enabled.", .danger), Line(Text(problem.description)), Line(.empty),
                Line("Open the wizard again with e: it reads what is on.", .muted),
            ]
        }
        guard let outcome else { return [] }
        var lines: [Line] = []
        for (step, result) in outcome.steps {
            switch result {
            case .done: lines.append(Line([.init("✓\u{A0}", .good), .init(Text(step.call))]))
            case .failed(let problem):
                lines.append(Line([.init("✗\u{A0}", .danger), .init(Text(step.call))]))
                lines.append(Line("  " + Text(problem.description), .danger))
            case .notMade: lines.append(Line([.init("– ", .muted), .init(Text(step.call) + " was not made", .muted)]))
            }
        }
        lines.append(Line(.empty))
        guard let now = outcome.capabilities else {
            let why = outcome.readBackProblem?.description ?? "AWS did not answer."
            return lines + [Line("What is on could not be read back.", .warning), Line(Text(why))]
        }
        lines.append(Line("Read back from AWS:", .title))
        lines.append(fact(now.trustedAccess, now.trustedAccess ? "Trusted access is on" : "Trusted access is off"))
        lines.append(capability(now.rootCredentialsManagement, "Root credentials management"))
        lines.append(capability(now.rootSessions, "Privileged root actions in member accounts"))
        for id in outcome.delegatedAdministrators ?? [] {
            lines.append(fact(true, Text("Delegated administrator \(id.text)")))
        }
        let next: Text =
            now.rootCredentialsManagement
            ? "Next: audit every member account." : "Accounts can't be checked while it is off."
        return lines + [Line(.empty), Line("Nothing was deleted. " + next)]
    }

    private func capability(_ isOn: Bool, _ title: Text) -> Line {
        isOn ? fact(true, title + " is on") : Line([.init("· ", .muted), .init(title + " is off")])
    }
}
