import FoundationEssentials
import RootAccess
import TerminalUI

/// Everything the console knows and shows at one moment.
package struct Model: Sendable {
    var shared: Shared
    /// The way here: the last one is on the screen.
    var screens: [any Screen]

    /// True when the program shall end with `exitCode`.
    package private(set) var isFinished = false

    /// Makes the model as it stands before anything is known.
    package init(settings: Settings) {
        shared = Shared(settings: settings)
        screens = [PreflightScreen()]
    }

    /// The screen's size; the loop sets it before it sends `.event(.resize)`.
    package var size: (rows: Int, columns: Int) {
        get { shared.size }
        set { shared.size = newValue }
    }

    /// What the program returns: 0, or 1 when a run left anything undone or unverified.
    package var exitCode: Int32 { shared.exitCode }

    /// True while something on the screen changes with time alone, so that a tick a second is wanted.
    package var needsTicks: Bool { shared.credentialsExpire != nil || shared.audit != nil || shared.isRunning }

    /// The first look, with which everything starts.
    package mutating func begin() -> [Effect] {
        var preflight = PreflightScreen()
        let effects = preflight.look(&shared)
        screens = [preflight]
        return effects
    }

    /// Brings the screen in sight up to date with what came in since it was last looked at.
    mutating func settle() {
        guard let top = screens.indices.last else { return }
        screens[top].settle(shared)
    }

    /// Takes one message.
    mutating func take(_ message: Message) -> [Effect] {
        guard !isFinished else { return [] }
        let effects: [Effect]
        switch message {
        case .event(let event): effects = take(event)
        case .tick(let time):
            shared.now = time
            shared.frameWasShown()
            settle()
            effects = []
        case .noted(let sentence):
            shared.note(sentence)
            effects = []
        default: effects = deliver(message)
        }
        return finish(effects)
    }

    private mutating func take(_ event: TerminalUI.Event) -> [Effect] {
        switch event {
        case .resize, .wake:
            settle()
            return []
        case .suspend: return [.suspend]
        case .terminate: return [.quit(shared.isRunning ? 1 : exitCode)]
        case .key, .paste:
            guard !shared.isTypingVoid, let top = screens.indices.last else { return [] }
            guard size.rows >= Header.least.rows, size.columns >= Header.least.columns else {
                // What can't be seen can't be acted on; only leaving is possible.
                return event == .key(.control("c")) ? press(.control("c"), top) : []
            }
            shared.clearNotice()
            settle()
            if let effects = screens[top].type(event, &shared) { return effects }
            switch event {
            case .key(let key): return press(key, top)
            default:
                shared.say("Pasted text is not taken here: it could hold keys.", .hint)
                return []
            }
        }
    }

    private mutating func press(_ key: Key, _ top: Int) -> [Effect] {
        if let effects = screens[top].press(key, &shared) { return effects }
        guard case .command(let command) = EverywhereCommand.keymap.outcome(of: key) else {
            shared.say("Nothing is on this key here; ? shows the keys.", .hint)
            return []
        }
        switch command {
        case .help: return push(HelpScreen(of: screens[top], shared))
        case .log: return push(LogScreen(shared.log))
        case .repaint: return [.repaint]
        case .suspend: return [.suspend]
        case .leave: return leave()
        }
    }

    private mutating func push(_ screen: some Screen) -> [Effect] {
        // Help on help and the log of the log would only pile up.
        guard !screens.contains(where: { type(of: $0) == type(of: screen) }) else { return [] }
        screens.append(screen)
        return []
    }

    /// Leaves, unless a run is under way: then the run's screen asks first.
    private mutating func leave() -> [Effect] {
        guard shared.isRunning, let run = screens.lastIndex(where: { $0 is RunScreen }) else {
            return [.quit(exitCode)]
        }
        screens.removeSubrange((run + 1)...)
        return screens[run].press(.control("c"), &shared) ?? []
    }

    private mutating func deliver(_ message: Message) -> [Effect] {
        if case .unfinishedRuns(let runs) = message { shared.unfinishedRuns = runs }
        shared.receive(message)
        shared.keep(message)
        var effects: [Effect] = []
        for index in screens.indices { effects += screens[index].receive(message, &shared) }
        return effects
    }

    private mutating func finish(_ effects: [Effect]) -> [Effect] {
        let moves = shared.navigation
        shared.navigation = []
        for move in moves {
            switch move {
            case .push(let screen): screens.append(screen)
            case .replace(let screen): screens[screens.count - 1] = screen
            case .pop: if screens.count > 1 { screens.removeLast() }
            case .accounts: goHome { _, _ in }
            case .showSelected: goHome { home, _ in home.filter = TextField("is:selected", limit: 80) }
            case .deselectHidden: goHome { $0.deselectHidden(&$1) }
            }
        }
        if !moves.isEmpty { settle() }
        if effects.contains(where: { if case .quit = $0 { true } else { false } }) { isFinished = true }
        return effects
    }

    private mutating func goHome(_ change: (inout AccountsScreen, inout Shared) -> Void) {
        var home = screens.lazy.compactMap { $0 as? AccountsScreen }.first ?? AccountsScreen()
        change(&home, &shared)
        screens = [home]
    }
}

/// Takes one message into the model.
///
/// - Returns: What the world is asked to do, in this order.
package func update(_ model: inout Model, _ message: Message) -> [Effect] { model.take(message) }
