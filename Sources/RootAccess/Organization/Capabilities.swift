/// What *Root access management* has been switched to, as read back from AWS and never assumed.
package struct Capabilities: Sendable, Equatable {
    /// Trusted access of `iam.amazonaws.com` in Organizations, without which neither capability can be enabled.
    package var trustedAccess: Bool
    /// *Root credentials management*: delete root credentials of member accounts.
    package var rootCredentialsManagement: Bool
    /// *Privileged root actions in member accounts*: recovery, S3 bucket policies and SQS queue policies.
    package var rootSessions: Bool

    /// Makes the settings of what AWS told.
    package init(trustedAccess: Bool, rootCredentialsManagement: Bool, rootSessions: Bool) {
        self.trustedAccess = trustedAccess
        self.rootCredentialsManagement = rootCredentialsManagement
        self.rootSessions = rootSessions
    }

    /// Nothing is enabled: how every organization starts.
    package static let none = Capabilities(
        trustedAccess: false,
        rootCredentialsManagement: false,
        rootSessions: false
    )
}
