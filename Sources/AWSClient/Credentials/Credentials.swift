package import FoundationEssentials

/// What signs a request: an access key, its secret, and for temporary credentials a session token and an end.
package struct Credentials: Sendable {
    /// The access key's ID; no secret, and the key by which CloudTrail events are joined.
    package let accessKeyID: String
    /// The secret half of the key.
    package let secretAccessKey: Secret
    /// The session token of temporary credentials.
    package let sessionToken: Secret?
    /// When the credentials end, or nil when they do not.
    package let expiration: Date?

    /// Makes credentials of their parts.
    package init(
        accessKeyID: String,
        secretAccessKey: Secret,
        sessionToken: Secret? = nil,
        expiration: Date? = nil
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
    }
}
