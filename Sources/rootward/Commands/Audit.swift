import Platform
import RootAccess

/// One audit from the first call to the document: preflight, listing and looking, overlapped.
struct Audit: Sendable {
    /// What came of it.
    struct Outcome: Sendable {
        let document: AuditDocument
        /// Accounts that were asked for and are not in the organization.
        let unknown: [AccountID]
    }

    private let connection: Connection
    private let readsDetails: Bool

    /// Makes an audit; `readsDetails` lists every credential where something is present.
    init(_ connection: Connection, readsDetails: Bool) {
        self.connection = connection
        self.readsDetails = readsDetails
    }

    /// Runs it.
    func run(_ selection: AccountSelection) async -> Result<Outcome, Problem> {
        let client = connection.client
        let context: Preflight.Context
        switch await Planning.context(connection) {
        case .success(let found): context = found
        case .failure(let problem): return .failure(problem)
        }
        let reader = OrganizationReader(client: client)
        let auditor = Auditor(client: client, organization: context.organization, caller: context.caller)
        let (stream, listed) = AsyncStream.makeStream(of: Account.self)
        let found = Locked<[AccountID: AccountStatus]>([:])
        async let looking: Void = auditor.audit(stream, readsDetails: readsDetails) { account, status in
            found.withLock { $0[account.id] = status }
        }
        async let units = Self.units(reader)
        var accounts: [Account] = []
        var trouble: Problem?
        do throws(Problem) {
            try await reader.accounts { page in
                for account in page where selection.includes(account.id) {
                    accounts.append(account)
                    listed.yield(account)
                }
            }
        } catch {
            trouble = error
        }
        listed.finish()
        if let trouble { return .failure(trouble) }
        _ = await looking
        return .success(
            Outcome(
                document: AuditDocument(
                    context: context,
                    auditedAt: connection.time.now(),
                    accounts: accounts,
                    statuses: found.withLock { $0 },
                    paths: UnitPaths(units: await units),
                    includesDetails: readsDetails
                ),
                unknown: selection.missing(from: accounts)
            )
        )
    }

    /// The tree's names; without them the paths hold IDs, which is no reason to fail an audit.
    private static func units(_ reader: OrganizationReader) async -> [OrganizationalUnit] {
        let units = Locked<[OrganizationalUnit]>([])
        do throws(Problem) {
            try await reader.units { found in
                let found = found
                units.withLock { $0 += found }
            }
        } catch {
            let reason = HarmlessText(error.description)
            if error.kind != .cancelled {
                StandardError.print("rootward: the names of the units could not be read. \(reason)")
            }
        }
        return units.withLock { $0 }
    }
}
