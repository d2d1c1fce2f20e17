import Platform

/// The calls that share one limit, in the order in which they came.
final class PacerLane: Sendable {
    /// Someone who wants to be the head of the queue; a class, so that a cancellation finds the one it belongs to.
    private final class Waiter: @unchecked Sendable {
        // Unchecked because it is guarded by the lane's lock.
        var place = Place.new
    }

    private enum Place {
        case new
        case queued(CheckedContinuation<Bool, Never>)
        case head
        case cancelled
    }

    private struct State: Sendable {
        var rate: PacedRate
        var isHeadTaken = false
        var waiters: [Waiter] = []
    }

    private let state: Locked<State>
    private let time: TimeSource

    init(_ published: PublishedRate?, time: TimeSource) {
        self.time = time
        state = Locked(State(rate: PacedRate(published, since: time.elapsed())))
    }

    /// Waits for the head of the queue, then for the next slot; gives the moment at which the call goes.
    func turn() async throws -> Duration {
        if let now = goAtOnce() { return now }
        try await becomeHead()
        defer { leaveHead() }
        while true {
            // The rate may have changed while we slept.
            let now = time.elapsed()
            let wait = state.withLock { $0.rate.take(at: now) }
            guard wait > .zero else { return now }
            try await time.sleep(wait)
        }
    }

    func succeeded() {
        let now = time.elapsed()
        state.withLock { $0.rate.succeeded(at: now) }
    }

    func throttled(sentAt: Duration) {
        let now = time.elapsed()
        state.withLock { $0.rate.throttled(at: now, sentAt: sentAt) }
    }

    /// The usual case: nothing holds calls back and nobody waits.
    private func goAtOnce() -> Duration? {
        let now = time.elapsed()
        return state.withLock { state in
            !state.isHeadTaken && state.rate.take(at: now) == .zero ? now : nil
        }
    }

    private func becomeHead() async throws {
        let waiter = Waiter()
        let isHead = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isHead = state.withLock { state -> Bool? in
                    if case .cancelled = waiter.place { return false }
                    guard state.isHeadTaken else {
                        state.isHeadTaken = true
                        waiter.place = .head
                        return true
                    }
                    waiter.place = .queued(continuation)
                    state.waiters.append(waiter)
                    return nil
                }
                if let isHead { continuation.resume(returning: isHead) }
            }
        } onCancel: {
            let continuation = state.withLock { state -> CheckedContinuation<Bool, Never>? in
                switch waiter.place {
                case .new:
                    waiter.place = .cancelled
                    return nil
                case .queued(let continuation):
                    waiter.place = .cancelled
                    state.waiters.removeAll { $0 === waiter }
                    return continuation
                case .head, .cancelled:
                    // The head finds its cancellation itself, when it sleeps or sends.
                    return nil
                }
            }
            continuation?.resume(returning: false)
        }
        guard isHead else { throw CancellationError() }
    }

    private func leaveHead() {
        let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard !state.waiters.isEmpty else {
                state.isHeadTaken = false
                return nil
            }
            let waiter = state.waiters.removeFirst()
            guard case .queued(let continuation) = waiter.place else { return nil }
            waiter.place = .head
            return continuation
        }
        next?.resume(returning: true)
    }
}
