import AWSClient

/// The deletion of one item in a root session, and what AWS's answer amounts to.
struct ItemDeletion: Sendable {
    let item: Plan.Item
    let account: AccountID
    /// Signs as the caller, for a new session when the old one has expired.
    let caller: AWSClient

    /// One deletion's end.
    struct Ending: Sendable {
        let outcome: ItemOutcome
        var requestID: String?
        var problem: Problem?
    }

    /// Deletes it; an expired session is renewed once, and proven to be the account's before it deletes anything.
    ///
    /// - Throws: A problem when AWS gave a session of another account; nothing of it was used.
    func run(in session: inout RootSession) async throws(Problem) -> Ending {
        var foreign: String?
        do throws(AWSError) {
            do throws(AWSError) {
                return Ending(outcome: .deleted, requestID: try await send(session))
            } catch {
                guard error.isExpiredCredentials, !error.isAmbiguous else { throw error }
                var renewed = try await RootSession.begin(on: account, for: .deleteRootUserCredentials, by: caller)
                let owner = try await renewed.client.send(IAM.GetUser())
                guard renewed.isOwned(by: owner.arn) else {
                    foreign = owner.arn
                    throw error
                }
                renewed.isProven = true
                session = renewed
                return Ending(outcome: .deleted, requestID: try await send(session))
            }
        } catch {
            if let foreign { throw Problem(wrongAccount: foreign, asked: account) }
            if error.isNotFound {
                // After an attempt whose answer was lost it is most likely ours; the second look proves that it is gone.
                return Ending(outcome: error.isAmbiguous ? .deleted : .alreadyAbsent, requestID: error.requestID)
            }
            let outcome: ItemOutcome = error.isAmbiguous ? .unknown : error.isAccessDenied ? .denied : .failed
            return Ending(outcome: outcome, requestID: error.requestID, problem: Problem(error, account: account))
        }
    }

    private func send(_ session: RootSession) async throws(AWSError) -> String? {
        let client = session.client.permittingChanges()
        return switch item.kind {
        case .accessKey: try await client.exchange(IAM.DeleteAccessKey(accessKeyID: item.id)).requestID
        case .signingCertificate:
            try await client.exchange(IAM.DeleteSigningCertificate(certificateID: item.id)).requestID
        case .password: try await client.exchange(IAM.DeleteLoginProfile()).requestID
        case .mfaDevice: try await client.exchange(IAM.DeactivateMFADevice(serialNumber: item.id)).requestID
        }
    }
}
