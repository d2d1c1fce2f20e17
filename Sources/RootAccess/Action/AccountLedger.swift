import FoundationEssentials

/// An account's result while it grows, and what of it stands in the journal already.
///
/// At the end the journal tells of every item what the result tells: a record that says less, or "unknown" of what was
/// never sent, would be believed after a crash.
struct AccountLedger: Sendable {
    var result: AccountResult
    /// What a reader of the journal would take each item's outcome for now.
    private var journaled: [Plan.Item.Identity: ItemOutcome]
    private let journal: Journal

    /// Opens the account: nothing was attempted yet.
    init(of account: Plan.PlannedAccount, journal: Journal) {
        result = AccountResult(
            account: account.id,
            name: account.name,
            items: account.items.map { .init(item: $0, outcome: .notAttempted, isVerified: false) }
        )
        journaled = Dictionary(account.items.map { ($0.identity, .notAttempted) }) { first, _ in first }
        self.journal = journal
    }

    /// What is gone already is done.
    mutating func settleBeforehand(found: Set<Plan.Item.Identity>) {
        for index in result.items.indices where !found.contains(result.items[index].item.identity) {
            result.items[index].outcome = .alreadyAbsent
            result.items[index].isVerified = true
        }
    }

    /// Writes down what will be deleted; when this returns, it is on the disk.
    mutating func recordIntent(_ items: [Plan.Item.Identity], _ session: RootSession) async throws(Problem) {
        try await journal.record(
            .intent(
                account: result.account,
                items: items,
                session: session.accessKeyID,
                requestID: session.requestID
            )
        )
        for item in items { journaled[item] = .unknown }
    }

    /// Writes down what became of an item.
    mutating func recordOutcome(of identity: Plan.Item.Identity) async throws(Problem) {
        guard let event = outcomeEvent(identity) else { return }
        try await journal.record(event)
        note([identity])
    }

    /// True while something that should be gone is listed, which IAM's own delay would explain.
    func isWaitingForIAM(left: Set<Plan.Item.Identity>) -> Bool {
        result.items.contains { $0.outcome.mayBeGone && left.contains($0.item.identity) }
    }

    /// Brings the outcomes in line with what the second look saw.
    mutating func settleAfterwards(left: [Plan.Item.Identity], at time: Date) {
        let listed = Set(left)
        result.verifiedAt = time
        result.left = left
        for index in result.items.indices {
            let isListed = listed.contains(result.items[index].item.identity)
            result.items[index].settle(isListed: isListed, result.account)
        }
    }

    /// Writes the account's end, after every outcome that the journal does not tell yet.
    mutating func conclude() async {
        let untold = result.items.filter { journaled[$0.item.identity] != $0.outcome }.map(\.item.identity)
        let verified = JournalEvent.verified(
            account: result.account,
            .init(isVerified: result.isDoneAndVerified, left: result.left, problem: result.problem?.sentence)
        )
        do throws(Problem) {
            try await journal.record(untold.compactMap(outcomeEvent) + [verified])
            note(untold)
        } catch {
            result.problem = result.problem ?? error
        }
    }

    private func outcomeEvent(_ identity: Plan.Item.Identity) -> JournalEvent? {
        guard let entry = result.items.first(where: { $0.item.identity == identity }) else { return nil }
        return .outcome(
            account: result.account,
            .init(
                item: identity,
                outcome: entry.outcome,
                requestID: entry.requestID,
                problem: entry.problem?.sentence
            )
        )
    }

    private mutating func note(_ identities: [Plan.Item.Identity]) {
        for entry in result.items where identities.contains(entry.item.identity) {
            journaled[entry.item.identity] = entry.outcome
        }
    }
}

extension ItemOutcome {
    /// True when a deletion was sent that may have taken effect.
    fileprivate var mayBeGone: Bool { self == .deleted || self == .alreadyAbsent || self == .unknown }
}

extension AccountResult.ItemResult {
    /// Brings the outcome in line with what the second look saw; nothing is called deleted that is still listed.
    fileprivate mutating func settle(isListed: Bool, _ account: AccountID) {
        isVerified = !isListed
        switch (outcome, isListed) {
        case (.deleted, true), (.alreadyAbsent, true):
            outcome = .failed
            problem = Problem(
                .service,
                "Account \(account): AWS answered that \(item.identity.words) is deleted, and still lists it.",
                account: account,
                requestID: requestID,
                nextStep: "Check the account again in a minute."
            )
        case (.unknown, true):
            outcome = .failed
        case (.unknown, false):
            outcome = .deleted
            problem = nil
        case (.failed, false), (.denied, false), (.notAttempted, false):
            outcome = .alreadyAbsent
            problem = nil
        case (.deleted, false), (.alreadyAbsent, false), (.failed, true), (.denied, true), (.notAttempted, true):
            break
        }
    }
}
