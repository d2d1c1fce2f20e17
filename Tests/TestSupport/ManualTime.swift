package import FoundationEssentials
package import Platform

/// A clock that stands still until somebody sleeps; then it jumps to the end of the sleep.
package final class ManualTime: Sendable {
    private let state: Locked<(now: Date, elapsed: Duration, sleeps: [Duration])>

    /// Makes a clock that shows a time.
    package init(_ now: Date = Date(timeIntervalSince1970: 1_768_480_245)) {
        state = Locked((now, .zero, []))
    }

    /// How long was slept, each time.
    package var sleeps: [Duration] { state.withLock { $0.sleeps } }

    /// Moves the clock on.
    package func advance(by duration: Duration) {
        state.withLock { state in
            state.now += duration / .seconds(1)
            state.elapsed += duration
        }
    }

    /// The clock as the code under test sees it.
    package var source: TimeSource {
        TimeSource(
            now: { self.state.withLock { $0.now } },
            elapsed: { self.state.withLock { $0.elapsed } },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.withLock { $0.sleeps.append(duration) }
                self.advance(by: duration)
            }
        )
    }
}
