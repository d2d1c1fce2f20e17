import FoundationEssentials

/// A token for one request that only the owner of a key can make (DPoP, RFC 9449 §4.2).
struct ProofOfPossession: Sendable {
    /// The key in PEM.
    let key: Secret
    /// When the request is made.
    let date: Date
    /// What makes the token one of its kind.
    let id: String

    private struct Header: Encodable {
        struct Key: Encodable {
            let kty = "EC"
            let x: String
            let y: String
            let crv = "P-256"
        }
        let typ = "dpop+jwt"
        let alg = "ES256"
        let jwk: Key
    }

    private struct Claims: Encodable {
        let htm: String
        let htu: String
        let iat: Int
        let jti: String
    }

    /// The token in its compact form.
    func token(for request: HTTPRequest) throws(WireError) -> String {
        guard let key = ProofKey(pem: key) else { throw WireError("the dpopKey is no P-256 key in PEM") }
        let header = Header(jwk: .init(x: Self.encoded(key.coordinates.x), y: Self.encoded(key.coordinates.y)))
        let claims = Claims(
            htm: request.method.rawValue,
            htu: request.url,
            iat: Int(date.timeIntervalSince1970),
            jti: id
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        guard let head = try? encoder.encode(header), let body = try? encoder.encode(claims) else {
            throw WireError("the proof can't be written")
        }
        let signed = "\(Self.encoded(Array(head))).\(Self.encoded(Array(body)))"
        guard let signature = key.signature(of: Array(signed.utf8)) else {
            throw WireError("the proof can't be signed")
        }
        return "\(signed).\(Self.encoded(signature))"
    }

    /// Base64 for addresses, without padding (RFC 7515 §2).
    private static func encoded(_ bytes: [UInt8]) -> String {
        String(
            Data(bytes).base64EncodedString().compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            }
        )
    }
}
