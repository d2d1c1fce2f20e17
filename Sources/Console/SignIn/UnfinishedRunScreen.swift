import RootAccess
import TerminalUI

/// Says that a run did not finish, and offers to look at its accounts again or to finish it.
struct UnfinishedRunScreen: Screen {
    /// What its keys do.
    enum Command: Sendable { case move(Viewport.Move), choose, later }

    private enum Answer: Sendable { case lookAgain, resume, later, forget }

    let crumb: Text = "Unfinished run"
    private var runs: [UnfinishedRun]
    private var menu: Menu<Answer>
    private var reading: Int?

    /// Makes the screen for runs that were found; they are asked about one by one.
    init(_ runs: [UnfinishedRun]) {
        self.runs = runs
        menu = Menu([
            Menu.Item("Look at its accounts again", value: .lookAgain, detail: "reads only"),
            Menu.Item("Finish it: do what is left of its plan", value: .resume, detail: "asks before anything"),
            Menu.Item("Leave it for later", value: .later),
            Menu.Item("Do not ask again", value: .forget, detail: "the journal stays"),
        ])
    }

    func keymap(_ shared: Shared) -> Keymap<Command> {
        Keymap(
            MoveBindings.all(Command.move) + [
                Binding(.enter, command: .choose, label: "choose", help: "Do what the cursor is on.", footerRank: 2),
                Binding(.escape, .character("q"), command: .later, label: "later", help: "Leave it.", footerRank: 3),
            ]
        )
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        switch command {
        case .move(let move):
            menu.move(move)
            return []
        case .later:
            next(&shared)
            return []
        case .choose:
            guard let run = runs.first, case .chosen(let answer) = menu.choose() else { return [] }
            switch answer {
            case .later:
                next(&shared)
                return []
            case .forget:
                next(&shared)
                return [.forgetUnfinishedRun(run.id)]
            case .resume:
                let generation = shared.nextGeneration()
                reading = generation
                return [.readRun(generation: generation, runID: run.id)]
            case .lookAgain:
                next(&shared)
                return shared.beginLookAgain(at: run)
            }
        }
    }

    mutating func receive(_ message: Message, _ shared: inout Shared) -> [Effect] {
        switch message {
        case .resumable(let generation, let record) where generation == reading:
            guard !shared.settings.isReadOnly else {
                shared.say("rootward runs with --read-only: nothing is deleted.", .problem)
                return []
            }
            next(&shared)
            shared.navigation.append(.push(ConfirmScreen(record.remainingPlan, resumes: record, shared)))
            return shared.voidTyping()
        case .failed(let generation, let problem) where generation == reading:
            shared.say(problem)
            return []
        default: return []
        }
    }

    private mutating func next(_ shared: inout Shared) {
        if !runs.isEmpty { runs.removeFirst() }
        if runs.isEmpty { shared.navigation.append(.pop) }
    }

    func draw(into frame: inout Frame, in rect: Rect, _ shared: Shared) {
        guard let run = runs.first else { return }
        let done = Phrases.number(run.accountsDone)
        let begun = "\(Phrases.day(run.startedAt)) \(Phrases.timeOfDay(run.startedAt))"
        var body = [
            Line(Text("A run did not finish: \(done) of \(Phrases.accounts(run.accountsOf)) done.")),
            Line(
                Text(
                    "\(Phrases.counted(run.itemsUnknown, "item")) unknown: a deletion was begun and its end not noted."
                ),
                run.itemsUnknown > 0 ? .warning : .normal
            ),
            Line(.empty),
            Line(Text("Run \(run.id), begun \(begun) UTC")),
        ]
        if !run.reason.isEmpty { body.append(Line("Reason: " + Text(run.reason))) }
        body.append(Line(.empty))
        let dialog = Dialog("Unfinished run", body: body, reservedRows: menu.items.count)
        let room = dialog.draw(into: &frame, in: rect)
        menu.draw(into: &frame, in: room)
    }
}
