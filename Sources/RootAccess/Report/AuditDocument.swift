package import FoundationEssentials

/// The result of an audit as `rootward audit` prints it; a fact that was not read is null, never false.
package struct AuditDocument: Sendable, Encodable {
    /// Who looked.
    package struct CallerFacts: Sendable, Encodable {
        let arn: String
        let account: String
    }

    /// How many accounts ended with each status; they add up to `accounts`.
    package struct Summary: Sendable, Encodable {
        var accounts = 0
        var present = 0
        var absent = 0
        var blocked = 0
        var failed = 0
        var notApplicable = 0
        var notChecked = 0
    }

    package let organization: String
    package let caller: CallerFacts
    package let auditedAt: Date
    package let accounts: [AuditedAccount]
    package let summary: Summary

    /// Makes the document.
    package init(
        context: Preflight.Context,
        auditedAt: Date,
        accounts: [AuditedAccount]
    ) {
        organization = context.organization.id
        caller = CallerFacts(arn: context.caller.arn, account: context.caller.account.text)
        self.auditedAt = auditedAt
        self.accounts = accounts
        var summary = Summary()
        for account in accounts {
            summary.accounts += 1
            switch account.status {
            case .present: summary.present += 1
            case .absent: summary.absent += 1
            case .blocked: summary.blocked += 1
            case .failed: summary.failed += 1
            case .notApplicable: summary.notApplicable += 1
            case .notChecked: summary.notChecked += 1
            }
        }
        self.summary = summary
    }

    /// True when every account that can be read was read.
    package var isComplete: Bool { summary.blocked + summary.failed + summary.notChecked == 0 }

    /// The summary as one line for people.
    package var summaryLine: String {
        "\(summary.accounts) accounts: \(summary.present) present, \(summary.absent) not present, "
            + "\(summary.blocked) blocked, \(summary.failed) failed, \(summary.notApplicable) not applicable"
            + (summary.notChecked > 0 ? ", \(summary.notChecked) not checked" : "")
    }
}
