/// How a person holds a run: pause it, go on, stop it; what is in flight always ends first.
package actor RunControl {
    private enum State {
        case running
        case paused
        case cancelled
    }

    private var state = State.running
    private var workers = 0
    private var waiting: [CheckedContinuation<Bool, Never>] = []
    private var idle: @Sendable () -> Void = {}

    /// Makes a control for one run.
    package init() {}

    /// Begins no further account; the run tells when what was in flight has ended.
    package func pause() {
        guard state == .running else { return }
        state = .paused
        tellWhenIdle()
    }

    /// Goes on after a pause.
    package func proceed() {
        guard state == .paused else { return }
        state = .running
        release(true)
    }

    /// Begins no further account, for good.
    package func cancel() {
        state = .cancelled
        release(false)
    }

    /// Begins no further account, for a reason that the run itself found; the first reason is kept.
    func stop(because reason: Problem) {
        if stopReason == nil { stopReason = reason }
        cancel()
    }

    /// Why the run stopped by itself; nil when it did not.
    private(set) var stopReason: Problem?

    /// True once the run was stopped on purpose.
    var isCancelled: Bool { state == .cancelled }

    /// Says how many workers there are and whom to tell when a pause has taken hold.
    func begin(workers: Int, idle: @escaping @Sendable () -> Void) {
        self.workers = workers
        self.idle = idle
    }

    /// Asked by a worker before each account; waits during a pause, false when it shall begin no more.
    func mayBegin() async -> Bool {
        switch state {
        case .running: return true
        case .cancelled: return false
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
        if state == .paused { tellWhenIdle() }
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
