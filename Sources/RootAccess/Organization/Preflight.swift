/// What was found out before anything else: who is calling, for which organization, and whether they may do this.
package struct Preflight: Sendable, Equatable {
    /// One thing that was looked at.
    package struct Check: Sendable, Equatable {
        /// How it turned out.
        package enum Verdict: Sendable, Equatable {
            case passed
            /// Not as it should be, but the work can go on.
            case warning
            /// The work can't go on.
            case failed
            /// Could not be looked at, with the reason in the detail.
            case notChecked
        }

        /// One or two words: "Signed in", "Organization", "AssumeRoot".
        package let title: String
        package let verdict: Verdict
        /// What was found, as a phrase or sentence.
        package let detail: String
        /// The one way out when it did not pass.
        package let remedy: String?

        /// Makes a check's result.
        package init(_ title: String, _ verdict: Verdict, _ detail: String, remedy: String? = nil) {
            self.title = title
            self.verdict = verdict
            self.detail = detail
            self.remedy = remedy
        }
    }

    /// What is known once every check passed.
    package struct Context: Sendable, Equatable {
        package let caller: Caller
        package let organization: Organization
        package let standing: Standing
        package var capabilities: Capabilities
        /// The accounts registered as delegated administrators for IAM.
        package var delegatedAdministrators: [AccountID]

        /// Makes a context of what was read.
        package init(
            caller: Caller,
            organization: Organization,
            standing: Standing,
            capabilities: Capabilities,
            delegatedAdministrators: [AccountID]
        ) {
            self.caller = caller
            self.organization = organization
            self.standing = standing
            self.capabilities = capabilities
            self.delegatedAdministrators = delegatedAdministrators
        }
    }

    /// In the order in which they were made.
    package let checks: [Check]
    /// nil when a check failed.
    package let context: Context?

    /// Makes a preflight's result.
    package init(checks: [Check], context: Context?) {
        self.checks = checks
        self.context = context
    }

    /// True when nothing needs a person's eyes.
    package var isAllWell: Bool { context != nil && checks.allSatisfy { $0.verdict == .passed } }
}
