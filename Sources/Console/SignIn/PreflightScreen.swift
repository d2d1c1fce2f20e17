import RootAccess
import TerminalUI

/// The first look: who is calling, for which organization, and whether they may; passes by itself when all is well.
struct PreflightScreen: Screen {
    /// What its keys do.
    enum Command: Sendable { case move(Viewport.Move), goOn, retry, copy, quit }

    let crumb: Text = "Sign-in"
    private var generation: Int?
    private var preflight: Preflight?
    private var page = Page([])

    /// Asks for the look.
    mutating func look(_ shared: inout Shared) -> [Effect] {
        let generation = shared.nextGeneration()
        self.generation = generation
        preflight = nil
        return [.preflight(generation: generation)]
    }

    mutating func receive(_ message: Message, _ shared: inout Shared) -> [Effect] {
        guard case .preflight(let generation, let preflight, let end) = message, generation == self.generation else {
            return []
        }
        self.preflight = preflight
        shared.context = preflight.context
        shared.credentialsExpire = end
        page = Page(Self.lines(preflight))
        return preflight.isAllWell ? goOn(&shared) : []
    }

    private func goOn(_ shared: inout Shared) -> [Effect] {
        guard let context = preflight?.context else { return [] }
        shared.navigation.append(.accounts)
        if !context.capabilities.rootCredentialsManagement {
            shared.navigation.append(.push(EnableScreen(context: context)))
        }
        if !shared.unfinishedRuns.isEmpty {
            shared.navigation.append(.push(UnfinishedRunScreen(shared.unfinishedRuns)))
        }
        return shared.beginListing()
    }

    private static func lines(_ preflight: Preflight) -> [Line] {
        let width = preflight.checks.map { Text($0.title).width }.max() ?? 0
        let blank = Text(String(repeating: " ", count: width + 4))
        var lines = [
            Line(preflight.context == nil ? "Rootward can't start yet" : "Before you start", .title), Line(.empty),
        ]
        for check in preflight.checks {
            let (marker, role): (Text, Role) =
                switch check.verdict {
                case .passed: ("✓", .good)
                case .warning: ("!", .warning)
                case .failed: ("✗", .danger)
                case .notChecked: ("?", .muted)
                }
            let title = Text(check.title).padded(to: width)
            // AWS and credential helpers answer in several lines.
            let details = Text.lines(check.detail)
            lines.append(
                Line([.init(marker + " ", role), .init(title + "  ", .title), .init(details.first ?? .empty)])
            )
            lines += details.dropFirst().filter { !$0.isEmpty }.map { Line(blank + $0) }
            if let remedy = check.remedy { lines.append(Line(blank + Text(remedy), .accent)) }
        }
        return lines
    }

    func keymap(_ shared: Shared) -> Keymap<Command> {
        let isLooking: Text? = preflight == nil ? "The look is under way." : nil
        let noContext: Text? = preflight?.context == nil ? "What is marked ✗ must be put right first." : nil
        return Keymap(
            [
                Binding(
                    .enter,
                    command: .goOn,
                    label: "go on",
                    help: "Go on to the accounts.",
                    footerRank: 1,
                    unavailable: isLooking ?? noContext
                ),
                Binding(
                    .character("r"),
                    command: .retry,
                    label: "look again",
                    help: "Look again.",
                    footerRank: 2,
                    unavailable: isLooking
                ),
                Binding(
                    .character("y"),
                    command: .copy,
                    label: "copy the remedy",
                    help: "Ask the terminal to copy the first remedy.",
                    footerRank: 3,
                    unavailable: remedy == nil ? "There is nothing to copy." : nil
                ),
            ] + MoveBindings.all(footerRank: nil, Command.move) + [
                Binding(.character("q"), .escape, command: .quit, label: "quit", help: "Leave rootward.", footerRank: 4)
            ]
        )
    }

    private var remedy: String? { preflight?.checks.lazy.compactMap(\.remedy).first }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        switch command {
        case .move(let move): page.move(move, in: shared.bodySize)
        case .goOn: return goOn(&shared)
        case .retry: return look(&shared)
        case .copy:
            guard let remedy else { return [] }
            shared.say("Asked the terminal to copy it.", .good)
            return [.copy(remedy)]
        case .quit: return [.quit(shared.exitCode)]
        }
        return []
    }

    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        guard preflight != nil else {
            frame.put("Looking who you are and what you may do", row: 1, column: 1, in: rect)
            return
        }
        page.draw(into: &frame, in: rect.droppingTop(1))
    }
}
