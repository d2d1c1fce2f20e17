import AWSClient
package import FoundationEssentials

/// The shape in which an event stands in the file: flat, so that `grep` and `jq` are enough to read it.
package struct JournalLine: Sendable, Codable, Equatable {
    /// An item by its kind and AWS's ID.
    package struct Item: Sendable, Codable, Equatable {
        var kind: CredentialKind
        var id: String
        var createdAt: Date?
        var lastUsed: Date?
    }

    /// One account of the plan.
    package struct Account: Sendable, Codable, Equatable {
        var id: String
        var name: String
        var items: [Item]
        var exclusion: String?
    }

    /// The name of the event.
    enum Kind: String, Codable {
        case began
        case intent
        case outcome
        case verified
        case ended
    }

    /// Counts from 0 without gaps.
    package var sequence: Int
    /// The digest of the line before; empty in the first.
    package var previous: String
    package var at: Date
    var type: Kind

    // began
    var format: Int?
    var run: String?
    var action: PrivilegedAction?
    var kinds: [CredentialKind]?
    var planDigest: String?
    var acknowledged: [Guard.Kind]?
    var resumes: String?
    var organization: String?
    var caller: String?
    var reason: String?
    var origin: String?
    var plannedAt: Date?
    var plannedBy: String?
    var isRecoveryPossible: Bool?
    var organizationSize: Int?
    var accounts: [Account]?

    // intent, outcome, verified
    var account: String?
    var session: String?
    var requestID: String?
    var items: [Item]?
    var item: Item?
    var outcome: ItemOutcome?
    var problem: String?
    var isVerified: Bool?
    var left: [Item]?

    // ended
    var wasCancelled: Bool?
    var notBegun: [String]?

    /// Writes an event down.
    package init(sequence: Int, previous: String, at: Date, event: JournalEvent) {
        self.sequence = sequence
        self.previous = previous
        self.at = at
        switch event {
        case .began(let beginning):
            type = .began
            format = 1
            run = beginning.runID
            action = beginning.plan.action
            kinds = CredentialKind.deletionOrder.filter(beginning.plan.kinds.contains)
            planDigest = beginning.planDigest
            acknowledged = Guard.Kind.allCases.filter(beginning.acknowledged.contains)
            resumes = beginning.resumes
            organization = beginning.plan.organizationID
            caller = beginning.caller
            reason = beginning.reason
            origin = beginning.origin
            plannedAt = beginning.plan.madeAt
            plannedBy = beginning.plan.madeBy
            isRecoveryPossible = beginning.plan.isRecoveryPossible
            organizationSize = beginning.plan.organizationSize
            accounts = beginning.plan.accounts.map { account in
                Account(
                    id: account.id.text,
                    name: account.name,
                    items: account.items.map(Item.init),
                    exclusion: account.exclusion
                )
            }
        case .intent(let account, let items, let session, let requestID):
            type = .intent
            self.account = account.text
            self.items = items.map(Item.init)
            self.session = session
            self.requestID = requestID
        case .outcome(let account, let outcome):
            type = .outcome
            self.account = account.text
            item = Item(outcome.item)
            self.outcome = outcome.outcome
            requestID = outcome.requestID
            problem = outcome.problem
        case .verified(let account, let verification):
            type = .verified
            self.account = account.text
            isVerified = verification.isVerified
            left = verification.left?.map(Item.init)
            problem = verification.problem
        case .ended(let wasCancelled, let notBegun, let problem):
            self.problem = problem
            type = .ended
            self.wasCancelled = wasCancelled
            self.notBegun = notBegun.map(\.text)
        }
    }

    /// The event, or nil when the line lacks what its type needs.
    package var event: JournalEvent? {
        switch type {
        case .began: beginning.map(JournalEvent.began)
        case .intent:
            accountID.flatMap { account in
                items.map {
                    .intent(account: account, items: $0.map(\.identity), session: session ?? "", requestID: requestID)
                }
            }
        case .outcome:
            accountID.flatMap { account in
                guard let item, let outcome else { return nil }
                return .outcome(
                    account: account,
                    .init(item: item.identity, outcome: outcome, requestID: requestID, problem: problem)
                )
            }
        case .verified:
            accountID.flatMap { account in
                isVerified.map {
                    .verified(
                        account: account,
                        .init(isVerified: $0, left: left?.map(\.identity), problem: problem)
                    )
                }
            }
        case .ended:
            wasCancelled.map {
                .ended(wasCancelled: $0, notBegun: (notBegun ?? []).compactMap { AccountID($0) }, problem: problem)
            }
        }
    }

    private var accountID: AccountID? { account.flatMap { AccountID($0) } }

    private var beginning: JournalEvent.Beginning? {
        guard let run, let action, let organization, let caller, let accounts, let plannedAt, let plannedBy else {
            return nil
        }
        let planned = accounts.compactMap { account -> Plan.PlannedAccount? in
            guard let id = AccountID(account.id) else { return nil }
            return Plan.PlannedAccount(
                id: id,
                name: account.name,
                items: account.items.map(\.planItem),
                exclusion: account.exclusion
            )
        }
        guard planned.count == accounts.count else { return nil }
        let plan = Plan(
            action: action,
            kinds: Set(kinds ?? CredentialKind.allCases),
            organizationID: organization,
            madeAt: plannedAt,
            madeBy: plannedBy,
            accounts: planned,
            leftOut: [],
            isRecoveryPossible: isRecoveryPossible ?? false,
            organizationSize: organizationSize ?? 0
        )
        return .init(
            runID: run,
            plan: plan,
            caller: caller,
            reason: reason ?? "",
            origin: origin ?? "",
            resumes: resumes,
            planDigest: planDigest,
            acknowledged: Set(acknowledged ?? [])
        )
    }
}

extension JournalLine.Item {
    fileprivate init(_ item: Plan.Item) {
        self.init(kind: item.kind, id: item.id, createdAt: item.createdAt, lastUsed: item.lastUsed)
    }

    fileprivate init(_ identity: Plan.Item.Identity) {
        self.init(kind: identity.kind, id: identity.id, createdAt: nil, lastUsed: nil)
    }

    fileprivate var identity: Plan.Item.Identity { .init(kind: kind, id: id) }

    fileprivate var planItem: Plan.Item { .init(kind: kind, id: id, createdAt: createdAt, lastUsed: lastUsed) }
}
