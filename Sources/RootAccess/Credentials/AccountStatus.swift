/// What is known of an account's root credentials; never guessed from another state.
///
/// Indirect, so that 50,000 of them do not each take the room of the largest.
package indirect enum AccountStatus: Sendable, Equatable {
    /// Nobody has looked.
    case notChecked
    /// Looked, and all four kinds were read as not there.
    case absent
    /// Looked, and at least one is there; the details are nil until somebody reads them.
    case present(CredentialSummary, RootCredentials?)
    /// A policy denied the look.
    case blocked(Denial)
    /// The look failed for another reason.
    case failed(Problem)
    /// Root access management does not reach this account.
    case notApplicable(Inapplicability)

    /// The word of the JSON that Rootward writes.
    package var word: String {
        switch self {
        case .notChecked: "notChecked"
        case .absent: "absent"
        case .present: "present"
        case .blocked: "blocked"
        case .failed: "failed"
        case .notApplicable: "notApplicable"
        }
    }

    /// The status that four facts amount to; an incomplete answer with nothing found is a failure, not an absence.
    package init(summary: CredentialSummary, account: AccountID, requestID: String?) {
        if summary.hasAny {
            self = .present(summary, nil)
        } else if summary.isKnownEmpty {
            self = .absent
        } else {
            self = .failed(
                Problem(
                    .unreadable,
                    "AWS's answer about the root credentials of account \(account) left facts out.",
                    account: account,
                    call: "iam:GetAccountSummary",
                    requestID: requestID,
                    nextStep: "Check the account again."
                )
            )
        }
    }

    /// The status that a full listing amounts to.
    package init(credentials: RootCredentials) {
        self = credentials.isEmpty ? .absent : .present(credentials.summary, credentials)
    }
}

/// Why root access management does not reach an account.
package enum Inapplicability: Sendable, Equatable {
    case managementAccount
    /// The account that the caller's credentials belong to.
    case callersOwnAccount
    /// Not `ACTIVE`, by AWS's word.
    case state(Account.State)

    /// The reason as words for a list.
    package var words: String {
        switch self {
        case .managementAccount: "management account"
        case .callersOwnAccount: "the account you are signed in to"
        case .state(.suspended): "suspended"
        case .state(.closed): "closed"
        case .state(.pendingClosure): "being closed"
        case .state(.pendingActivation): "sign-up not finished"
        case .state(.other("")): "state not told by AWS"
        case .state(let other): "state \(other.word)"
        }
    }

    /// The reason why an account can't be a target, or nil when it can (promise 5).
    package init?(of account: Account, organization: Organization, caller: Caller) {
        if account.id == organization.managementAccount {
            self = .managementAccount
        } else if account.id == caller.account {
            self = .callersOwnAccount
        } else if account.state != .active {
            self = .state(account.state)
        } else {
            return nil
        }
    }
}
