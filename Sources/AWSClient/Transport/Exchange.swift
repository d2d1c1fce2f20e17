import Platform

/// One request on its way, from `send` to its answer; it ends exactly once.
final class Exchange: @unchecked Sendable {
    // Unchecked because `phase` is guarded by the lock of the queue that the exchange is submitted to, not its own: a
    // lock for each request would be one allocation more on the way of every call.
    typealias Continuation = CheckedContinuation<Result<HTTPResponse, TransportError>, Never>

    fileprivate enum Phase {
        case new
        case cancelledBeforeSubmission
        case underWay(Continuation)
        case finished
    }

    let request: HTTPRequest
    fileprivate var phase = Phase.new

    init(_ request: HTTPRequest) { self.request = request }
}

/// What passes between the tasks that send and the thread that drives libcurl.
///
/// A cancellation can come before the submission, while the exchange waits in the queue, while libcurl has it, or when
/// it is over. All four are told apart by the exchange's phase, under one lock, and the last one leaves nothing behind.
final class ExchangeQueue: Sendable {
    /// What the thread has to do.
    struct Work: Sendable {
        var submitted: [Exchange] = []
        var cancelled: [Exchange] = []
        var isStopping = false
    }

    private struct State: Sendable {
        var work = Work()
        var underWay = 0
        var wake: (@Sendable () -> Void)?

        /// Wakes the thread when this is the first thing it will find.
        func wakeIfIdle() {
            if work.submitted.count + work.cancelled.count == 1 || work.isStopping { wake?() }
        }
    }

    private let state = Locked(State())

    var exchangesUnderWay: Int { state.withLock { $0.underWay } }

    /// Says how the thread is woken; called under the lock, so that it can't be called after `takeWork` said stop.
    func setWake(_ wake: @escaping @Sendable () -> Void) {
        state.withLock { $0.wake = wake }
    }

    /// Hands an exchange to the thread, or ends it at once when it was cancelled already.
    func submit(_ exchange: Exchange, _ continuation: Exchange.Continuation) {
        let isCancelled = state.withLock { state in
            if case .cancelledBeforeSubmission = exchange.phase {
                exchange.phase = .finished
                return true
            }
            exchange.phase = .underWay(continuation)
            state.underWay += 1
            state.work.submitted.append(exchange)
            state.wakeIfIdle()
            return false
        }
        if isCancelled { continuation.resume(returning: .failure(.cancelled(host: exchange.request.host))) }
    }

    /// Ends an exchange as soon as the thread hears of it; does nothing when it is over.
    func cancel(_ exchange: Exchange) {
        state.withLock { state in
            switch exchange.phase {
            case .new:
                exchange.phase = .cancelledBeforeSubmission
            case .underWay:
                state.work.cancelled.append(exchange)
                state.wakeIfIdle()
            case .cancelledBeforeSubmission, .finished:
                break
            }
        }
    }

    /// Ends an exchange with its result; the second end of the same exchange does nothing.
    func finish(_ exchange: Exchange, _ result: Result<HTTPResponse, TransportError>) {
        let continuation = state.withLock { state -> Exchange.Continuation? in
            guard case .underWay(let continuation) = exchange.phase else { return nil }
            exchange.phase = .finished
            state.underWay -= 1
            return continuation
        }
        // Outside the lock, because the resumed task may submit its next exchange.
        continuation?.resume(returning: result)
    }

    /// Takes all that came since the last call.
    func takeWork() -> Work {
        state.withLock { state in
            let work = state.work
            state.work = Work()
            if work.isStopping { state.wake = nil }
            return work
        }
    }

    /// Ends the thread.
    func stop() {
        state.withLock { state in
            state.work.isStopping = true
            state.wakeIfIdle()
        }
    }
}
