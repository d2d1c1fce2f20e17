import FoundationEssentials

/// Makes temporary credentials and recognises them again, without remembering any.
///
/// Like AWS's, a session token carries everything about its session, sealed: here with an HMAC under a key made from
/// the seed. So fifty thousand root sessions cost no memory.
struct CredentialIssuer {
    /// Credentials as STS hands them out.
    struct Credentials {
        let accessKeyID: String
        let secretAccessKey: String
        let sessionToken: String
        /// In seconds since 1970.
        let expiration: Int
    }

    /// What a token says.
    struct Session {
        /// `nil` for the caller's own credentials, whose principal tests can change.
        let principal: Principal?
        let accessKeyID: String
        let expiration: Int
    }

    private let key: [UInt8]
    private var count: UInt64 = 0
    /// Makes a token as long as real ones are, so that no client gets away with a small buffer.
    private static let filler = String(repeating: "IQoJb3JpZ2luX2VjE", count: 18)

    /// Makes an issuer whose credentials depend on the seed and on how many it gave out.
    init(seed: UInt64) {
        key = SHA256.digest(Array("simulated STS \(seed)".utf8))
    }

    /// Gives out credentials; a principal of `nil` means the caller.
    mutating func issue(for principal: Principal?, expiration: Int) -> Credentials {
        count += 1
        let random = SHA256.hmac(key: key, "key \(count)".utf8)
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        let accessKeyID = "ASIA" + String(decoding: random.prefix(16).map { alphabet[Int($0 & 31)] }, as: UTF8.self)
        let payload = "\(Self.encode(principal))|\(accessKeyID)|\(expiration)|\(Self.filler)"
        return Credentials(
            accessKeyID: accessKeyID,
            secretAccessKey: secret(of: accessKeyID),
            sessionToken: Data(SHA256.hmac(key: key, payload.utf8) + Array(payload.utf8)).base64EncodedString(),
            expiration: expiration
        )
    }

    /// The secret of an access key that this issuer gave out.
    func secret(of accessKeyID: String) -> String {
        // 30 bytes make exactly the 40 characters that AWS's secrets have.
        Data(SHA256.hmac(key: key, "secret \(accessKeyID)".utf8).prefix(30)).base64EncodedString()
    }

    /// What the token says; `nil` when this issuer did not make it.
    func session(of token: String) -> Session? {
        guard let data = Data(base64Encoded: token), data.count > 32 else { return nil }
        let payload = Array(data.dropFirst(32))
        guard SHA256.isEqual(SHA256.hmac(key: key, payload), Array(data.prefix(32))) else { return nil }
        let fields = payload.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard fields.count == 4, let expiration = Int(fields[2]) else { return nil }
        return Session(
            principal: Self.decode(fields[0]),
            accessKeyID: fields[1],
            expiration: expiration
        )
    }

    private static func encode(_ principal: Principal?) -> String {
        switch principal {
        case nil: "caller"
        case .role(let account, let name, let session): "role/\(account)/\(name)/\(session)"
        case .root(let account): "root/\(account)"
        case .rootSession(let account, let task): "task/\(account)/\(task.rawValue)"
        }
    }

    private static func decode(_ text: String) -> Principal? {
        let parts = text.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
        guard parts.count > 1, let account = UInt64(parts[1]) else { return nil }
        switch parts[0] {
        case "role" where parts.count == 4:
            return .role(account: account, name: parts[2], session: parts[3])
        case "root": return .root(account: account)
        case "task" where parts.count == 3:
            return TaskPolicy(rawValue: parts[2]).map { .rootSession(account: account, task: $0) }
        default: return nil
        }
    }
}
