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
    ///   - accounts: Where; the plan keeps their order.
    ///   - progress: Called with the number of accounts looked at so far.
    /// - Returns: The plan; it may hold nothing to do.
    package func plan(
        _ action: PrivilegedAction,
        on accounts: [Account],
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
        for account in accounts {
            switch Self.verdict(found[account.id] ?? .notChecked, on: account) {
            case .success(let items): planned.append(.init(id: account.id, name: account.name, items: items))
            case .failure(let reason):
                leftOut.append(Plan.LeftOut(id: account.id, name: account.name, reason: reason))
            }
        }
        return Plan(
            action: action,
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
        on account: Account
    ) -> Result<[Plan.Item], Plan.LeftOut.Reason> {
        switch status {
        case .present(_, .some(let credentials)): .success(Plan.Item.items(of: credentials))
        case .absent: .failure(.nothingToDelete)
        case .blocked(let denial): .failure(.blocked(denial))
        case .failed(let problem): .failure(.failed(problem))
        case .notApplicable(let reason): .failure(.notApplicable(reason))
        case .notChecked, .present(_, nil):
            .failure(.failed(Problem(.cancelled, "Account \(account.id) was not looked at.", account: account.id)))
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
