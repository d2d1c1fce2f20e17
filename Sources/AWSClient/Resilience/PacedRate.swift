import Glibc

/// The rate of one limit and its growth; a value without clock or lock.
///
/// Source: CUBIC congestion control (RFC 9438) with botocore's constants (`retries/throttling.py`).
struct PacedRate: Sendable {
    /// What a refusal leaves of the rate; gentler than botocore's 0.7, because one refusal costs one cut here.
    private static let cut = 0.85
    /// How fast the curve rises.
    private static let steepness = 0.4
    /// The least rate, in calls a second.
    private static let least = 0.5
    /// How much of the time that nobody used is made up for, so that a late wake-up costs no throughput.
    private static let slack = 0.05

    /// How much the newest answer counts in the share of refusals.
    private static let weight = 0.03
    /// The share of refusals that is no accident: a rate too high is refused again and again, not once in a while.
    private static let tolerated = 0.1

    private let published: PublishedRate?
    /// The share of calls that were refused lately.
    private var refusedShare = 0.0
    /// Calls a second; nil while nothing holds them back.
    private(set) var rate: Double?
    private var refusedRate = 0.0
    private var lastCut: Double?
    private var nextSlot = -Double.infinity
    private var bucketStart: Double
    private var bucketCount = 0.0
    private var measured = 0.0

    init(_ published: PublishedRate?, since start: Duration) {
        self.published = published
        bucketStart = start / .seconds(1)
        rate = published?.perSecond
    }

    /// Takes the next slot when its time has come; else says how long that is away.
    mutating func take(at now: Duration) -> Duration {
        guard let rate else { return .zero }
        let now = now / .seconds(1)
        if nextSlot > now { return .seconds(nextSlot - now) }
        let savedUp = published.map { max(Self.slack, ($0.burst - 1) / rate) } ?? Self.slack
        nextSlot = max(nextSlot, now - savedUp) + 1 / rate
        return .zero
    }

    /// Notes a call that AWS took.
    mutating func succeeded(at now: Duration) {
        let now = now / .seconds(1)
        refusedShare *= 1 - Self.weight
        measure(at: now)
        guard let lastCut else { return }
        let plateau = cbrt(refusedRate * (1 - Self.cut) / Self.steepness)
        let away = now - lastCut - plateau
        let grown = Self.steepness * away * away * away + refusedRate
        // Never far above what was really sent: a curve that ran on while nobody called says nothing.
        let measuredBound = measured > 0 ? max(2 * measured, Self.least) : .infinity
        let bound = min(measuredBound, published?.perSecond ?? .infinity)
        rate = max(Self.least, min(grown, bound))
    }

    /// Notes a call that AWS refused; one that was sent before the last cut says nothing new, and one among many that
    /// were taken says nothing of the rate: it is only repeated.
    mutating func throttled(at now: Duration, sentAt: Duration) {
        let now = now / .seconds(1)
        guard sentAt / .seconds(1) >= lastCut ?? -.infinity else { return }
        measure(at: now, took: false)
        refusedShare += Self.weight * (1 - refusedShare)
        guard refusedShare > Self.tolerated else { return }
        refusedShare = 0
        // At the very start there is no rate yet, only a burst: as if it had taken a second.
        let taken = measured > 0 ? measured : bucketCount / max(now - bucketStart, 1)
        refusedRate = max(Self.least, min(taken, rate ?? .infinity))
        rate = max(Self.least, refusedRate * Self.cut)
        lastCut = now
        nextSlot = now + 1 / (rate ?? Self.least)
    }

    /// Counts in half seconds and smooths, so that one quick answer is not taken for a rate.
    private mutating func measure(at now: Double, took: Bool = true) {
        if took { bucketCount += 1 }
        let length = now - bucketStart
        guard length >= 0.5 else { return }
        measured = measured == 0 ? bucketCount / length : 0.8 * (bucketCount / length) + 0.2 * measured
        bucketStart = now
        bucketCount = 0
    }
}
