/// Token buckets, one for each group of operations that AWS counts together.
struct Throttle {
    private struct Bucket {
        var tokens: Double
        var filledAt: Duration
    }

    private let throttling: SimulationConfiguration.Throttling
    private var buckets: [String: Bucket] = [:]

    /// Makes full buckets.
    init(_ throttling: SimulationConfiguration.Throttling) {
        self.throttling = throttling
    }

    /// Takes a token for an operation; false when there is none.
    mutating func admits(_ operation: Operation, at time: Duration) -> Bool {
        let group: String
        let rate: Double
        let burst: Double
        switch throttling {
        case .none: return true
        case .rate(let perSecond, let most): (group, rate, burst) = (operation.rawValue, perSecond, most)
        case .documented:
            guard let limit = operation.documentedLimit else { return true }
            (group, rate, burst) = limit
        }
        var bucket = buckets[group] ?? Bucket(tokens: burst, filledAt: time)
        let passed = (time - bucket.filledAt) / .seconds(1)
        bucket.tokens = min(burst, bucket.tokens + passed * rate)
        bucket.filledAt = time
        let isAdmitted = bucket.tokens >= 1
        if isAdmitted { bucket.tokens -= 1 }
        buckets[group] = bucket
        return isAdmitted
    }
}
