/// How often and how patiently a call is repeated.
///
/// The delays are those of AWS's newest standard mode. Throttling has attempts of its own and takes nothing from the
/// quota: an audit of thousands of accounts meets throttling as a matter of course, and a quota that collapses under
/// it loses accounts. Nor does it wait longer than other failures at first, because the pacer keeps the rate.
package struct RetryPolicy: Sendable {
    /// How often a call is sent in all when it fails by accident.
    package var attempts: Int
    /// How often a call is sent in all when AWS asks to slow down; with the delays below up to two minutes.
    package var throttledAttempts: Int
    /// The longest delay before a retry.
    package var longestDelay: Duration

    /// Makes a policy.
    package init(attempts: Int = 3, throttledAttempts: Int = 14, longestDelay: Duration = .seconds(20)) {
        self.attempts = attempts
        self.throttledAttempts = throttledAttempts
        self.longestDelay = longestDelay
    }

    /// What the AWS CLI does, with patience for throttling.
    package static let standard = RetryPolicy()

    /// Why a call is repeated.
    package enum Reason: Sendable {
        /// It failed by accident.
        case transient
        /// AWS asked to slow down.
        case throttled
    }

    /// The delay before a retry: chance (0 to 1) times a bound that doubles, 50 ms at first.
    ///
    /// The first retry is number 1. A hint of the server counts for at most five seconds more than our own delay.
    package func delay(before retry: Int, chance: Double, hint: Duration? = nil) -> Duration {
        let bound = min(Duration.milliseconds(50) * (1 << min(max(retry - 1, 0), 16)), longestDelay)
        let delay = bound * chance
        guard let hint else { return delay }
        return min(max(hint, delay), delay + .seconds(5))
    }
}
