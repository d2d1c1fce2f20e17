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
    /// Whether the bucket turned out to be in another region.
    var wasRedirected = false
    /// Whether a retry took from the quota.
    var tookFromQuota = false
    /// Whether a change may have been made by an attempt that failed.
    private(set) var isAmbiguous = false

    /// How long each request took until its answer, or its failure.
    var durations: [Duration] = []
    /// The last answer's HTTP status; nil when the last request got none.
    var status: Int?
    /// Where the last request went, and the region that it was signed for.
    private(set) var destination: (host: String, region: String)?

    /// Takes note that a request is about to go.
    mutating func sent(to host: String, _ region: String) {
        status = nil
        destination = (host, region)
    }

    /// Takes note of a failed attempt; one that was never sent does not count as an attempt.
    mutating func note(_ failure: AttemptFailure, changes: Bool) {
        switch failure.kind {
        case .credentials, .cancelled, .wire: attempts -= failure.wasSent ? 0 : 1
        case .service, .transport, .refused: break
        }
        if changes, failure.mayHaveTakenEffect { isAmbiguous = true }
    }
}
