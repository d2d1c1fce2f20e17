/// How a simulated organization starts and behaves.
package struct SimulationConfiguration: Sendable {
    /// What the organization has switched on at the start.
    package enum Capabilities: String, Sendable, CaseIterable {
        /// Nothing: no trusted access for IAM, no capability, no delegated administrator.
        case none
        /// Trusted access for IAM and both capabilities.
        case all
    }

    /// When deleted credentials stop being shown by IAM's reads.
    package enum Consistency: Sendable, Equatable {
        /// At once.
        case immediate
        /// After this many reads of the account.
        case afterReads(Int)
        /// After this long.
        case after(Duration)
    }

    /// How many requests are let through.
    package enum Throttling: Sendable, Equatable {
        /// All.
        case none
        /// Organizations' published limits (User Guide, "Quotas"), and STS's 600 a second for the whole account.
        case documented
        /// This many a second for each operation, and so many at once.
        case rate(perSecond: Double, burst: Double)
    }

    /// The number of member accounts; the management account comes besides.
    package var accounts = 40
    /// What everything random depends on.
    package var seed: UInt64 = 1
    /// What is switched on at the start.
    package var capabilities = Capabilities.none
    /// How long each answer takes.
    package var latency = Duration.zero
    /// How many requests are let through.
    package var throttling = Throttling.none
    /// What goes wrong, and how often.
    package var faults: [FaultRule] = []
    /// When deletions show.
    package var consistency = Consistency.immediate
    /// Whether some pages are short or empty although more follow, as AWS's are; otherwise pages are full.
    package var hasUnevenPages = true
    /// How far the server's clock is ahead of the time source.
    package var clockOffset = Duration.zero
    /// How long the caller's credentials last; `AssumeRole` gives twelve hours at most.
    package var callerSessionDuration = Duration.seconds(12 * 3_600)
    /// How many calls the log keeps; later ones are not recorded.
    package var callLogLimit = 250_000

    /// The defaults: 40 accounts, seed 1, nothing enabled, no faults.
    package init() {}
}
