/// What one request came to.
enum Attempt<Output: Sendable>: Sendable {
    case success(Output, requestID: String?)
    case failure(AttemptFailure)
}

/// Why one request failed, with what the decision to repeat it needs.
struct AttemptFailure: Sendable {
    /// What went wrong.
    let kind: AWSError.Kind
    /// Whether any byte may have reached the server.
    let wasSent: Bool
    /// AWS's ID of the request.
    let requestID: String?
    /// What signed it.
    let signedBy: Credentials?
    /// How long the server asked to wait.
    let hint: Duration?
    /// Whether the signature's time was so wrong that this explains the refusal.
    let wasClockWrong: Bool
    /// Whether the bucket is in another region, which is known now.
    let wasElsewhere: Bool

    init(
        _ kind: AWSError.Kind,
        wasSent: Bool = true,
        requestID: String? = nil,
        signedBy: Credentials? = nil,
        hint: Duration? = nil,
        wasClockWrong: Bool = false,
        wasElsewhere: Bool = false
    ) {
        self.kind = kind
        self.wasSent = wasSent
        self.requestID = requestID
        self.signedBy = signedBy
        self.hint = hint
        self.wasClockWrong = wasClockWrong
        self.wasElsewhere = wasElsewhere
    }

    /// Whether the server may have acted on the request.
    var mayHaveTakenEffect: Bool {
        switch kind {
        case .service(let error): error.mayHaveTakenEffect
        case .transport, .wire, .cancelled: wasSent
        case .credentials, .refused: false
        }
    }

    /// Whether newer credentials would help.
    var isExpiredCredentials: Bool {
        if case .service(let error) = kind { error.isExpiredCredentials } else { false }
    }

    /// Why it is worth another attempt; nil when it is not.
    var retryReason: RetryPolicy.Reason? {
        switch kind {
        case .service(let error) where error.isThrottling || error.isBusy: .throttled
        case .service(let error): error.isTransient ? .transient : nil
        case .transport(let error): error.isTransient ? .transient : nil
        case .wire: wasSent ? .transient : nil
        case .credentials, .refused, .cancelled: nil
        }
    }
}
