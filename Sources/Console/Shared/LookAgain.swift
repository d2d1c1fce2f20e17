import RootAccess

/// A look at the accounts of a run that did not finish: what it has found so far.
struct LookAgain: Sendable, Equatable {
    let generation: Int
    /// Every account that was answered for.
    private(set) var found: [AccountID: AccountStatus] = [:]

    /// Starts with nothing found.
    init(generation: Int) { self.generation = generation }

    /// Counts answers in.
    mutating func add(_ statuses: [(AccountID, AccountStatus)]) {
        for (id, status) in statuses { found[id] = status }
    }

    /// The accounts in which something is left.
    var left: [AccountID] { found.filter(\.value.isPresent).map(\.key) }

    /// What came of it; an account that could not be read is counted as such.
    var words: String {
        let none = found.values.count { $0 == .absent }
        let unread = found.count - left.count - none
        var parts = ["some left in \(Phrases.number(left.count))\(left.isEmpty ? "" : " (selected)")"]
        parts.append("none left in \(Phrases.number(none))")
        if unread > 0 { parts.append("\(Phrases.number(unread)) not read") }
        return "Looked again at \(Phrases.number(found.count)): \(parts.joined(separator: ", "))."
    }
}

extension Shared {
    /// Starts the look at the accounts of an unfinished run.
    mutating func beginLookAgain(at run: UnfinishedRun) -> [Effect] {
        let generation = nextGeneration()
        lookAgain = LookAgain(generation: generation)
        if audit == nil { audit = AuditProgress(generation: generation, startedAt: now) }
        audit?.ask(run.accountsOf, generation: generation)
        return [.lookAgain(generation: generation, runID: run.id)]
    }

    /// Keeps in the log, and says, what came of work that no screen waits for.
    mutating func keep(_ message: Message) {
        switch message {
        case .audited(let generation, let statuses, _) where generation == lookAgain?.generation:
            lookAgain?.add(statuses)
        case .auditEnded(let generation):
            guard let look = lookAgain, look.generation == generation else { return }
            lookAgain = nil
            selection.formUnion(look.left)
            say(look.words)
        case .failed(let generation, let problem) where generation == lookAgain?.generation:
            lookAgain = nil
            receive(.auditEnded(generation: generation))
            say(problem)
        case .enabled(_, let outcome): note(outcome)
        default: break
        }
    }

    private mutating func note(_ outcome: EnableOutcome) {
        for (step, result) in outcome.steps {
            let call = [step.call, step.argument].filter { !$0.isEmpty }.joined(separator: " ")
            switch result {
            case .done(let requestID): note("Enabling: \(call) done" + (requestID.map { ", request \($0)." } ?? "."))
            case .failed(let problem): note("Enabling: \(call) failed. \(problem.description)")
            case .notMade: note("Enabling: \(call) was not made, because one before it failed.")
            }
        }
        guard let now = outcome.capabilities else { return }
        let sessions = now.rootSessions ? "on" : "off"
        note(
            "Read back from AWS: root credentials management is \(now.rootCredentialsManagement ? "on" : "off"), "
                + "privileged root actions are \(sessions)."
        )
    }
}
