import FoundationEssentials

/// The JSON in which containers, instances and credential processes give credentials; they differ in one name.
struct CredentialDocument: Decodable {
    let version: Int?
    let code: String?
    let accessKeyID: String?
    let secretAccessKey: String?
    let token: String?
    let sessionToken: String?
    let expiration: String?

    private enum CodingKeys: String, CodingKey {
        case version = "Version"
        case code = "Code"
        case accessKeyID = "AccessKeyId"
        case secretAccessKey = "SecretAccessKey"
        case token = "Token"
        case sessionToken = "SessionToken"
        case expiration = "Expiration"
    }

    /// Reads a document; nil when it is none.
    static func read(_ bytes: [UInt8]) -> CredentialDocument? {
        try? JSONDecoder().decode(CredentialDocument.self, from: Data(bytes))
    }

    /// The credentials in it; nil when a part is missing or the end is no time.
    var credentials: Credentials? {
        guard let accessKeyID, let secretAccessKey else { return nil }
        let end = expiration.flatMap { Timestamp.date(fromISO8601: $0) }
        guard (expiration == nil) == (end == nil) else { return nil }
        return Credentials(
            accessKeyID: accessKeyID,
            secretAccessKey: Secret(secretAccessKey),
            sessionToken: (token ?? sessionToken).map { Secret($0) },
            expiration: end
        )
    }
}
