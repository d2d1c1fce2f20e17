/// What the caller's account is to the organization, which decides what it may do.
package enum Standing: Sendable, Equatable {
    /// The management account: may change settings and start root sessions.
    case management
    /// A member account registered for IAM: may start root sessions, may not change settings.
    case delegatedAdministrator
}
