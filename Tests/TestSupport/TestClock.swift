package import FoundationEssentials
package import Platform

/// A clock that stands still until somebody sleeps; sleeping takes no time and moves it.
package final class TestClock: Sendable {
    private let moment: Locked<(now: Date, elapsed: Duration, slept: [Duration])>

    /// Makes a clock that shows the given time.
    package init(_ start: Date = Date(timeIntervalSince1970: 1_795_000_000)) {
        moment = Locked((start, .zero, []))
    }

    /// What is handed to the code under test.
    package var time: TimeSource {
        TimeSource(
            now: { [self] in moment.withLock { $0.now } },
            elapsed: { [self] in moment.withLock { $0.elapsed } },
            sleep: { [self] duration in
                try Task.checkCancellation()
                moment.withLock { $0.slept.append(duration) }
                advance(by: duration)
                await Task.yield()
            }
        )
    }

    /// Every sleep so far, in order.
    package var slept: [Duration] { moment.withLock { $0.slept } }

    /// Lets time pass.
    package func advance(by duration: Duration) {
        moment.withLock { moment in
            moment.elapsed += duration
            moment.now.addTimeInterval(duration / .seconds(1))
        }
    }
}
