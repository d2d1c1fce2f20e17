/// How a person holds a run: pause it, go on, stop it; what is in flight always ends first.
package actor RunControl {
    private enum State {
        case running
        case paused
        /// Stopped by a person, or by the trouble that it holds.
        case stopped(Problem?)
    }

    private var state = State.running
    private var workers = 0
    private var waiting: [CheckedContinuation<Bool, Never>] = []
    private var idle: @Sendable () -> Void = {}

    /// Makes a control for one run.
    package init() {}

    /// Begins no further account; the run tells when what was in flight has ended.
    package func pause() {
        guard case .running = state else { return }
        state = .paused
        tellWhenIdle()
    }

    /// Goes on after a pause.
    package func proceed() {
        guard case .paused = state else { return }
        state = .running
        release(true)
    }

    /// Begins no further account, for good.
    package func cancel() { stop(nil) }

    /// Begins no further account, because each would only meet the same trouble.
    func stop(because problem: Problem) { stop(problem) }

    private func stop(_ problem: Problem?) {
        // Whatever stopped it first is why it stopped.
        if case .stopped = state { return }
        state = .stopped(problem)
        release(false)
    }

    /// True once a person stopped the run.
    var isCancelled: Bool {
        if case .stopped(nil) = state { true } else { false }
    }

    /// Why the run stopped by itself; nil when it did not.
    var stopReason: Problem? {
        if case .stopped(let problem) = state { problem } else { nil }
    }

    /// Says how many workers there are and whom to tell when a pause has taken hold.
    func begin(workers: Int, idle: @escaping @Sendable () -> Void) {
        self.workers = workers
        self.idle = idle
    }

    /// Asked by a worker before each account; waits during a pause, false when it shall begin no more.
    func mayBegin() async -> Bool {
        switch state {
        case .running: return true
        case .stopped: return false
        case .paused:
            return await withCheckedContinuation { continuation in
                waiting.append(continuation)
                tellWhenIdle()
            }
        }
    }

    /// Said by a worker that has no more accounts to do.
    func workerEnded() {
        workers -= 1
        if case .paused = state { tellWhenIdle() }
    }

    private func tellWhenIdle() {
        if !waiting.isEmpty, waiting.count == workers { idle() }
    }

    private func release(_ mayBegin: Bool) {
        let released = waiting
        waiting = []
        for continuation in released { continuation.resume(returning: mayBegin) }
    }
}
