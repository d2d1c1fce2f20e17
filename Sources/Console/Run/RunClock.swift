import FoundationEssentials

/// How long a run has worked: the time in which a person had it paused does not count.
struct RunClock: Sendable, Equatable {
    private let startedAt: Date
    /// When the run last told something.
    private var lastAt: Date
    private var pausedAt: Date?
    private var pausedSeconds = 0.0

    /// Starts with the run.
    init(startedAt: Date) {
        self.startedAt = startedAt
        lastAt = startedAt
    }

    /// The run told something.
    mutating func hear(at time: Date) { lastAt = max(lastAt, time) }

    /// A person paused it; what is in flight still counts until it ends.
    mutating func pause(at time: Date) { pausedAt = time }

    /// It goes on, or ends what is in flight and stops.
    mutating func resume(at time: Date) {
        guard let pausedAt else { return }
        pausedSeconds += max(0, time.timeIntervalSince(max(pausedAt, lastAt)))
        self.pausedAt = nil
    }

    /// Seconds of work so far, or until the last thing the run told when it is over.
    func seconds(now: Date?) -> Double {
        max(0, max(lastAt, now ?? lastAt).timeIntervalSince(startedAt) - pausedSeconds)
    }
}
