import RootAccess
import TerminalUI

/// Looks at what is there before anything is asked: a plan is made of what was found.
struct PlanningScreen: Screen {
    /// What its keys do.
    enum Command: Sendable { case back }

    let stage: Stage? = .action
    let crumb: Text = "Plan"
    private let generation: Int
    private var done = 0
    private var total: Int
    private var problem: Problem?
    private var leftOut: [Plan.LeftOut]?

    /// Waits for the plan of a generation.
    init(generation: Int, of total: Int) {
        self.generation = generation
        self.total = total
    }

    mutating func receive(_ message: Message, _ shared: inout Shared) -> [Effect] {
        switch message {
        case .planProgress(generation, let done, let total): (self.done, self.total) = (done, total)
        case .failed(generation, let problem):
            self.problem = problem
            shared.say(problem)
        case .planned(generation, let plan):
            guard !plan.accounts.isEmpty else {
                leftOut = plan.leftOut
                return []
            }
            shared.navigation.append(.replace(ConfirmScreen(plan, shared)))
            return shared.voidTyping()
        default: break
        }
        return []
    }

    func keymap(_ shared: Shared) -> Keymap<Command> {
        Keymap([
            Binding(
                .escape,
                .character("q"),
                .left,
                command: .back,
                label: problem == nil && leftOut == nil ? "give up" : "back",
                help: "Back to the accounts; nothing was changed.",
                footerRank: 1
            )
        ])
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        shared.navigation.append(.pop)
        return []
    }

    /// Why there is no plan; nothing is called empty that could not be read.
    private static func verdict(_ leftOut: [Plan.LeftOut]) -> [Line] {
        let isOne = leftOut.count == 1
        let unread = leftOut.count(where: \.isUnread)
        guard unread > 0 else {
            return [Line("Nothing to delete in \(isOne ? "this account" : "these accounts").", .title)]
        }
        let way = Line(Text("\(unread == 1 ? "Its" : "Their") details (⏎ in the list) say what is in the way."), .muted)
        if unread == leftOut.count {
            let whose = isOne ? "this account" : "these \(Phrases.accounts(unread))"
            return [Line(Text("Can't look into \(whose), so nothing can be planned."), .danger), way]
        }
        let empty = Phrases.accounts(leftOut.count - unread)
        return [
            Line(Text("Nothing to delete in \(empty); can't look into \(Phrases.number(unread)) more."), .danger), way,
        ]
    }

    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        var body: [Line]
        if let problem {
            body = [Line("The plan could not be made.", .danger), Line(Text(problem.description))]
        } else if let leftOut {
            body = Self.verdict(leftOut) + [Line(.empty)]
            body += leftOut.prefix(100).map { Line(Text("\($0.name)  \($0.id.text)  \($0.reason.words)")) }
            if leftOut.count > 100 { body.append(Line(Text("and \(Phrases.number(leftOut.count - 100)) more"))) }
        } else {
            let bar = ProgressBar(done: done, total: total).text(columns: min(40, rect.columns - 8))
            body = [
                Line(Text("Looking at what is there: \(Phrases.number(done)) of \(Phrases.accounts(total))")),
                Line(bar, .accent), Line("Nothing is changed by looking.", .muted),
            ]
        }
        Dialog("Plan: delete root credentials", body: body).draw(into: &frame, in: rect)
    }
}
