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
/// 6. What was found is journaled.
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

    /// Does the account.
    ///
    /// - Parameter stage: Called when a stage begins.
    /// - Returns: What became of every item.
    func run(stage: (RunProgress.Stage) -> Void) async -> AccountResult {
        var result = AccountResult(
            account: account.id,
            name: account.name,
            items: account.items.map { .init(item: $0, outcome: .notAttempted, isVerified: false) }
        )
        stage(.startingSession)
        do throws(Problem) {
            var session = try await session()
            result.sessionAccessKeyID = session.accessKeyID
            stage(.looking)
            let found = try await look(&session)
            try settleBeforehand(found, &result)
            let passwordStays = found.contains { $0.kind == .password } && !kinds.contains(.password)
            let todo = result.items.filter { $0.outcome == .notAttempted }.map(\.item)
            if !todo.isEmpty {
                try await journal.record(
                    .intent(
                        account: account.id,
                        items: todo.map(\.identity),
                        session: session.accessKeyID,
                        requestID: session.requestID
                    )
                )
                stage(.deleting)
                try await delete(todo, passwordStays: passwordStays, &session, &result)
            }
            stage(.verifying)
            try await verify(&session, &result)
        } catch {
            result.problem = error
        }
        await conclude(&result)
        return result
    }

    private func session() async throws(Problem) -> RootSession {
        do throws(AWSError) {
            return try await RootSession.begin(on: account.id, for: .deleteRootUserCredentials, by: client)
        } catch {
            throw Problem(error, account: account.id)
        }
    }

    private func look(_ session: inout RootSession) async throws(Problem) -> [Plan.Item.Identity] {
        do throws(CredentialReader.Failure) {
            let found: RootCredentials
            do throws(CredentialReader.Failure) {
                found = try await CredentialReader(session: session).read(includesLastUse: false)
            } catch {
                // Fifteen minutes can pass while AWS asks to slow down; a new session goes on where the old one ended.
                guard case .aws(let error) = error, error.isExpiredCredentials else { throw error }
                session = try await RootSession.open(on: account.id, for: .deleteRootUserCredentials, by: client)
                found = try await CredentialReader(session: session).read(includesLastUse: false)
            }
            return Plan.Item.items(of: found).map(\.identity)
        } catch {
            switch error {
            case .aws(let error): throw Problem(error, account: account.id)
            case .wrongAccount(let arn): throw Problem(wrongAccount: arn, asked: account.id)
            }
        }
    }

    /// What is gone already is done; what is there and not in the plan stops the account before anything is deleted.
    private func settleBeforehand(_ found: [Plan.Item.Identity], _ result: inout AccountResult) throws(Problem) {
        let planned = Set(account.items.map(\.identity))
        let unplanned = found.filter { kinds.contains($0.kind) && !planned.contains($0) }
        guard unplanned.isEmpty else {
            let names = unplanned.map(\.words).joined(separator: ", ")
            throw Problem(
                .refused,
                "Account \(account.id) holds what the plan does not list: \(names). It was not touched.",
                account: account.id,
                nextStep: "Make a new plan for it."
            )
        }
        let present = Set(found)
        for index in result.items.indices where !present.contains(result.items[index].item.identity) {
            result.items[index].outcome = .alreadyAbsent
            result.items[index].isVerified = true
        }
    }

    private func delete(
        _ items: [Plan.Item],
        passwordStays: Bool,
        _ session: inout RootSession,
        _ result: inout AccountResult
    ) async throws(Problem) {
        for item in items {
            // MFA guards the password: while a password may still be there, its devices stay.
            let isGuarding = result.items.contains { $0.item.kind == .password && !$0.outcome.isGone }
            if item.kind == .mfaDevice, isGuarding || passwordStays {
                result.change(item.identity) {
                    $0.problem = Problem(
                        .refused,
                        "Account \(account.id): the MFA device stays because the password is still there.",
                        account: account.id,
                        nextStep: "Try the account again."
                    )
                }
                continue
            }
            let ending = await delete(item, &session)
            result.change(item.identity) { entry in
                entry.outcome = ending.outcome
                entry.problem = ending.problem
                entry.requestID = ending.requestID
            }
            try await journalOutcome(of: item.identity, in: result)
            // Settled at once and not only at the end, because the MFA devices wait for the password's outcome.
            if ending.outcome == .unknown, try await !look(&session).contains(item.identity) {
                result.change(item.identity) { entry in
                    entry.outcome = .deleted
                    entry.problem = nil
                }
                try await journalOutcome(of: item.identity, in: result)
            }
        }
    }

    /// One deletion's end.
    private struct Ending {
        let outcome: ItemOutcome
        var requestID: String?
        var problem: Problem?
    }

    private func delete(_ item: Plan.Item, _ session: inout RootSession) async -> Ending {
        do throws(AWSError) {
            do throws(AWSError) {
                return Ending(outcome: .deleted, requestID: try await send(item, session.client.permittingChanges()))
            } catch {
                guard error.isExpiredCredentials, !error.isAmbiguous else { throw error }
                session = try await RootSession.begin(on: account.id, for: .deleteRootUserCredentials, by: client)
                return Ending(outcome: .deleted, requestID: try await send(item, session.client.permittingChanges()))
            }
        } catch {
            if error.isNotFound {
                // After an attempt whose answer was lost it is most likely ours; the second look proves that it is gone.
                return Ending(outcome: error.isAmbiguous ? .deleted : .alreadyAbsent, requestID: error.requestID)
            }
            let outcome: ItemOutcome = error.isAmbiguous ? .unknown : error.isAccessDenied ? .denied : .failed
            return Ending(outcome: outcome, requestID: error.requestID, problem: Problem(error, account: account.id))
        }
    }

    private func send(_ item: Plan.Item, _ client: AWSClient) async throws(AWSError) -> String? {
        switch item.kind {
        case .accessKey: try await client.exchange(IAM.DeleteAccessKey(accessKeyID: item.id)).requestID
        case .signingCertificate:
            try await client.exchange(IAM.DeleteSigningCertificate(certificateID: item.id)).requestID
        case .password: try await client.exchange(IAM.DeleteLoginProfile()).requestID
        case .mfaDevice: try await client.exchange(IAM.DeactivateMFADevice(serialNumber: item.id)).requestID
        }
    }

    /// The second look, repeated while something that should be gone is still listed.
    private func verify(_ session: inout RootSession, _ result: inout AccountResult) async throws(Problem) {
        var left = Set(try await look(&session))
        for delay in Self.patience {
            let isWaitingForIAM = result.items.contains { $0.outcome.mayBeGone && left.contains($0.item.identity) }
            guard isWaitingForIAM else { break }
            do {
                try await time.sleep(delay)
            } catch {
                break
            }
            left = Set(try await look(&session))
        }
        result.verifiedAt = time.now()
        result.left = left.sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
        for index in result.items.indices {
            let before = result.items[index].outcome
            result.items[index].settle(isListed: left.contains(result.items[index].item.identity), account.id)
            if result.items[index].outcome != before {
                try await journalOutcome(of: result.items[index].item.identity, in: result)
            }
        }
    }

    private func journalOutcome(of identity: Plan.Item.Identity, in result: AccountResult) async throws(Problem) {
        guard let entry = result.items.first(where: { $0.item.identity == identity }) else { return }
        try await journal.record(
            .outcome(
                account: account.id,
                .init(
                    item: identity,
                    outcome: entry.outcome,
                    requestID: entry.requestID,
                    problem: entry.problem?.sentence
                )
            )
        )
    }

    private func conclude(_ result: inout AccountResult) async {
        do throws(Problem) {
            try await journal.record(
                .verified(
                    account: account.id,
                    .init(isVerified: result.isDoneAndVerified, left: result.left, problem: result.problem?.sentence)
                )
            )
        } catch {
            result.problem = result.problem ?? error
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
