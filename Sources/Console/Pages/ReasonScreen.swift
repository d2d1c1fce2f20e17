import RootAccess
import TerminalUI

/// One trouble in full: what happened, in which call, and the way out.
struct ReasonScreen: Screen {
    /// What its keys do.
    enum Command: Sendable { case move(Viewport.Move), copy, close }

    let crumb: Text
    private var page: Page
    private let copied: String

    /// Makes the page of an account's trouble in a run.
    init(_ result: AccountResult) {
        crumb = Text(result.name)
        var lines = [Line(Text(result.name) + " · " + Text(result.account.text), .title), Line(.empty)]
        for item in result.items {
            let verified = item.isVerified ? ", verified" : ""
            lines.append(Line(Text("\(item.item.words): \(item.outcome.words)\(verified)")))
            if let problem = item.problem { lines.append(Line("  " + Text(problem.description), .danger)) }
        }
        if let problem = result.problem { lines.append(Line(Text(problem.description), .danger)) }
        if let left = result.left, !left.isEmpty {
            lines += [Line(.empty), Line("Found by the second look:", .title)]
            lines += left.map { Line("  " + Text($0.words)) }
        }
        let isDenied = result.firstProblem?.kind == .denied
        if isDenied { lines += [Line(.empty)] + Exemption.lines }
        copied = isDenied ? Exemption.statement : result.firstProblem?.description ?? result.account.text
        page = Page(lines)
    }

    func keymap(_ shared: Shared) -> Keymap<Command> {
        Keymap(
            MoveBindings.all(label: "scroll", footerRank: page.isLonger(than: shared.bodySize) ? 1 : nil, Command.move)
                + [
                    Binding(
                        .character("y"),
                        command: .copy,
                        label: "copy",
                        help: "Copy what is needed.",
                        footerRank: 3
                    ),
                    Binding(
                        .escape,
                        .character("q"),
                        .left,
                        command: .close,
                        label: "back",
                        help: "Back.",
                        footerRank: 2
                    ),
                ]
        )
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        switch command {
        case .move(let move): page.move(move, in: shared.bodySize)
        case .copy:
            shared.say("Asked the terminal to copy it.", .good)
            return [.copy(copied)]
        case .close: shared.navigation.append(.pop)
        }
        return []
    }

    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) { page.draw(into: &frame, in: rect) }
}

/// What to add to a service control policy that denies the root user, so that root sessions pass
/// (IAM User Guide, "AWS global condition context keys", `aws:AssumedRoot`).
enum Exemption {
    /// The condition to add.
    static let statement = #""Null": { "aws:AssumedRoot": "true" }"#

    /// What to do, as lines.
    static let lines: [Line] = [
        Line("The way out", .title),
        "The policy denies the root user and does not except root sessions.",
        "Add this to the Condition of its Deny statement:",
        Line("    " + Text(statement), .accent),
        "It then denies long-term root credentials only. In Control Tower, set ExemptAssumeRoot to true.",
    ]
}

extension Plan.Item {
    /// What it is, in words.
    var words: String { identity.words }
}

extension Plan.Item.Identity {
    /// What it is, in words: "access key AKIA…7Q2A".
    var words: String {
        switch kind {
        case .password: "password"
        case .accessKey: "access key \(id)"
        case .signingCertificate: "signing certificate \(id)"
        case .mfaDevice: "MFA device \(id.split(separator: "/").last.map(String.init) ?? id)"
        }
    }
}
