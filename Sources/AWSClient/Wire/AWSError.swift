/// Why a call did not succeed, with everything a person needs to ask about it.
package struct AWSError: Error, Sendable, Equatable {
    /// What went wrong.
    package enum Kind: Sendable, Equatable {
        /// The service said no.
        case service(ServiceError)
        /// No answer came.
        case transport(TransportError)
        /// There was nothing to sign with.
        case credentials(CredentialError)
        /// The answer, or the request, could not be understood.
        case wire(WireError)
        /// This program refused to send the call, as a clause.
        case refused(String)
        /// The task was cancelled.
        case cancelled
    }

    /// What went wrong.
    package let kind: Kind
    /// The service that was called.
    package let service: AWSService
    /// The operation that was called, such as `AssumeRoot`.
    package let operation: String
    /// AWS's ID of the last request; nil when no answer came.
    package let requestID: String?
    /// How often the request was sent; 0 when it never was.
    package let attempts: Int
    /// Whether the change may have been made nevertheless, now or by an earlier attempt; never so for a reading call.
    ///
    /// Only looking settles it: “not found” with this set says that the thing is gone, not who removed it.
    package let isAmbiguous: Bool

    /// Makes an error.
    package init(
        _ kind: Kind,
        service: AWSService,
        operation: String,
        requestID: String? = nil,
        attempts: Int = 1,
        isAmbiguous: Bool = false
    ) {
        self.kind = kind
        self.service = service
        self.operation = operation
        self.requestID = requestID
        self.attempts = attempts
        self.isAmbiguous = isAmbiguous
    }
}

extension AWSError {
    /// The service's error, when it was the service that said no.
    package var serviceError: ServiceError? {
        if case .service(let error) = kind { error } else { nil }
    }

    /// The service's code without a trailing `Exception`, for comparing; nil when the service said nothing.
    package var code: String? { serviceError?.code }

    /// The service's own sentence; anyone's text, nil when the service said nothing.
    package var message: String? { serviceError?.message }

    /// The HTTP status; nil when no answer came.
    package var httpStatus: Int? { serviceError?.httpStatus }

    /// Whether AWS asked to slow down, to the last attempt.
    package var isThrottling: Bool { serviceError?.isThrottling ?? false }

    /// Whether the thing asked for does not exist.
    package var isNotFound: Bool { serviceError?.isNotFound ?? false }

    /// Whether the caller may not do this.
    package var isAccessDenied: Bool { serviceError?.isAccessDenied ?? false }

    /// Whether the credentials have ended or are unknown to AWS, so that signing in again is what helps.
    package var isExpiredCredentials: Bool { serviceError?.isExpiredCredentials ?? false }

    /// Whether it was cancelled rather than failed; never worth an alert.
    package var isCancelled: Bool { kind == .cancelled }
}

extension AWSError: CustomStringConvertible {
    package var description: String {
        "\(service.displayName) \(operation) \(clause)\(isAmbiguous ? " It may have taken effect nevertheless." : "")"
    }

    private var clause: String {
        switch kind {
        case .service(let error):
            "failed: \(error.words) (\(trail(status: error.httpStatus)))."
        case .transport(let error):
            "got no answer after \(attempts) \(attempts == 1 ? "attempt" : "attempts"). \(error)"
        case .credentials(let error):
            "was not sent. \(error)"
        case .wire(let error):
            "was answered with something that can't be read: \(error) (\(trail(status: nil)))."
        case .refused(let reason):
            "was not sent: \(reason)."
        case .cancelled:
            attempts == 0 ? "was cancelled before it was sent." : "was cancelled."
        }
    }

    private func trail(status: Int?) -> String {
        var parts: [String] = []
        if let status { parts.append("HTTP \(status)") }
        if let requestID { parts.append("request \(requestID)") }
        if attempts > 1 { parts.append("\(attempts) attempts") }
        return parts.isEmpty ? "no request ID" : parts.joined(separator: ", ")
    }
}

extension ServiceError {
    /// Code and sentence, without the sentence's own full stop.
    fileprivate var words: String {
        let sentence = message.hasSuffix(".") ? String(message.dropLast()) : message
        guard let literalCode else { return "the server said nothing more" }
        return sentence.isEmpty ? literalCode : "\(literalCode): \(sentence)"
    }
}
