package import FoundationEssentials

/// A run as its journal tells it: what was done, what was not, what nobody knows.
package struct RunRecord: Sendable, Equatable {
    /// How far the run came.
    package enum State: String, Sendable, Equatable, Codable {
        /// It came to its end.
        case ended
        /// A person stopped it.
        case cancelled
        /// The program ended before the run did, or trouble ended it, such as credentials that had expired.
        case interrupted
    }

    /// Something that is wrong with the file.
    package struct Damage: Sendable, Equatable {
        /// Counted from 1, as editors do.
        package let line: Int
        package let flaw: String

        /// Makes a damage report.
        package init(line: Int, flaw: String) {
            self.line = line
            self.flaw = flaw
        }
    }

    package let beginning: JournalEvent.Beginning
    package let startedAt: Date
    package let lastEventAt: Date
    package let state: State
    /// One for each account of the plan, in the plan's order.
    package let results: [AccountResult]
    /// True when the last line was cut off, as a crash in the middle of a write leaves it.
    package let isTorn: Bool
    /// Anything that a crash does not explain; nil for a sound file.
    package let damage: Damage?

    /// The plan that was run.
    package var plan: Plan { beginning.plan }

    /// True when the program ended before the run did; the last line of a run that did everything may be missing, too.
    package var isUnfinished: Bool { state == .interrupted && accountsDone < results.count }

    /// The part of the plan that is not done and verified, for a run that finishes it.
    package var remainingPlan: Plan {
        let done = Set(results.filter(\.isDoneAndVerified).map(\.account))
        return Plan(
            action: plan.action,
            kinds: plan.kinds,
            organizationID: plan.organizationID,
            madeAt: plan.madeAt,
            madeBy: plan.madeBy,
            accounts: plan.accounts.filter { !done.contains($0.id) },
            leftOut: [],
            isRecoveryPossible: plan.isRecoveryPossible,
            organizationSize: plan.organizationSize
        )
    }

    /// How many accounts are done and verified.
    package var accountsDone: Int { results.count(where: \.isDoneAndVerified) }

    /// How many items nobody knows about.
    package var itemsUnknown: Int { results.reduce(0) { $0 + $1.items.count { $0.outcome == .unknown } } }

    /// Reads a journal.
    ///
    /// - Parameter bytes: The whole file.
    /// - Throws: A problem when not even the first line can be trusted.
    package init(journal bytes: [UInt8]) throws(Problem) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let rest = lines.popLast() ?? []
        isTorn = !rest.isEmpty
        var chain = JournalChain()
        var events: [(at: Date, event: JournalEvent)] = []
        var damage: Damage?
        for (number, bytes) in lines.enumerated() {
            do throws(JournalChain.Flaw) {
                let line = try chain.check(bytes)
                guard let event = line.event else { throw .unreadable }
                events.append((line.at, event))
            } catch {
                damage = Damage(line: number + 1, flaw: error.rawValue)
                break
            }
        }
        guard case .began(let beginning) = events.first?.event, let startedAt = events.first?.at else {
            let flaw = damage.map { "Line \($0.line) \($0.flaw)." } ?? "It has no complete first line."
            throw Problem(.local, "This is not a run's journal, or its beginning is lost. \(flaw)")
        }
        self.beginning = beginning
        self.startedAt = startedAt
        self.damage = damage
        lastEventAt = events.last?.at ?? startedAt

        var fold = Fold(plan: beginning.plan)
        for (at, event) in events { fold.apply(event, at: at) }
        state = fold.state
        results = fold.results
    }

    /// Follows the events one by one.
    private struct Fold {
        var state = State.interrupted
        var results: [AccountResult]
        private var places: [AccountID: Int] = [:]

        init(plan: Plan) {
            results = plan.accounts.map { account in
                AccountResult(
                    account: account.id,
                    name: account.name,
                    items: account.items.map { .init(item: $0, outcome: .notAttempted, isVerified: false) }
                )
            }
            for (place, account) in plan.accounts.enumerated() { places[account.id] = place }
        }

        mutating func apply(_ event: JournalEvent, at: Date) {
            switch event {
            case .began: break
            case .intent(let account, let items, let session, _):
                change(account) { result in
                    result.sessionAccessKeyID = session
                    // Until an outcome is written nobody can tell whether the deletion reached AWS.
                    for identity in items { result.change(identity) { $0.outcome = .unknown } }
                }
            case .outcome(let account, let outcome):
                change(account) { result in
                    result.change(outcome.item) { item in
                        item.outcome = outcome.outcome
                        item.requestID = outcome.requestID
                        item.problem = outcome.problem.map { Problem(.service, $0, account: account) }
                    }
                }
            case .verified(let account, let verification):
                change(account) { result in
                    result.verifiedAt = verification.left == nil ? nil : at
                    result.left = verification.left
                    result.problem = verification.problem.map { Problem(.service, $0, account: account) }
                    let left = verification.left.map(Set.init)
                    for index in result.items.indices {
                        let identity = result.items[index].item.identity
                        result.items[index].isVerified = left.map { !$0.contains(identity) } ?? false
                    }
                }
            case .ended(let wasCancelled, _, let problem):
                state = wasCancelled ? .cancelled : problem == nil ? .ended : .interrupted
            }
        }

        private mutating func change(_ account: AccountID, _ body: (inout AccountResult) -> Void) {
            guard let place = places[account] else { return }
            body(&results[place])
        }
    }
}

extension AccountResult {
    /// Changes the result of one item, when the plan has it.
    package mutating func change(_ identity: Plan.Item.Identity, _ body: (inout ItemResult) -> Void) {
        guard let index = items.firstIndex(where: { $0.item.identity == identity }) else { return }
        body(&items[index])
    }
}
