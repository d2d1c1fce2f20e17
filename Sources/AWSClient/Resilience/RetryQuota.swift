import Platform

/// Stops retries when most of them fail: a bucket of 500 tokens that retries take from and successes fill.
///
/// It is one for all copies of a client, so that a service in trouble is not hammered by every task at once.
package final class RetryQuota: Sendable {
    /// What one retry takes.
    package static let cost = 14
    private static let capacity = 500
    private let tokens = Locked(RetryQuota.capacity)

    /// Makes a full bucket.
    package init() {}

    /// Takes the price of one retry; false when too little is left.
    package func take() -> Bool {
        tokens.withLock { tokens in
            guard tokens >= Self.cost else { return false }
            tokens -= Self.cost
            return true
        }
    }

    /// Gives back after a success: what its last retry took, or one token when it needed none.
    package func succeeded(afterRetry: Bool) {
        tokens.withLock { $0 = min(Self.capacity, $0 + (afterRetry ? Self.cost : 1)) }
    }
}
