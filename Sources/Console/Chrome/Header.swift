import FoundationEssentials
import RootAccess
import TerminalUI

/// The first two lines of every screen: who, where, how long still; and the road.
enum Header {
    /// The fewest columns and rows that a screen can be drawn in.
    static let least = (rows: 12, columns: 40)

    /// Draws both lines.
    static func draw(into frame: inout Frame, in rect: Rect, _ model: Model) {
        let shared = model.shared
        frame.fill(rect.line(0), .header)
        let marks = Self.marks(shared, width: rect.columns)
        let marksWidth = marks.isEmpty ? 0 : marks.width + 2
        let identity = Self.identity(shared, width: rect.columns - 1 - marksWidth)
        frame.put(identity, row: 0, column: 1, in: rect, .header)
        if !marks.isEmpty {
            frame.put(marks, row: 0, column: rect.columns - marks.width - 1, in: rect, .warning)
        }
        frame.fill(rect.line(1))
        let progress = Self.progress(shared, room: rect.columns)
        let room = rect.columns - 2 - (progress.isEmpty ? 0 : progress.width + 2)
        frame.put(road(model, width: room), row: 1, column: 1, in: rect)
        if !progress.isEmpty {
            frame.put(progress, row: 1, column: rect.columns - progress.width - 1, in: rect, .muted)
        }
    }

    /// What a person must never forget: that this is practice, that nothing can be changed.
    private static func marks(_ shared: Shared, width: Int) -> Text {
        let isNarrow = width < 70
        var words: [Text] = []
        if shared.settings.isReadOnly { words.append("read-only") }
        if shared.settings.isDemo { words.append(isNarrow ? "DEMO" : "DEMO: simulated") }
        return words.joined(separator: " · ")
    }

    /// Who calls whom; what tells least is left out first where there is little room.
    private static func identity(_ shared: Shared, width: Int) -> Text {
        guard let context = shared.context else {
            let text: Text = "rootward · \(shared.settings.region)"
            return text.truncated(to: width)
        }
        let caller = Text(context.caller.shortName) + " @ " + Text(context.caller.account.text)
        let standing: Text = context.standing == .management ? " (management)" : " (delegated)"
        let short: Text = context.standing == .management ? " (mgmt)" : " (deleg.)"
        let bare = Self.timeLeft(shared)
        let left = bare.isEmpty ? bare : "session " + bare
        let region = Text(shared.settings.region)
        let organization = Text(context.organization.id)
        let candidates: [[Text]] = [
            ["rootward", organization, caller + standing, region, left],
            ["rootward", organization, caller + short, region, left],
            ["rootward", organization, caller, region, left],
            ["rootward", organization, caller, left],
            [organization, caller, left],
            [organization, caller],
            ["rootward", caller, left],
            [caller, left],
            [caller, bare],
            [Text(context.caller.account.text), bare],
        ]
        let texts = candidates.map { $0.filter { !$0.isEmpty }.joined(separator: " · ") }
        return texts.first { $0.width <= width } ?? texts[texts.count - 1].truncated(to: width)
    }

    /// How long the caller's credentials still work; empty when they do not end.
    private static func timeLeft(_ shared: Shared) -> Text {
        guard let end = shared.credentialsExpire else { return .empty }
        let seconds = end.timeIntervalSince(shared.now)
        return seconds <= 0 ? "expired" : Text(Phrases.duration(seconds))
    }

    /// The road with the present place in brackets; beside the road, the way here.
    private static func road(_ model: Model, width: Int) -> Line {
        guard let top = model.screens.last, let stage = top.stage else { return crumbs(model, width: width) }
        var line = Line([])
        for (order, place) in Stage.allCases.enumerated() {
            if order > 0 { line = line.adding(" › ", .muted) }
            let isDone = place == .enable && isEnabled(model.shared)
            let title = Text(place.title) + (isDone ? " ✓" : "")
            line = place == stage ? line.adding("[" + title + "]", .title) : line.adding(title, .muted)
        }
        return line.width <= width ? line : Line("[" + Text(stage.title) + "]", .title)
    }

    private static func crumbs(_ model: Model, width: Int) -> Line {
        let crumbs = model.screens.map(\.crumb)
        let whole = crumbs.joined(separator: " › ")
        guard whole.width > width, let last = crumbs.last else { return Line(whole, .title) }
        return Line(last.truncated(to: max(0, width)), .title)
    }

    private static func isEnabled(_ shared: Shared) -> Bool {
        guard let on = shared.context?.capabilities else { return false }
        return on.rootCredentialsManagement && on.rootSessions
    }

    /// How the listing and the audit come along.
    private static func progress(_ shared: Shared, room: Int) -> Text {
        guard let audit = shared.audit, audit.of > 0 else {
            guard case .loading = shared.listing else { return .empty }
            return "listing: \(Phrases.accounts(shared.directory.count))"
        }
        let isListing = if case .loading = shared.listing { true } else { false }
        // While the list grows, a part of what was listed so far would read as nearly finished.
        let done = Phrases.number(audit.done)
        if isListing { return room >= 90 ? "audit: \(done) checked, still listing" : "\(done) checked, listing…" }
        let figures: Text = "\(done)/\(Phrases.number(audit.of))"
        let rate = audit.rate.map { Text(" · \(Phrases.number(Int($0.rounded())))/s") } ?? .empty
        let bar = ProgressBar(done: audit.done, total: audit.of).text(columns: 10)
        if room >= 90 { return "audit " + bar + " " + figures + rate }
        return (room >= 60 ? "audit " : "") + figures + rate
    }
}
