import RootAccess
import TerminalUI

/// The wizard that switches on *Root access management*: check, choose, delegate, review and enable, result.
struct EnableScreen: Screen {
    /// What its keys do.
    enum Command: Sendable { case move(Viewport.Move), toggle, next, back, leave }

    /// The steps, in order; the last two are one for the person.
    enum Step: Int, Sendable, CaseIterable {
        case check, choose, delegate, review, enabling, result

    }

    /// What stands in the frame of the box; the check is only seen where it ends the wizard, so it has no number.
    func title(isNarrow: Bool) -> Text {
        switch step {
        case .check: "check"
        case .choose where isAllOn: isNarrow ? "1 of 3: all on" : "1 of 3: everything is on already"
        case .choose: isNarrow ? "1 of 3: choose" : "1 of 3: choose capabilities"
        case .delegate: "2 of 3: delegate"
        case .review, .enabling: "3 of 3: review and enable"
        case .result: "result"
        }
    }

    /// True when there is no capability left to choose.
    var isAllOn: Bool { context.capabilities.rootCredentialsManagement && context.capabilities.rootSessions }

    let stage: Stage? = .enable
    let crumb: Text = "Enable"
    var context: Preflight.Context
    var step: Step
    var wantsManagement = true
    var wantsSessions = true
    /// 0 for the first capability, 1 for the second.
    var choice = 0
    var delegate: AccountID?
    var delegateFilter = TextField(limit: 60)
    var candidates = DelegateList()
    var answer = TextField(limit: 12, allowsPaste: false)
    var page = Page([])
    var generation: Int?
    var outcome: EnableOutcome?
    var problem: Problem?

    /// Makes the wizard; a check with nothing to tell is passed.
    init(context: Preflight.Context) {
        self.context = context
        step = context.standing == .management && context.organization.hasAllFeatures ? .choose : .check
    }

    var takesText: Bool { step == .delegate || step == .review }

    /// What the review shows and `enable` does.
    var plan: EnablePlan {
        EnablePlan(
            context: context,
            rootCredentialsManagement: wantsManagement,
            rootSessions: wantsSessions,
            delegatedAdministrator: delegate
        )
    }

    /// Why nothing can be enabled; nil when it can.
    func obstacle(_ shared: Shared) -> Text? {
        if context.standing != .management { return "Only the management account can change these settings." }
        if !context.organization.hasAllFeatures { return "The organization has consolidated billing only." }
        return nil
    }

    mutating func settle(_ shared: Shared) {
        switch step {
        case .check: page.lines = factLines(shared)
        case .review: page.lines = reviewLines(shared)
        case .result: page.lines = resultLines(shared)
        case .choose, .enabling: break
        case .delegate:
            candidates.settle(shared, query: delegateFilter.value, height: max(1, shared.bodySize.rows - 9))
        }
    }

    mutating func receive(_ message: Message, _ shared: inout Shared) -> [Effect] {
        switch message {
        case .enabled(generation, let outcome):
            self.outcome = outcome
            page = Page([])
            step = .result
            generation = nil
            if let capabilities = outcome.capabilities {
                context.capabilities = capabilities
                shared.context?.capabilities = capabilities
            }
            if let delegated = outcome.delegatedAdministrators {
                context.delegatedAdministrators = delegated
                shared.context?.delegatedAdministrators = delegated
            }
        case .failed(generation, let problem):
            self.problem = problem
            step = .result
            generation = nil
            shared.say(problem)
        default: break
        }
        return []
    }

    mutating func type(_ event: TerminalUI.Event, _ shared: inout Shared) -> [Effect]? {
        switch step {
        case .delegate: return delegateFilter.handle(event) ? [] : nil
        case .review where canEnable(shared):
            if case .paste = event {
                shared.say("The word must be typed; pasted text is not taken.", .problem)
                return []
            }
            return answer.handle(event) ? [] : nil
        default: return nil
        }
    }

    /// True when the review has a field to type the word into.
    func canEnable(_ shared: Shared) -> Bool {
        !shared.settings.isReadOnly && obstacle(shared) == nil && !plan.steps.isEmpty
    }

    mutating func perform(_ command: Command, _ shared: inout Shared) -> [Effect] {
        switch command {
        case .move(let move): self.move(move, shared)
        case .toggle: toggle(&shared)
        case .back: back(&shared)
        case .leave: shared.navigation.append(.accounts)
        case .next: return next(&shared)
        }
        return []
    }

    private mutating func move(_ move: Viewport.Move, _ shared: Shared) {
        switch step {
        case .choose: choice = move == .down || move == .end ? 1 : 0
        case .delegate: candidates.viewport.move(move)
        default: page.move(move, in: pageSize(shared))
        }
    }

    /// The room for the page inside the box.
    func pageSize(_ shared: Shared) -> (rows: Int, columns: Int) {
        let field = step == .review && canEnable(shared) ? 1 : 0
        return (shared.bodySize.rows - 2 - field, shared.size.columns - 2)
    }

    private mutating func toggle(_ shared: inout Shared) {
        let on = context.capabilities
        if choice == 0 {
            if on.rootCredentialsManagement {
                return shared.say("It is on already; rootward does not switch it off.", .hint)
            }
            wantsManagement.toggle()
        } else {
            if on.rootSessions { return shared.say("It is on already; rootward does not switch it off.", .hint) }
            wantsSessions.toggle()
        }
    }

    private mutating func back(_ shared: inout Shared) {
        switch step {
        case .delegate: step = .choose
        case .review:
            answer.clear()
            step = .delegate
        case .enabling: shared.say("The calls are being made; wait for what they come to.", .hint)
        case .check, .choose, .result: shared.navigation.append(.accounts)
        }
    }

    private mutating func next(_ shared: inout Shared) -> [Effect] {
        switch step {
        case .check:
            if let obstacle = obstacle(shared) {
                shared.say(obstacle.string, .problem)
                return []
            }
            step = .choose
        case .choose: step = .delegate
        case .delegate:
            delegate = candidates.chosen(shared)
            page = Page([])
            step = .review
            answer.clear()
            return shared.voidTyping()
        case .review: return enable(&shared)
        case .enabling: break
        case .result: return goOn(&shared)
        }
        return []
    }

    /// The only place in which enabling begins: under the calls that were shown, with the word typed.
    private mutating func enable(_ shared: inout Shared) -> [Effect] {
        guard !plan.steps.isEmpty else { return goOn(&shared) }
        guard canEnable(shared) else {
            shared.say(obstacle(shared)?.string ?? "rootward runs with --read-only: nothing is enabled.", .problem)
            return []
        }
        do {
            let confirmation = try EnableConfirmation(plan: plan, typed: answer.value)
            let generation = shared.nextGeneration()
            self.generation = generation
            step = .enabling
            return [.enable(generation: generation, confirmation)]
        } catch {
            shared.say(error.description, .problem)
            answer.clear()
            return []
        }
    }

    /// On to the accounts, which are looked at now if they can be.
    private func goOn(_ shared: inout Shared) -> [Effect] {
        shared.navigation.append(.accounts)
        guard context.capabilities.rootCredentialsManagement, shared.audit == nil else { return [] }
        guard shared.listing == .complete else { return shared.beginListing() }
        let toDo = shared.directory.accounts.indices.filter { shared.directory.statuses[$0] == .notChecked }
        return toDo.isEmpty ? [] : shared.beginAudit(toDo.map { shared.directory.accounts[$0].id })
    }
}
