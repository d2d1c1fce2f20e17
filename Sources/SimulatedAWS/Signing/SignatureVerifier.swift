/// Recomputes the Signature Version 4 of a request and compares.
///
/// AWS's document is "Create a signed AWS API request" in the IAM User Guide. This is written from that text and shares
/// no line with the client's signer, so that the two can't agree on a mistake.
package struct SignatureVerifier {
    /// The signing key of the latest date, region and service for each long-lived secret; deriving one costs four HMACs.
    private var keys: [String: [UInt8]] = [:]

    /// How far the client's clock may be off, in seconds.
    static let tolerance = 900

    /// Makes a verifier that has derived no key yet.
    package init() {}

    /// Checks date and signature; throws what AWS answers when either is wrong.
    ///
    /// - Parameters:
    ///   - request: The request as it came.
    ///   - scope: Its `Authorization` header, read.
    ///   - secret: The secret access key that belongs to the scope's key.
    ///   - now: The server's clock, in seconds since 1970.
    /// - Throws: `IncompleteSignature` or `SignatureDoesNotMatch`, with AWS's sentence.
    mutating func verify(
        _ request: SimulatedRequest,
        scope: SignatureScope,
        secret: String,
        now: Int
    ) throws(ServiceError) {
        guard let stamp = request.header("x-amz-date"), let signedAt = Timestamp.parse(stamp) else {
            throw .incompleteSignature(
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
            )
        }
        try Self.checkSignedHeaders(of: request, scope: scope)
        guard stamp.hasPrefix(scope.date) else {
            throw .signatureDoesNotMatch(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + "'\(scope.date)' != '\(stamp.prefix(8))', from '\(stamp)'."
            )
        }
        try Self.checkDate(stamp: stamp, signedAt: signedAt, now: now)
        let expected = signature(of: request, stamp: stamp, scope: scope, secret: secret)
        guard SHA256.isEqual(Array(expected.utf8), Array(scope.signature.utf8)) else {
            throw .signatureDoesNotMatch(
                "The request signature we calculated does not match the signature you provided. Check your AWS "
                    + "Secret Access Key and signing method. Consult the service documentation for details."
            )
        }
    }

    /// The signature that the request should have, in hexadecimal digits; what the scope says of it is not looked at.
    package mutating func signature(
        of request: SimulatedRequest,
        stamp: String,
        scope: SignatureScope,
        secret: String
    ) -> String {
        let canonical = Self.canonicalRequest(of: request, scope: scope)
        let message = Self.stringToSign(stamp: stamp, scope: scope, canonicalRequest: canonical)
        let signature = SHA256.hmac(key: signingKey(secret: secret, scope: scope), message)
        return String(decoding: ASCII.hex(signature), as: UTF8.self)
    }

    private static func checkSignedHeaders(of request: SimulatedRequest, scope: SignatureScope) throws(ServiceError) {
        let names = request.headers.map { ASCII.lowercased($0.name) }.filter { $0.hasPrefix("x-amz-") }
        for name in ["host"] + names where !scope.signedHeaders.contains(name) {
            throw .signatureDoesNotMatch("'\(name)' must be a 'SignedHeader' in the AWS Authorization.")
        }
    }

    private static func checkDate(stamp: String, signedAt: Int, now: Int) throws(ServiceError) {
        let server = Timestamp.basic(now)
        if signedAt < now - tolerance {
            let limit = Timestamp.basic(now - tolerance)
            throw .signatureDoesNotMatch(
                "Signature expired: \(stamp) is now earlier than \(limit) (\(server) - 15 min.)"
            )
        }
        if signedAt > now + tolerance {
            let limit = Timestamp.basic(now + tolerance)
            throw .signatureDoesNotMatch(
                "Signature not yet current: \(stamp) is still later than \(limit) (\(server) + 15 min.)"
            )
        }
    }

    private mutating func signingKey(secret: String, scope: SignatureScope) -> [UInt8] {
        let name = "\(scope.accessKeyID)/\(scope.date)/\(scope.region)/\(scope.service)"
        if let key = keys[name] { return key }
        let dated = SHA256.hmac(key: Array("AWS4\(secret)".utf8), scope.date.utf8)
        let regional = SHA256.hmac(key: dated, scope.region.utf8)
        let key = SHA256.hmac(key: SHA256.hmac(key: regional, scope.service.utf8), "aws4_request".utf8)
        // Sessions come and go by the ten thousand; a small cache serves the few callers who stay.
        if keys.count >= 256 { keys.removeAll(keepingCapacity: true) }
        keys[name] = key
        return key
    }
}
