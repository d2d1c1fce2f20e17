import AWSClient

/// The short-lived root credentials of one account for one task; the only way to a call inside a member account.
///
/// It fails closed (promise 6): without an answer from AssumeRoot there is no session, and no call is ever signed with
/// the caller's own credentials in its place.
struct RootSession: Sendable {
    let account: AccountID
    /// Signs with the session's credentials, and with no others.
    let client: AWSClient
    /// CloudTrail's join key.
    let accessKeyID: String
    let requestID: String?
    /// True once GetUser has told that the session is the account's; until then nothing is deleted in it.
    var isProven = false

    /// Whether an ARN that GetUser gave belongs to the account.
    func isOwned(by arn: String) -> Bool {
        let fields = arn.split(separator: ":", omittingEmptySubsequences: false)
        return fields.count > 4 && fields[4] == account.text
    }

    /// Starts a session.
    ///
    /// - Parameters:
    ///   - account: The member account.
    ///   - policy: The task that the session is for.
    ///   - client: Signs as the caller.
    /// - Returns: The session.
    /// - Throws: What AWS said.
    static func begin(
        on account: AccountID,
        for policy: TaskPolicy,
        by client: AWSClient
    ) async throws(AWSError) -> RootSession {
        let answer = try await client.exchange(
            STS.AssumeRoot(target: account, taskPolicy: policy, partition: client.region.partition)
        )
        let credentials = answer.output.credentials
        return RootSession(
            account: account,
            client: client.signed(by: credentials, in: account),
            accessKeyID: credentials.accessKeyID,
            requestID: answer.requestID
        )
    }

    /// Starts a session, with a failure that fits a reader's.
    static func open(
        on account: AccountID,
        for policy: TaskPolicy,
        by client: AWSClient
    ) async throws(CredentialReader.Failure) -> RootSession {
        do throws(AWSError) {
            return try await begin(on: account, for: policy, by: client)
        } catch {
            throw .aws(error)
        }
    }
}
