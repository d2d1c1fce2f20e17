/// A refusal, in AWS's words.
struct ServiceError: Error, Equatable {
    /// The HTTP status.
    var status: Int
    /// The code; names and spelling are AWS's.
    var code: String
    /// The sentence.
    var message: String
    /// The `Reason` of Organizations' `ConstraintViolationException` and `InvalidInputException`.
    var reason: String?

    /// Makes an error of its parts.
    init(_ status: Int, _ code: String, _ message: String, reason: String? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.reason = reason
    }

    /// The `Authorization` header lacks something.
    static func incompleteSignature(_ message: String) -> ServiceError {
        ServiceError(400, "IncompleteSignature", message)
    }

    /// The signature or its date is wrong.
    static func signatureDoesNotMatch(_ message: String) -> ServiceError {
        ServiceError(403, "SignatureDoesNotMatch", message)
    }

    /// A parameter is missing or out of its range.
    static func validation(_ message: String) -> ServiceError {
        ServiceError(400, "ValidationError", message)
    }

    /// The call is not permitted; the sentence comes from `DenialText`.
    static func accessDenied(_ message: String) -> ServiceError {
        ServiceError(403, "AccessDenied", message)
    }

    /// There is no such thing.
    static func noSuchEntity(_ message: String) -> ServiceError {
        ServiceError(404, "NoSuchEntity", message)
    }

    /// The same refusal as a JSON service says it: other names for the signing errors, and 400 for all but faults.
    var inJSONProtocol: ServiceError {
        let names = [
            "IncompleteSignature": "IncompleteSignatureException",
            "SignatureDoesNotMatch": "InvalidSignatureException",
            "InvalidClientTokenId": "UnrecognizedClientException",
            "MissingAuthenticationToken": "MissingAuthenticationTokenException",
            "ExpiredToken": "ExpiredTokenException",
            "AccessDenied": "AccessDeniedException",
            "InvalidAction": "UnknownOperationException",
        ]
        var copy = self
        copy.code = names[code] ?? code
        if status < 500 { copy.status = 400 }
        return copy
    }
}
