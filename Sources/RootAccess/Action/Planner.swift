package import AWSClient
import FoundationEssentials
package import Platform

/// Makes a plan by looking into every account, with its last uses; changes nothing.
package struct Planner: Sendable {
    /// What is asked for.
    package struct Request: Sendable {
        /// What shall be done.
        package var action: PrivilegedAction
        /// Which kinds of credentials.
        package var kinds = Set(CredentialKind.allCases)
        /// Where; the plan keeps their order.
        package var accounts: [Account]
        /// How many accounts the organization has.
        package var organizationSize: Int
        /// The guards whose accounts are left out, instead of being asked about: recent use and exclusion.
        package var leavesOut: Set<Guard.Kind> = []

        /// Asks for a plan of all kinds.
        package init(_ action: PrivilegedAction, on accounts: [Account], organizationSize: Int) {
            self.action = action
            self.accounts = accounts
            self.organizationSize = organizationSize
        }
    }

    private let client: AWSClient
    private let auditor: Auditor
    private let context: Preflight.Context
    private let configuration: Configuration
    private let time: TimeSource

    /// Makes a planner that looks as the client's own credentials.
    package init(client: AWSClient, context: Preflight.Context, configuration: Configuration, time: TimeSource) {
        self.client = client
        auditor = Auditor(client: client, organization: context.organization, caller: context.caller)
        self.context = context
        self.configuration = configuration
        self.time = time
    }

    /// Plans what is asked for; what can't be acted on is listed with the reason.
    ///
    /// - Parameters:
    ///   - request: What shall be done, and where.
    ///   - progress: Called with the number of accounts looked at so far.
    /// - Returns: The plan; it may hold nothing to do.
    package func plan(_ request: Request, progress: @escaping @Sendable (Int) -> Void = { _ in }) async -> Plan {
        plan(request, from: await look(at: AsyncStream(request.accounts), for: request, progress: progress))
    }

    /// Looks into accounts that may still be being listed.
    ///
    /// - Parameters:
    ///   - accounts: Where to look; looking begins with the first.
    ///   - request: What shall be done; which accounts it names does not matter yet.
    ///   - progress: Called with the number of accounts looked at so far.
    /// - Returns: What was found, for `plan(_:from:)`.
    package func look(
        at accounts: AsyncStream<Account>,
        for request: Request,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async -> Findings {
        let verdicts = Locked<[AccountID: Verdict]>([:])
        await accounts.forEachSideBySide(width: Auditor.width) { account in
            let verdict = await verdict(on: account, request)
            progress(
                verdicts.withLock { verdicts in
                    verdicts[account.id] = verdict
                    return verdicts.count
                }
            )
        }
        return Findings(verdicts: verdicts.withLock { $0 })
    }

    /// Plans what is asked for from looks that were made for the same request.
    package func plan(_ request: Request, from findings: Findings) -> Plan {
        let found = findings.verdicts
        var planned: [Plan.PlannedAccount] = []
        var leftOut: [Plan.LeftOut] = []
        for account in request.accounts {
            switch found[account.id] {
            case .planned(let items, let exclusion):
                planned.append(.init(id: account.id, name: account.name, items: items, exclusion: exclusion))
            case .leftOut(let reason):
                leftOut.append(Plan.LeftOut(id: account.id, name: account.name, reason: reason))
            case nil:
                let problem = Problem(.cancelled, "Account \(account.id) was not looked at.", account: account.id)
                leftOut.append(Plan.LeftOut(id: account.id, name: account.name, reason: .failed(problem)))
            }
        }
        return Plan(
            action: request.action,
            kinds: request.kinds,
            organizationID: context.organization.id,
            madeAt: time.now(),
            madeBy: context.caller.arn,
            accounts: planned,
            leftOut: leftOut,
            isRecoveryPossible: context.capabilities.rootSessions,
            organizationSize: request.organizationSize
        )
    }

    /// What looks into accounts have come to.
    package struct Findings: Sendable {
        fileprivate let verdicts: [AccountID: Verdict]
    }

    fileprivate enum Verdict: Sendable {
        case planned([Plan.Item], exclusion: String?)
        case leftOut(Plan.LeftOut.Reason)
    }

    private func verdict(on account: Account, _ request: Request) async -> Verdict {
        switch await auditor.status(of: account, readsDetails: true) {
        case .present(_, .some(let credentials)):
            return await verdict(on: account, credentials, request)
        case .absent: return .leftOut(.nothingToDelete)
        case .blocked(let denial): return .leftOut(.blocked(denial))
        case .failed(let problem): return .leftOut(.failed(problem))
        case .notApplicable(let reason): return .leftOut(.notApplicable(reason))
        case .notChecked, .present(_, nil):
            let sentence = "Account \(account.id) was not looked at."
            return .leftOut(.failed(Problem(.cancelled, sentence, account: account.id)))
        }
    }

    private func verdict(on account: Account, _ credentials: RootCredentials, _ request: Request) async -> Verdict {
        let items = Plan.Item.items(of: credentials, kinds: request.kinds)
        guard !items.isEmpty else { return .leftOut(.nothingToDelete) }
        let now = time.now()
        let limit = now.addingTimeInterval(-86_400 * Double(configuration.recentUseDays))
        if request.leavesOut.contains(.recentUse), let used = items.compactMap(\.lastUsed).max(), used >= limit {
            return .leftOut(.usedRecently(used))
        }
        let exclusions = ExclusionList(configuration, at: now, client: client)
        do throws(Problem) {
            guard let exclusion = try await exclusions.words(for: account.id, path: account.path) else {
                return .planned(items, exclusion: nil)
            }
            return request.leavesOut.contains(.excluded)
                ? .leftOut(.excluded(exclusion)) : .planned(items, exclusion: exclusion)
        } catch {
            return .leftOut(.failed(error))
        }
    }
}

extension AsyncStream where Element: Sendable {
    /// A stream of elements that are all there already.
    init(_ elements: [Element]) {
        self.init { continuation in
            for element in elements { continuation.yield(element) }
            continuation.finish()
        }
    }
}
