import RootAccess
import TerminalUI

extension RunScreen {
    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        let head = headLines(shared)
        for (row, line) in head.enumerated() { frame.put(line, row: row, column: 1, in: rect) }
        let body = rect.droppingTop(head.count)
        if resultCount == 0, isUnderWay { frame.put("No account has ended yet.", row: 0, column: 3, in: body, .muted) }
        var seen = viewport
        seen.resize(height: body.rows)
        for (row, index) in seen.visible.enumerated() {
            let (result, isBegun) = result(index)
            draw(result, isBegun: isBegun, isAtCursor: index == seen.cursor, into: &frame, in: body.line(row))
        }
        if seen.visible.contains(seen.cursor) { frame.placeCursor(row: seen.cursor - seen.top, column: 1, in: body) }
        if phase == .asking { drawQuestion(into: &frame, in: rect) }
    }

    private func drawQuestion(into frame: inout Frame, in rect: Rect) {
        let running = figures.running.count
        let inFlight =
            running == 0 ? "Nothing is in flight." : "\(Phrases.accounts(running)) in flight will be finished."
        let notDone = figures.notDone > 0 ? ", \(Phrases.number(figures.notDone)) not" : ""
        let waiting = Phrases.number(figures.waiting)
        let body: [Line] = [
            Line(Text("No further account is begun. \(inFlight)")),
            Line(Text("\(Phrases.number(figures.verified)) done\(notDone), \(waiting) not begun.")),
            Line([.init("c", .footerKey), .init("  continue")]),
            Line([.init("s", .footerKey), .init("  stop here, then leave with q")]),
        ]
        Dialog("The run is paused", body: body, role: .warning).draw(into: &frame, in: rect)
    }

    private func draw(
        _ result: AccountResult,
        isBegun: Bool,
        isAtCursor: Bool,
        into frame: inout Frame,
        in line: Rect
    ) {
        let plain: Role = isAtCursor ? .cursor : .normal
        frame.fill(line, plain)
        if isAtCursor { frame.put("▸", row: 0, column: 1, in: line, plain) }
        let (marker, role, text) = isBegun ? Self.words(for: result) : ("·", .warning, "not begun")
        frame.put(marker, row: 0, column: 3, in: line, isAtCursor ? plain : role)
        let isNarrow = line.columns < 60
        let nameWidth = isNarrow ? 14 : line.columns < 100 ? 18 : 28
        frame.put(Text(result.name).truncated(to: nameWidth), row: 0, column: 5, in: line, plain)
        var column = 6 + nameWidth
        if !isNarrow { column = 2 + frame.put(Text(result.account.text), row: 0, column: column, in: line, plain) }
        // The time stands in a column of its own, and is the first to go.
        var room = max(0, line.columns - column - 1)
        if let time = result.verifiedAt, result.isDoneAndVerified, room >= 40 {
            room = min(room, 60)
            let text = Text("\(Phrases.timeOfDay(time))Z")
            frame.put(text, row: 0, column: column + room - text.width, in: line, plain)
            room -= text.width + 1
        }
        frame.put(text.truncated(to: room), row: 0, column: column, in: line, isAtCursor ? plain : role)
    }

    private static func words(for result: AccountResult) -> (Text, Role, Text) {
        if result.isDoneAndVerified {
            let deleted = result.items.count { $0.outcome == .deleted }
            let gone = result.items.count - deleted
            let before = gone > 0 ? ", \(gone) already absent" : ""
            let done = "\(Phrases.counted(deleted, "item")) deleted\(before)"
            // Items that were not in the plan may well be left; nothing is said of them without a second look.
            guard let left = result.left, left.isEmpty else {
                let others = result.left.map { ", \(Phrases.counted($0.count, "other")) left" } ?? ""
                return ("✓", .warning, Text(done + others))
            }
            return ("✓", .good, Text(done + ", none left"))
        }
        let problem = result.firstProblem
        if problem?.kind == .denied { return ("⊘", .danger, Text(problem?.sentence ?? "denied")) }
        switch result.outcome {
        case .unknown:
            return ("?", .danger, "unknown: " + Text(problem?.sentence ?? "nobody knows whether it took effect"))
        case .deleted where problem == nil, .alreadyAbsent where problem == nil:
            return ("!", .warning, "deleted, not verified: the second look was not made")
        default: return ("✗", .danger, Text(problem?.sentence ?? result.outcome.words))
        }
    }
}
