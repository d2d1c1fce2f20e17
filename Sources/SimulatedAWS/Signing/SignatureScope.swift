/// The parts of an `Authorization` header of Signature Version 4.
package struct SignatureScope: Sendable, Equatable {
    /// Whose key signed.
    package let accessKeyID: String
    /// The date that the signing key is good for, as `YYYYMMDD`.
    package let date: String
    /// The region that the signing key is good for.
    package let region: String
    /// The service that the signing key is good for.
    package let service: String
    /// The names of the signed headers, in lower case, in the order given.
    package let signedHeaders: [String]
    /// The signature, in hexadecimal digits.
    package let signature: String

    /// Makes a scope of its parts, with no signature yet.
    package init(accessKeyID: String, date: String, region: String, service: String, signedHeaders: [String]) {
        self.accessKeyID = accessKeyID
        self.date = date
        self.region = region
        self.service = service
        self.signedHeaders = signedHeaders
        signature = ""
    }

    /// Reads the header's value; throws AWS's `IncompleteSignature` with the part that is missing or malformed.
    init(authorization: String) throws(ServiceError) {
        let algorithm = "AWS4-HMAC-SHA256 "
        guard authorization.hasPrefix(algorithm) else {
            throw .incompleteSignature("Authorization header requires 'AWS4-HMAC-SHA256'.")
        }
        var fields: [Substring: Substring] = [:]
        // The bytes are split and not the characters, which takes a fraction of the time.
        for part in authorization.utf8.dropFirst(algorithm.utf8.count).split(separator: UInt8(ascii: ",")) {
            let pair = part.drop { $0 == 32 }.split(separator: UInt8(ascii: "="), maxSplits: 1)
            if pair.count == 2 { fields[Substring(pair[0])] = Substring(pair[1]) }
        }
        guard let credential = fields["Credential"] else {
            throw .incompleteSignature("Authorization header requires 'Credential' parameter.")
        }
        guard let signature = fields["Signature"] else {
            throw .incompleteSignature("Authorization header requires 'Signature' parameter.")
        }
        guard let signed = fields["SignedHeaders"] else {
            throw .incompleteSignature("Authorization header requires 'SignedHeaders' parameter.")
        }
        let scope = credential.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard scope.count == 5, scope[4] == "aws4_request", !scope[0].isEmpty else {
            throw .incompleteSignature(
                "Credential must have exactly 5 slash-delimited elements, "
                    + "e.g. keyid/date/region/service/term, got '\(credential)'"
            )
        }
        accessKeyID = scope[0]
        date = scope[1]
        region = scope[2]
        service = scope[3]
        signedHeaders = signed.utf8.split(separator: UInt8(ascii: ";")).map { String(Substring($0)) }
        self.signature = String(signature)
    }
}
