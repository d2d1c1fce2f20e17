import AWSClient
import Platform
import RootAccess

/// The way from an account selection to a plan, without a screen.
struct Planning: Sendable {
    /// What came of it.
    struct Outcome: Sendable {
        let plan: Plan
        /// Accounts that were asked for and are not in the organization.
        let unknown: [AccountID]

        /// True when every account was looked at, or a reason was found why it can't be.
        var isComplete: Bool {
            unknown.isEmpty
                && plan.leftOut.allSatisfy { left in
                    switch left.reason {
                    case .failed: false
                    case .nothingToDelete, .blocked, .notApplicable, .usedRecently, .excluded, .told: true
                    }
                }
        }
    }

    private let connection: Connection

    /// Plans over a connection.
    init(_ connection: Connection) {
        self.connection = connection
    }

    /// Who is calling and where, or why nothing can be done; for deletions the capability must be on.
    static func context(_ connection: Connection) async -> Result<Preflight.Context, Problem> {
        let note = Task {
            try await connection.time.sleep(.seconds(10))
            StandardError.print("rootward: No answer from AWS yet; still trying. Ctrl-C gives up.")
        }
        let preflight = await PreflightChecker(client: connection.client).check(triesAssumeRoot: false)
        note.cancel()
        guard let context = preflight.context else {
            let failed = preflight.checks.last { $0.verdict == .failed }
            return .failure(
                Problem(.refused, "\(failed?.title ?? "Preflight"): \(failed?.detail ?? "")", nextStep: failed?.remedy)
            )
        }
        guard context.capabilities.rootCredentialsManagement else {
            return .failure(
                Problem(
                    .refused,
                    "Root credentials management is not enabled in \(context.organization.id), so AWS lets nobody look.",
                    nextStep: "Enable it: run rootward."
                )
            )
        }
        return .success(context)
    }

    /// Lists, selects and looks, all at the same time.
    func plan(
        _ selection: AccountSelection,
        below ou: String?,
        kinds: Set<CredentialKind>,
        leavesOut: Set<Guard.Kind>
    ) async -> Result<Outcome, Problem> {
        let context: Preflight.Context
        switch await Self.context(connection) {
        case .success(let found): context = found
        case .failure(let problem): return .failure(problem)
        }
        var request = Planner.Request(.deleteRootCredentials, on: [], organizationSize: 0)
        request.kinds = kinds
        request.leavesOut = leavesOut
        let question = request
        let planner = Planner(
            client: connection.client,
            context: context,
            configuration: connection.configuration,
            time: connection.time
        )
        let (stream, chosen) = AsyncStream.makeStream(of: Account.self)
        async let findings = planner.look(at: stream, for: question)
        var accounts: [Account] = []
        do throws(Problem) {
            try await OrganizationReader(client: connection.client).accounts { page in
                for account in page {
                    accounts.append(account)
                    guard selection.includes(account.id), ou.map(account.path.contains) ?? true else { continue }
                    request.accounts.append(account)
                    chosen.yield(account)
                }
            }
        } catch {
            return .failure(error)
        }
        chosen.finish()
        if let ou, !accounts.contains(where: { $0.path.contains(ou) }) {
            return .failure(
                Problem(.refused, "No account stands in \(ou) or below it.", nextStep: "Check the OU's ID.")
            )
        }
        request.organizationSize = accounts.count
        return .success(
            Outcome(
                plan: planner.plan(request, from: await findings),
                unknown: selection.missing(from: accounts)
            )
        )
    }
}
