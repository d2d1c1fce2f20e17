package import AWSClient
import FoundationEssentials
package import Platform

/// Makes a plan by looking into every account, with its last uses; changes nothing.
package struct Planner: Sendable {
    private let auditor: Auditor
    private let context: Preflight.Context
    private let time: TimeSource

    /// Makes a planner that looks as the client's own credentials.
    package init(client: AWSClient, context: Preflight.Context, time: TimeSource) {
        auditor = Auditor(client: client, organization: context.organization, caller: context.caller)
        self.context = context
        self.time = time
    }

    /// Plans an action on the given accounts; what can't be acted on is listed with the reason.
    ///
    /// - Parameters:
    ///   - action: What shall be done.
    ///   - kinds: Which kinds of credentials.
    ///   - accounts: Where; the plan keeps their order.
    ///   - recentDays: Accounts with a planned credential used in these last days are left out; nil keeps them in.
    ///   - progress: Called with the number of accounts looked at so far.
    /// - Returns: The plan; it may hold nothing to do.
    package func plan(
        _ action: PrivilegedAction,
        kinds: Set<CredentialKind> = Set(CredentialKind.allCases),
        on accounts: [Account],
        leavesOutUsedWithin recentDays: Int? = nil,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async -> Plan {
        let statuses = Locked<[AccountID: AccountStatus]>([:])
        await AsyncStream(accounts).forEachSideBySide(width: Auditor.width) { account in
            let status = await auditor.details(of: account)
            progress(
                statuses.withLock { statuses in
                    statuses[account.id] = status
                    return statuses.count
                }
            )
        }
        let found = statuses.withLock { $0 }
        var planned: [Plan.PlannedAccount] = []
        var leftOut: [Plan.LeftOut] = []
        let recent = recentDays.map { time.now().addingTimeInterval(-86_400 * Double($0)) }
        for account in accounts {
            switch Self.verdict(found[account.id] ?? .notChecked, on: account, kinds: kinds, recent: recent) {
            case .success(let items): planned.append(.init(id: account.id, name: account.name, items: items))
            case .failure(let reason):
                leftOut.append(Plan.LeftOut(id: account.id, name: account.name, reason: reason))
            }
        }
        return Plan(
            action: action,
            kinds: kinds,
            organizationID: context.organization.id,
            madeAt: time.now(),
            madeBy: context.caller.arn,
            accounts: planned,
            leftOut: leftOut,
            isRecoveryPossible: context.capabilities.rootSessions
        )
    }

    private static func verdict(
        _ status: AccountStatus,
        on account: Account,
        kinds: Set<CredentialKind>,
        recent: Date?
    ) -> Result<[Plan.Item], Plan.LeftOut.Reason> {
        switch status {
        case .present(_, .some(let credentials)):
            let items = Plan.Item.items(of: credentials, kinds: kinds)
            guard !items.isEmpty else { return .failure(.nothingToDelete) }
            if let recent, let used = items.compactMap(\.lastUsed).max(), used >= recent {
                return .failure(.usedRecently(used))
            }
            return .success(items)
        case .absent: return .failure(.nothingToDelete)
        case .blocked(let denial): return .failure(.blocked(denial))
        case .failed(let problem): return .failure(.failed(problem))
        case .notApplicable(let reason): return .failure(.notApplicable(reason))
        case .notChecked, .present(_, nil):
            let sentence = "Account \(account.id) was not looked at."
            return .failure(.failed(Problem(.cancelled, sentence, account: account.id)))
        }
    }
}

extension Plan.LeftOut.Reason: Error {}

extension AsyncStream where Element: Sendable {
    /// A stream of elements that are all there already.
    init(_ elements: [Element]) {
        self.init { continuation in
            for element in elements { continuation.yield(element) }
            continuation.finish()
        }
    }
}
