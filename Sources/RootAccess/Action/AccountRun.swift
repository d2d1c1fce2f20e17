import AWSClient
import FoundationEssentials
import Platform

/// The deletion in one account, from its root session to the second look.
///
/// 1. AssumeRoot for deletion; when it fails, nothing more is called (promise 6).
/// 2. Look: the session must be the account's, and nothing may be there that the plan does not list.
/// 3. The intent is journaled and synced; when that fails, nothing is deleted (promise 7).
/// 4. Each item is deleted in the plan's order and its outcome journaled.
/// 5. Look again, for as long as IAM may take to agree with itself, and settle what was unclear.
/// 6. What was found is journaled, with every outcome that the journal does not tell yet.
struct AccountRun: Sendable {
    let account: Plan.PlannedAccount
    /// The kinds that the plan is about; what there is of others stays and does not matter.
    let kinds: Set<CredentialKind>
    let client: AWSClient
    let journal: Journal
    let time: TimeSource

    /// How long to wait before each further look while something is still listed (IAM User Guide, "Changes that I make
    /// are not always immediately visible").
    static let patience: [Duration] = [.seconds(1), .seconds(2), .seconds(4), .seconds(8)]

    /// How long to wait before a look that failed by accident is made again, beyond the client's own attempts.
    static let pauses: [Duration] = [.seconds(1), .seconds(3)]

    /// Does the account.
    ///
    /// - Parameter stage: Called when a stage begins.
    /// - Returns: What became of every item.
    func run(stage: (RunProgress.Stage) -> Void) async -> AccountResult {
        var ledger = AccountLedger(of: account, journal: journal)
        stage(.startingSession)
        do throws(Problem) {
            var session = try await begin()
            ledger.result.sessionAccessKeyID = session.accessKeyID
            stage(.looking)
            let found = try await look(&session)
            try refuseUnplanned(found)
            ledger.settleBeforehand(found: Set(found))
            let passwordStays = found.contains { $0.kind == .password } && !kinds.contains(.password)
            let todo = ledger.result.items.filter { $0.outcome == .notAttempted }.map(\.item)
            if !todo.isEmpty {
                try await ledger.recordIntent(todo.map(\.identity), session)
                stage(.deleting)
                try await delete(todo, passwordStays: passwordStays, &session, &ledger)
            }
            stage(.verifying)
            try await verify(&session, &ledger)
        } catch {
            ledger.result.problem = error
        }
        await ledger.conclude()
        return ledger.result
    }

    private func begin() async throws(Problem) -> RootSession {
        do throws(AWSError) {
            return try await RootSession.begin(on: account.id, for: .deleteRootUserCredentials, by: client)
        } catch {
            throw Problem(error, account: account.id)
        }
    }

    /// Lists what there is; a look harms nothing, so one that failed by accident is made again.
    private func look(_ session: inout RootSession) async throws(Problem) -> [Plan.Item.Identity] {
        for pause in Self.pauses {
            do throws(CredentialReader.Failure) {
                return try await lookOnce(&session)
            } catch {
                guard case .aws(let failure) = error, failure.isAccident, (try? await time.sleep(pause)) != nil else {
                    throw Problem(error, account: account.id)
                }
            }
        }
        do throws(CredentialReader.Failure) {
            return try await lookOnce(&session)
        } catch {
            throw Problem(error, account: account.id)
        }
    }

    private func lookOnce(
        _ session: inout RootSession
    ) async throws(CredentialReader.Failure) -> [Plan.Item.Identity] {
        let found: RootCredentials
        do throws(CredentialReader.Failure) {
            found = try await CredentialReader(session: session).read(
                includesLastUse: false,
                provesOwner: !session.isProven
            )
        } catch {
            // Fifteen minutes can pass while AWS asks to slow down; a new session goes on where the old one ended.
            guard case .aws(let failure) = error, failure.isExpiredCredentials else { throw error }
            session = try await RootSession.open(on: account.id, for: .deleteRootUserCredentials, by: client)
            found = try await CredentialReader(session: session).read(includesLastUse: false)
        }
        session.isProven = true
        return Plan.Item.items(of: found).map(\.identity)
    }

    /// What is there and not in the plan stops the account before anything is deleted.
    private func refuseUnplanned(_ found: [Plan.Item.Identity]) throws(Problem) {
        let planned = Set(account.items.map(\.identity))
        let unplanned = found.filter { kinds.contains($0.kind) && !planned.contains($0) }
        guard !unplanned.isEmpty else { return }
        let names = unplanned.map(\.words).joined(separator: ", ")
        throw Problem(
            .refused,
            "Account \(account.id) holds what the plan does not list: \(names). It was not touched.",
            account: account.id,
            nextStep: "Make a new plan for it."
        )
    }

    private func delete(
        _ items: [Plan.Item],
        passwordStays: Bool,
        _ session: inout RootSession,
        _ ledger: inout AccountLedger
    ) async throws(Problem) {
        for item in items {
            // MFA guards the password: while a password may still be there, its devices stay.
            let isGuarding = ledger.result.items.contains { $0.item.kind == .password && !$0.outcome.isGone }
            if item.kind == .mfaDevice, isGuarding || passwordStays {
                ledger.result.change(item.identity) {
                    $0.problem = Problem(
                        .refused,
                        "Account \(account.id): the MFA device stays because the password is still there.",
                        account: account.id,
                        nextStep: "Try the account again."
                    )
                }
                continue
            }
            let ending = try await ItemDeletion(item: item, account: account.id, caller: client).run(in: &session)
            ledger.result.change(item.identity) { entry in
                entry.outcome = ending.outcome
                entry.problem = ending.problem
                entry.requestID = ending.requestID
            }
            try await ledger.recordOutcome(of: item.identity)
            // Settled at once and not only at the end, because the MFA devices wait for the password's outcome.
            if ending.outcome == .unknown, try await !look(&session).contains(item.identity) {
                ledger.result.change(item.identity) { entry in
                    entry.outcome = .deleted
                    entry.problem = nil
                }
                try await ledger.recordOutcome(of: item.identity)
            }
        }
    }

    /// The second look, repeated while something that should be gone is still listed.
    private func verify(_ session: inout RootSession, _ ledger: inout AccountLedger) async throws(Problem) {
        var left = try await look(&session)
        var trouble: Problem?
        for delay in Self.patience where trouble == nil && ledger.isWaitingForIAM(left: Set(left)) {
            do throws(Problem) {
                guard (try? await time.sleep(delay)) != nil else { break }
                left = try await look(&session)
            } catch {
                // What the last look saw is still listed as far as anyone knows; it is not called deleted.
                trouble = error
            }
        }
        ledger.settleAfterwards(left: left, at: time.now())
        if let trouble { throw trouble }
    }
}

extension Problem {
    fileprivate init(_ failure: CredentialReader.Failure, account: AccountID) {
        switch failure {
        case .aws(let error): self.init(error, account: account)
        case .wrongAccount(let arn): self.init(wrongAccount: arn, asked: account)
        }
    }
}

extension AWSError {
    /// Whether the same look may well succeed in a moment: the network's or AWS's trouble, not a refusal.
    fileprivate var isAccident: Bool {
        switch kind {
        case .transport, .wire: true
        case .service(let error): error.isThrottling || error.httpStatus >= 500
        case .credentials, .refused, .cancelled: false
        }
    }
}
