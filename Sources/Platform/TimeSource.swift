package import FoundationEssentials
import Glibc

/// The time of day, a clock that never jumps, and waiting, as one value, so that tests decide what time it is.
package struct TimeSource: Sendable {
    /// The time of day, as this machine believes it.
    package var now: @Sendable () -> Date
    /// Time since an arbitrary moment; never goes back, so that rates and durations can be measured with it.
    package var elapsed: @Sendable () -> Duration
    /// Waits; throws `CancellationError` when the task is cancelled meanwhile.
    package var sleep: @Sendable (Duration) async throws -> Void

    /// Makes a time source of its three parts.
    package init(
        now: @escaping @Sendable () -> Date,
        elapsed: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.now = now
        self.elapsed = elapsed
        self.sleep = sleep
    }

    /// This machine's clocks.
    package static let system = TimeSource(
        now: { Date() },
        elapsed: {
            var time = timespec()
            unsafe clock_gettime(CLOCK_MONOTONIC, &time)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        },
        sleep: { try await Task.sleep(for: $0, tolerance: nil, clock: .continuous) }
    )
}
