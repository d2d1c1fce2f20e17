import FoundationEssentials
package import Platform

/// Keeps credentials until shortly before they end, and lets only one fetch run however many wait for it.
///
/// In the last five minutes new ones are fetched beside the work; in the last minute the work waits for them. A fetch
/// that failed is not remembered: the next caller tries again. A caller that is cancelled stops waiting; the fetch goes
/// on for the others.
package final class CredentialCache: CredentialProvider {
    private typealias Outcome = Result<Credentials, CredentialError>

    /// Someone who waits; a class, so that a cancellation finds the one it belongs to.
    private final class Waiter: @unchecked Sendable {
        // Unchecked because both are guarded by the cache's lock.
        var continuation: CheckedContinuation<Outcome, Never>?
        var isCancelled = false
    }

    private struct State: Sendable {
        var current: Credentials?
        var isFetching = false
        var waiters: [Waiter] = []
        /// Until when a failed fetch beside the work is not repeated.
        var quietUntil: Date?
    }

    private let source: any CredentialProvider
    private let time: TimeSource
    private let state = Locked(State())

    /// Makes an empty cache over a source.
    package init(_ source: any CredentialProvider, time: TimeSource) {
        self.source = source
        self.time = time
    }

    package var description: String { source.description }

    package func credentials() async throws(CredentialError) -> Credentials {
        let now = time.now()
        let (usable, mustStart) = state.withLock { state -> (Credentials?, Bool) in
            guard let current = state.current else { return (nil, false) }
            guard let end = current.expiration else { return (current, false) }
            let left = end.timeIntervalSince(now)
            guard left > 60 else { return (nil, false) }
            guard left < 300, !state.isFetching, state.quietUntil.map({ $0 <= now }) ?? true else {
                return (current, false)
            }
            state.isFetching = true
            return (current, true)
        }
        if mustStart { start() }
        if let usable { return usable }
        return try await fetched().get()
    }

    package func renew(after refused: Credentials) async -> Bool {
        state.withLock { state in
            // Another caller may have renewed them meanwhile.
            if state.current?.accessKeyID == refused.accessKeyID { state.current = nil }
        }
        guard let renewed = try? await credentials() else { return false }
        return renewed.accessKeyID != refused.accessKeyID
    }

    /// Waits for the running fetch, or for one that it starts.
    private func fetched() async -> Outcome {
        let waiter = Waiter()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = time.now()
                let (outcome, mustStart) = state.withLock { state -> (Outcome?, Bool) in
                    guard !waiter.isCancelled else { return (.failure(.cancelled), false) }
                    // A fetch may have ended between the caller's look and this one; another would be one too many.
                    if !state.isFetching, let current = state.current,
                        current.expiration.map({ $0.timeIntervalSince(now) > 60 }) ?? true
                    {
                        return (.success(current), false)
                    }
                    waiter.continuation = continuation
                    state.waiters.append(waiter)
                    let mustStart = !state.isFetching
                    state.isFetching = true
                    return (nil, mustStart)
                }
                if let outcome { continuation.resume(returning: outcome) }
                if mustStart { start() }
            }
        } onCancel: {
            let continuation = state.withLock { state -> CheckedContinuation<Outcome, Never>? in
                waiter.isCancelled = true
                state.waiters.removeAll { $0 === waiter }
                defer { waiter.continuation = nil }
                return waiter.continuation
            }
            continuation?.resume(returning: .failure(.cancelled))
        }
    }

    /// Fetches in a task of its own, which no caller's cancellation reaches.
    private func start() {
        Task.detached { [self] in
            let outcome: Outcome
            do throws(CredentialError) {
                outcome = .success(try await source.credentials())
            } catch {
                outcome = .failure(error)
            }
            let quietUntil = time.now().addingTimeInterval(30)
            let waiting = state.withLock { state -> [CheckedContinuation<Outcome, Never>] in
                state.isFetching = false
                switch outcome {
                case .success(let credentials): state.current = credentials
                case .failure: state.quietUntil = quietUntil
                }
                let waiting = state.waiters.compactMap { waiter in
                    defer { waiter.continuation = nil }
                    return waiter.continuation
                }
                state.waiters = []
                return waiting
            }
            for continuation in waiting { continuation.resume(returning: outcome) }
        }
    }
}
