/// A run as `rootward apply --format json` and `rootward journal show --format json` print it.
package struct RunDocument: Sendable, Encodable {
    struct Item: Encodable {
        let account: String
        let kind: CredentialKind
        let id: String
        let outcome: ItemOutcome
        let verified: Bool
        let reason: String?

        private enum Key: String, CodingKey { case account, kind, id, outcome, verified, reason }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: Key.self)
            try values.encode(account, forKey: .account)
            try values.encode(kind, forKey: .kind)
            try values.encode(id, forKey: .id)
            try values.encode(outcome, forKey: .outcome)
            try values.encode(verified, forKey: .verified)
            try values.encode(reason, forKey: .reason)
        }
    }

    struct Account: Encodable {
        let id: String
        let name: String
        let outcome: ItemOutcome
        let verified: Bool
        let left: [String]?
        let reason: String?

        private enum Key: String, CodingKey { case id, name, outcome, verified, left, reason }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: Key.self)
            try values.encode(id, forKey: .id)
            try values.encode(name, forKey: .name)
            try values.encode(outcome, forKey: .outcome)
            try values.encode(verified, forKey: .verified)
            try values.encode(left, forKey: .left)
            try values.encode(reason, forKey: .reason)
        }
    }

    struct Summary: Encodable {
        let accounts: Int
        let accountsVerified: Int
        let items: Int
        let deleted: Int
        let alreadyAbsent: Int
        let failed: Int
        let denied: Int
        let notAttempted: Int
        let unknown: Int
    }

    let run: String
    let journal: String?
    let state: RunRecord.State?
    let items: [Item]
    let accounts: [Account]
    let summary: Summary

    /// Tells a run that just ended; accounts that were never begun stand in it as not attempted.
    package init(_ summary: RunSummary, plan: Plan) {
        let results = Dictionary(summary.results.map { ($0.account, $0) }, uniquingKeysWith: { first, _ in first })
        self.init(
            run: summary.runID,
            journal: summary.journalPath,
            state: nil,
            results: plan.accounts.map { results[$0.id] ?? AccountResult(notBegun: $0) }
        )
    }

    /// Tells a run as its journal has it.
    package init(_ record: RunRecord) {
        self.init(run: record.beginning.runID, journal: nil, state: record.state, results: record.results)
    }

    private init(run: String, journal: String?, state: RunRecord.State?, results: [AccountResult]) {
        self.run = run
        self.journal = journal
        self.state = state
        let items = results.flatMap { result in
            result.items.map { item in
                Item(
                    account: result.account.text,
                    kind: item.item.kind,
                    id: item.item.id,
                    outcome: item.outcome,
                    verified: item.isVerified,
                    reason: item.outcome.isGone ? nil : (item.problem ?? result.problem)?.description
                )
            }
        }
        accounts = results.map { result in
            Account(
                id: result.account.text,
                name: result.name,
                outcome: result.outcome,
                verified: result.isDoneAndVerified,
                left: result.left?.map { "\($0.kind.rawValue) \($0.id)" },
                reason: result.firstProblem?.description
            )
        }
        self.items = items
        func count(_ outcome: ItemOutcome) -> Int { items.count { $0.outcome == outcome } }
        summary = Summary(
            accounts: results.count,
            accountsVerified: results.count(where: \.isDoneAndVerified),
            items: items.count,
            deleted: count(.deleted),
            alreadyAbsent: count(.alreadyAbsent),
            failed: count(.failed),
            denied: count(.denied),
            notAttempted: count(.notAttempted),
            unknown: count(.unknown)
        )
    }

    /// The figures as one line for people.
    package var summaryLine: String {
        let parts = [
            (summary.deleted, "deleted"), (summary.alreadyAbsent, "already absent"), (summary.failed, "failed"),
            (summary.denied, "denied"), (summary.notAttempted, "not attempted"), (summary.unknown, "unknown"),
        ]
        let outcomes = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return "\(summary.items) items: \(outcomes.isEmpty ? "none" : outcomes); "
            + "\(summary.accountsVerified) of \(summary.accounts) accounts done and verified"
    }
}

extension AccountResult {
    /// An account of a plan that no run has come to.
    package init(notBegun account: Plan.PlannedAccount) {
        self.init(
            account: account.id,
            name: account.name,
            items: account.items.map { .init(item: $0, outcome: .notAttempted, isVerified: false) },
            problem: Problem(
                .cancelled,
                "Account \(account.id) was not begun: the run was stopped before it.",
                account: account.id,
                nextStep: "Finish the run with rootward journal resume."
            )
        )
    }
}

extension RunDocument {
    /// Every account and item as lines for people.
    package var text: String {
        var lines = ["Run \(run)\(state.map { ": \($0.rawValue)" } ?? "")"]
        let items = Dictionary(grouping: items, by: \.account)
        for account in accounts {
            let proof = account.verified ? "verified" : "not verified"
            lines.append("\(account.id)  \(HarmlessText(account.name))  \(account.outcome.words), \(proof)")
            for item in items[account.id] ?? [] {
                let reason = item.reason.map { "  \(HarmlessText($0))" } ?? ""
                let words = Plan.Item.Identity(kind: item.kind, id: item.id).words
                lines.append("    \(item.outcome.words): \(HarmlessText(words))\(reason)")
            }
        }
        return lines.joined(separator: "\n")
    }
}
