import RootAccess
import TerminalUI

/// The last question before anything is deleted: lists all of it, and takes only the typed answer.
struct ConfirmScreen: Screen {
    /// What its keys do.
    enum Command: Sendable {
        case previous, next, advance, tick, scroll(Viewport.Move), save, back
    }

    /// What can have the focus, from top to bottom.
    enum Focus: Sendable, Equatable { case yes(Guard.Kind), reason, answer }

    let stage: Stage? = .confirm
    let crumb: Text = "Confirm"
    let plan: Plan
    let list: PlanList
    /// The run of which the plan is the rest; nil for a first one.
    let resumes: RunRecord?
    /// What needs a yes of its own, each with a box.
    let guards: [Guard]
    var top = 0
    var focus: Focus
    var acknowledged: Set<Guard.Kind> = []
    var reason = TextField(limit: 120)
    var answer: TextField

    private var saving: Int?

    /// Asks about a plan that holds something to do, or about the rest of a run that did not finish.
    init(_ plan: Plan, resumes: RunRecord? = nil, _ shared: Shared) {
        self.plan = plan
        self.resumes = resumes
        list = PlanList(plan, recentUseDays: shared.settings.recentUseDays)
        guards = plan.guards(shared.settings.configuration)
        answer = TextField(limit: 12, accepting: .digits, allowsPaste: false)
        focus = guards.first.map { .yes($0.kind) } ?? (shared.settings.configuration.requiresReason ? .reason : .answer)
    }

    var takesText: Bool { focus == .reason || focus == .answer }

    /// What can have the focus with this plan.
    var stops: [Focus] { guards.map { .yes($0.kind) } + [.reason, .answer] }

    func keymap(_ shared: Shared) -> Keymap<Command> {
        let isTick = if case .yes = focus { true } else { false }
        return Keymap([
            Binding(
                .character(" "),
                command: .tick,
                label: "tick",
                help: "Tick or clear the box that has the focus.",
                footerRank: 1,
                unavailable: isTick ? nil : "Tab goes to the boxes."
            ),
            Binding(
                .enter,
                command: .advance,
                label: focus == .answer ? "delete" : "next",
                help: "In the last field: delete, if what was typed is right. Elsewhere: the next field.",
                footerRank: 2
            ),
            Binding(.tab, .down, command: .next, label: "next field", help: "The next field.", footerRank: 3),
            Binding(.backTab, .up, command: .previous, label: "field before", help: "The field before."),
            Binding(
                .pageDown,
                command: .scroll(.pageDown),
                label: "scroll",
                help: "The list, one page on.",
                footerRank: 4,
                keyLabel: "pgup pgdn"
            ),
            Binding(.pageUp, command: .scroll(.pageUp), label: "scroll back", help: "The list, one page back."),
            Binding(
                .character("w"),
                command: .save,
                label: "save plan",
                help: "Save the plan as a file, for a second person to review and apply; nothing is deleted.",
                footerRank: 5,
                unavailable: focus == .reason ? "Tab to another field first." : nil
            ),
            Binding(
                .escape,
                command: .back,
                label: "back",
                help: "Back to the accounts; nothing is deleted.",
                footerRank: 1
            ),
        ])
    }

    mutating func receive(_ message: Message, _ shared: inout Shared) -> [Effect] {
        switch message {
        case .saved(let generation, let path) where generation == saving:
            shared.say("Saved: rootward apply \(path) --confirm \(Confirmation.requiredText(for: plan))", .good)
        case .failed(let generation, let problem) where generation == saving: shared.say(problem)
        default: break
        }
        return []
    }

    mutating func type(_ event: TerminalUI.Event, _ shared: inout Shared) -> [Effect]? {
        switch focus {
        case .reason: return reason.handle(event) ? [] : nil
        case .answer:
            if case .paste = event {
                shared.say("The answer must be typed; pasted text is not taken.", .problem)
                return []
            }
            return answer.handle(event) ? [] : nil
        case .yes:
            if case .key(.character(let character)) = event, character != " ", character.isNumber {
                shared.say("Tick the boxes first: space ticks, tab goes on.", .hint)
                return []
            }
            return nil
        }
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        switch command {
        case .next: move(by: 1)
        case .previous: move(by: -1)
        case .tick: tick()
        case .scroll(let move): scroll(move, shared)
        case .save:
            let generation = shared.nextGeneration()
            saving = generation
            return [.savePlan(generation: generation, SavedPlan(plan: plan, acknowledged: acknowledged))]
        case .back:
            shared.say("Nothing was deleted.")
            shared.navigation.append(.pop)
        case .advance:
            guard focus == .answer else {
                move(by: 1)
                return []
            }
            return confirm(&shared)
        }
        return []
    }

    private mutating func move(by step: Int) {
        let stops = stops
        let place = (stops.firstIndex(of: focus) ?? 0) + step
        focus = stops[(place + stops.count) % stops.count]
    }

    private mutating func tick() {
        if case .yes(let kind) = focus { acknowledged.formSymmetricDifference([kind]) }
    }

    private mutating func scroll(_ move: Viewport.Move, _ shared: Shared) {
        let height = max(1, listHeight(in: shared.bodySize.rows))
        top = max(0, min(list.rows.count - height, top + (move == .pageDown ? height : -height)))
    }

    /// The only place in which a run begins; `Confirmation` decides whether it may.
    private mutating func confirm(_ shared: inout Shared) -> [Effect] {
        guard !shared.settings.isReadOnly else {
            shared.say("rootward runs with --read-only: nothing is deleted.", .problem)
            return []
        }
        do {
            let confirmation = try Confirmation(
                plan: plan,
                typed: answer.value,
                reason: reason.value,
                acknowledged: acknowledged,
                configuration: shared.settings.configuration,
                resumes: resumes
            )
            let generation = shared.nextGeneration()
            shared.isRunning = true
            shared.navigation.append(.replace(RunScreen(confirmation, generation: generation, shared)))
            return [.run(generation: generation, confirmation)]
        } catch {
            shared.say(words(for: error), .problem)
            answer.clear()
            return []
        }
    }

    private func words(for refusal: Confirmation.Refusal) -> String {
        switch refusal {
        case .wrongText(let expected, let typed):
            let isOne = plan.accounts.count == 1
            if typed.isEmpty { return "Nothing was typed: type \(expected), or esc to go back." }
            return isOne
                ? "It is account \(expected), you typed \(typed)." : "It is \(expected) accounts, you typed \(typed)."
        case .notAcknowledged(let met): return "\(met.reason) Tick the box first."
        case .nothingToDo, .reasonMissing: return refusal.description
        }
    }
}
