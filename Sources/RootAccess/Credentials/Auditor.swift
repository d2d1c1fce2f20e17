package import AWSClient
import FoundationEssentials

/// Looks at the root credentials of member accounts; changes nothing.
package struct Auditor: Sendable {
    private let client: AWSClient
    private let organization: Organization
    private let caller: Caller

    /// How many accounts are looked at side by side: enough that a page of 20 never waits at 40 ms a call.
    package static let width = 64

    /// Makes an auditor that calls as the client's own credentials.
    package init(client: AWSClient, organization: Organization, caller: Caller) {
        self.client = client
        self.organization = organization
        self.caller = caller
    }

    /// The cheapest look: AssumeRoot and GetAccountSummary.
    ///
    /// - Parameters:
    ///   - account: Where to look.
    ///   - readsDetails: Whether everything is listed where something is present, in the same session.
    /// - Returns: What was found, or why nothing was.
    package func status(of account: Account, readsDetails: Bool = false) async -> AccountStatus {
        if let reason = Inapplicability(of: account, organization: organization, caller: caller) {
            return .notApplicable(reason)
        }
        do throws(AWSError) {
            let session = try await RootSession.begin(on: account.id, for: .auditRootUserCredentials, by: client)
            let answer = try await session.client.exchange(IAM.GetAccountSummary())
            let summary = answer.output
            let status = AccountStatus(
                summary: CredentialSummary(
                    hasPassword: summary.hasPassword,
                    hasAccessKeys: summary.hasAccessKeys,
                    hasSigningCertificates: summary.hasSigningCertificates,
                    hasMFA: summary.hasMFA
                ),
                account: account.id,
                requestID: answer.requestID
            )
            guard readsDetails, case .present = status else { return status }
            return await details(in: session)
        } catch {
            return AccountStatus(error, account: account.id)
        }
    }

    private func details(in session: RootSession) async -> AccountStatus {
        do throws(CredentialReader.Failure) {
            return AccountStatus(credentials: try await CredentialReader(session: session).read(includesLastUse: true))
        } catch {
            return AccountStatus(error, account: session.account)
        }
    }

    /// The full look: every credential with its age and last use.
    package func details(of account: Account) async -> AccountStatus {
        if let reason = Inapplicability(of: account, organization: organization, caller: caller) {
            return .notApplicable(reason)
        }
        do throws(AWSError) {
            return await details(
                in: try await RootSession.begin(on: account.id, for: .auditRootUserCredentials, by: client)
            )
        } catch {
            return AccountStatus(error, account: account.id)
        }
    }

    /// Looks at many accounts side by side and tells each status as it comes, in no order.
    ///
    /// - Parameters:
    ///   - accounts: May still be growing; looking begins with the first.
    ///   - readsDetails: Whether accounts where something is present are read in full.
    ///   - report: Called for every account, exactly once, unless the task is cancelled.
    package func audit<Accounts: AsyncSequence & Sendable>(
        _ accounts: Accounts,
        readsDetails: Bool,
        report: @escaping @Sendable (Account, AccountStatus) -> Void
    ) async where Accounts.Element == Account, Accounts.Failure == Never {
        await accounts.forEachSideBySide(width: Self.width) { account in
            let status = await status(of: account, readsDetails: readsDetails)
            if !Task.isCancelled { report(account, status) }
        }
    }
}

extension AccountStatus {
    init(_ failure: CredentialReader.Failure, account: AccountID) {
        switch failure {
        case .aws(let error): self.init(error, account: account)
        case .wrongAccount(let arn):
            self = .failed(Problem(wrongAccount: arn, asked: account))
        }
    }
}

extension Problem {
    /// AWS gave a session for another account than was asked for.
    init(wrongAccount arn: String, asked account: AccountID) {
        self.init(
            .refused,
            "AssumeRoot was asked for account \(account) and gave a session of \(arn); it was not used.",
            account: account,
            call: "sts:AssumeRoot",
            nextStep: "Check the endpoint and the network between here and AWS."
        )
    }
}
