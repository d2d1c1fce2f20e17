import AWSClient
package import Platform

/// The record of one run while it is written: append-only, hash-chained, synced line by line.
///
/// Lines that come while the disk is busy are written and synced together, so that fifty accounts at once cost about as
/// many syncs as one. After the first failure every later line fails, too: a journal with a gap proves nothing.
package final class Journal: Sendable {
    private struct State {
        var waiting: [(events: [JournalEvent], continuation: CheckedContinuation<SystemError?, Never>)] = []
        var isWriting = false
        var chain = JournalChain()
        var failure: SystemError?
    }

    private let state = Locked(State())
    private let sink: any JournalSink
    private let time: TimeSource
    private let thread = SerialThread()

    /// Where it stands, for people.
    package var path: String { sink.path }

    /// Begins an empty journal.
    package init(sink: any JournalSink, time: TimeSource) {
        self.sink = sink
        self.time = time
    }

    /// Writes an event down; when this returns, it is on the disk.
    ///
    /// - Throws: A problem that says what the system said; nothing may be deleted after that.
    package func record(_ event: JournalEvent) async throws(Problem) { try await record([event]) }

    /// Writes events down one after another, with one sync for all of them.
    func record(_ events: [JournalEvent]) async throws(Problem) {
        let error = await withCheckedContinuation { continuation in
            let mustStart = state.withLock { state in
                state.waiting.append((events, continuation))
                let mustStart = !state.isWriting
                state.isWriting = true
                return mustStart
            }
            if mustStart { thread.run { [self] in write() } }
        }
        guard let error else { return }
        throw Problem(
            .local,
            "The journal could not be written. \(error)",
            nextStep: "Nothing is deleted without a journal. Free space or choose another XDG_STATE_HOME."
        )
    }

    /// Waits until the thread has let go of the journal, so that whoever drops it next lets go of its lock at once.
    package func settle() async {
        await withCheckedContinuation { continuation in thread.run { continuation.resume() } }
    }

    /// Lines that are written and synced together, and whoever waits for them.
    private struct Batch {
        var bytes: [UInt8] = []
        var continuations: [CheckedContinuation<SystemError?, Never>] = []
        var failure: SystemError?
    }

    /// Writes until nothing waits; on the thread, since it blocks.
    private func write() {
        while let batch = nextBatch() {
            var result = batch.failure
            if result == nil {
                do throws(SystemError) {
                    try sink.append(batch.bytes)
                } catch {
                    state.withLock { $0.failure = error }
                    result = error
                }
            }
            for continuation in batch.continuations { continuation.resume(returning: result) }
        }
    }

    private func nextBatch() -> Batch? {
        let now = time.now()
        return state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isWriting = false
                return nil
            }
            var batch = Batch(failure: state.failure)
            for (events, continuation) in state.waiting {
                for event in events { batch.bytes += state.chain.line(for: event, at: now) }
                batch.continuations.append(continuation)
            }
            state.waiting = []
            return batch
        }
    }
}
