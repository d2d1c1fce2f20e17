import FoundationEssentials
import RootAccess
import TerminalUI

/// One account in full: each credential with its age and last use, or why nobody could look.
struct DetailsScreen: Screen {
    /// What its keys do.
    enum Command: Sendable { case move(Viewport.Move), check, action, copyID, copyExemption, back }

    let stage: Stage? = nil
    let crumb: Text
    private let account: AccountID
    private var generation: Int?
    private var page = Page([])

    /// Makes the screen of an account.
    init(account: AccountID) {
        self.account = account
        crumb = Text(account.text)
    }

    /// Asks for the details when something is there to be read, or when a person wants them anew.
    mutating func look(_ shared: inout Shared, isForced: Bool) -> [Effect] {
        guard let index = shared.directory.index(of: account),
            shared.directory.inapplicability(ofIndex: index) == nil,
            shared.context?.capabilities.rootCredentialsManagement ?? false
        else { return [] }
        let isWanted = if case .present(_, nil) = shared.directory.statuses[index] { true } else { isForced }
        guard isWanted else { return [] }
        let generation = shared.nextGeneration()
        self.generation = generation
        return [.readDetails(generation: generation, account)]
    }

    mutating func receive(_ message: Message, _ shared: inout Shared) -> [Effect] {
        switch message {
        case .details(generation, account, let status, let time):
            shared.directory.set(status, of: account, at: time)
            generation = nil
        case .failed(generation, let problem):
            shared.say(problem)
            generation = nil
        default: break
        }
        return []
    }

    mutating func settle(_ shared: Shared) {
        page.lines = DetailsText(account, isReading: generation != nil, shared).lines
    }

    func keymap(_ shared: Shared) -> Keymap<Command> {
        let isBlocked = if case .blocked = shared.directory.status(account) { true } else { false }
        return Keymap(
            MoveBindings.all(label: "scroll", footerRank: page.isLonger(than: shared.bodySize) ? 1 : nil, Command.move)
                + [
                    Binding(
                        .character("a"),
                        command: .action,
                        label: "action",
                        help: "Take a privileged action.",
                        footerRank: 2
                    ),
                    Binding(
                        .character("r"),
                        command: .check,
                        label: "check again",
                        help: "Read it again.",
                        footerRank: 3
                    ),
                    Binding(
                        .character("y"),
                        command: .copyID,
                        label: "copy ID",
                        help: "Copy the account's ID.",
                        footerRank: 4
                    ),
                    Binding(
                        .character("x"),
                        command: .copyExemption,
                        label: "copy exemption",
                        help: "Copy the condition that lets root sessions pass.",
                        footerRank: 3,
                        unavailable: isBlocked ? nil : "No policy blocks this account."
                    ),
                    Binding(
                        .escape,
                        .character("q"),
                        .left,
                        .character("h"),
                        command: .back,
                        label: "back",
                        help: "Back to the accounts.",
                        footerRank: 1
                    ),
                ]
        )
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        switch command {
        case .move(let move): page.move(move, in: shared.bodySize)
        case .check:
            let effects = look(&shared, isForced: true)
            if effects.isEmpty { shared.say("This account can't be read.", .hint) }
            return effects
        case .action: shared.navigation.append(.push(ActionScreen(targets: [account], shared)))
        case .copyID:
            shared.say("Asked the terminal to copy \(account.text).", .good)
            return [.copy(account.text)]
        case .copyExemption:
            shared.say("Asked the terminal to copy the condition.", .good)
            return [.copy(Exemption.statement)]
        case .back: shared.navigation.append(.pop)
        }
        return []
    }

    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) { page.draw(into: &frame, in: rect) }
}
