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

    init(
        _ kind: AWSError.Kind,
        wasSent: Bool = true,
        requestID: String? = nil,
        signedBy: Credentials? = nil,
        hint: Duration? = nil,
        wasClockWrong: Bool = false
    ) {
        self.kind = kind
        self.wasSent = wasSent
        self.requestID = requestID
        self.signedBy = signedBy
        self.hint = hint
        self.wasClockWrong = wasClockWrong
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

/// Where a call stands between its attempts.
struct CallProgress: Sendable {
    /// Requests made, the running one included.
    var attempts = 0
    /// Failures by accident.
    var transientRetries = 0
    /// Times that AWS asked to slow down.
    var throttledRetries = 0
    /// Whether newer credentials were asked for.
    var renewedCredentials = false
    /// Whether a wrong clock was corrected.
    var correctedClock = false
    /// Whether a retry took from the quota.
    var tookFromQuota = false
    /// Whether a change may have been made by an attempt that failed.
    private(set) var isAmbiguous = false

    /// Takes note of a failed attempt; one that was never sent does not count as an attempt.
    mutating func note(_ failure: AttemptFailure, changes: Bool) {
        switch failure.kind {
        case .credentials, .cancelled, .wire: attempts -= failure.wasSent ? 0 : 1
        case .service, .transport, .refused: break
        }
        if changes, failure.mayHaveTakenEffect { isAmbiguous = true }
    }
}
