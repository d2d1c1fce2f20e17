package import FoundationEssentials

/// Signs requests as AWS wants it, with Signature Version 4.
///
/// Source: AWS Identity and Access Management user guide, "Create a signed AWS API request".
package struct SigV4Signer: Sendable {
    /// The service in the credential scope.
    package var service: String
    /// The region in the credential scope.
    package var region: String
    /// Whether the path is normalised and encoded a second time; everywhere but in S3.
    package var normalizesPath: Bool
    /// Whether the body's digest is sent as `x-amz-content-sha256`; S3 requires it.
    package var sendsContentDigest: Bool

    /// Makes a signer for a service and a region, with the rules of that service.
    package init(service: String, region: String) {
        self.service = service
        self.region = region
        normalizesPath = service != "s3"
        sendsContentDigest = service == "s3"
    }

    /// Everything between a request and its signature, each part as the document names it.
    package struct Signing: Sendable {
        /// Step 1 of the document.
        package let canonicalRequest: String
        /// The names of the headers that are signed, sorted, with semicolons.
        package let signedHeaders: String
        /// Step 3 of the document.
        package let stringToSign: String
        /// Date, region, service and `aws4_request`.
        package let scope: String
        /// Step 4 of the document.
        package let signature: String
    }

    /// Adds `Host`, `X-Amz-Date`, the session token and `Authorization` to a request, in place of earlier ones.
    package func sign(_ request: inout HTTPRequest, with credentials: Credentials, at date: Date) {
        request.headers["Authorization"] = nil
        request.headers["Host"] = request.authority
        request.headers["X-Amz-Date"] = Timestamp.basic(date)
        request.headers["X-Amz-Security-Token"] = credentials.sessionToken?.text
        if sendsContentDigest {
            request.headers["x-amz-content-sha256"] = Digest.hex(Digest.sha256(request.body))
        }
        let signing = signing(of: request, with: credentials, at: date)
        request.headers["Authorization"] =
            "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(signing.scope), "
            + "SignedHeaders=\(signing.signedHeaders), Signature=\(signing.signature)"
    }

    /// Computes the signature of a request over all of its headers.
    package func signing(of request: HTTPRequest, with credentials: Credentials, at date: Date) -> Signing {
        let timestamp = Timestamp.basic(date)
        let day = String(timestamp.prefix(8))
        let scope = "\(day)/\(region)/\(service)/aws4_request"
        let headers = CanonicalRequest.headers(request.headers)
        let canonical = [
            request.method.rawValue,
            CanonicalRequest.path(request.path, normalized: normalizesPath),
            CanonicalRequest.query(request.query),
            headers.lines,
            headers.names,
            Digest.hex(Digest.sha256(request.body)),
        ].joined(separator: "\n")
        let digest = Digest.hex(Digest.sha256(Array(canonical.utf8)))
        let stringToSign = "AWS4-HMAC-SHA256\n\(timestamp)\n\(scope)\n\(digest)"
        return Signing(
            canonicalRequest: canonical,
            signedHeaders: headers.names,
            stringToSign: stringToSign,
            scope: scope,
            signature: signature(of: stringToSign, with: credentials.secretAccessKey, day: day)
        )
    }

    /// Derives the day's key and signs with it; every key on the way is cleansed.
    private func signature(of stringToSign: String, with secret: Secret, day: String) -> String {
        var key = Array("AWS4".utf8)
        key.reserveCapacity(4 + secret.count)
        secret.withBytes { span in
            for index in span.indices { key.append(span[index]) }
        }
        for message in [day, region, service, "aws4_request"] {
            let next = Digest.hmacSHA256(key: key, message)
            Digest.cleanse(&key)
            key = next
        }
        let signature = Digest.hex(Digest.hmacSHA256(key: key, stringToSign))
        Digest.cleanse(&key)
        return signature
    }
}
