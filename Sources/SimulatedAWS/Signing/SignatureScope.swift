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
        let words = authorization.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0] == "AWS4-HMAC-SHA256" else {
            throw .incompleteSignature("Authorization header requires 'AWS4-HMAC-SHA256'.")
        }
        var fields: [Substring: Substring] = [:]
        for part in words[1].split(separator: ",") {
            let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { fields[pair[0]] = pair[1] }
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
        let scope = credential.split(separator: "/", omittingEmptySubsequences: false)
        guard scope.count == 5, scope[4] == "aws4_request", !scope[0].isEmpty else {
            throw .incompleteSignature(
                "Credential must have exactly 5 slash-delimited elements, "
                    + "e.g. keyid/date/region/service/term, got '\(credential)'"
            )
        }
        accessKeyID = String(scope[0])
        date = String(scope[1])
        region = String(scope[2])
        service = String(scope[3])
        signedHeaders = signed.split(separator: ";").map(String.init)
        self.signature = String(signature)
    }
}
