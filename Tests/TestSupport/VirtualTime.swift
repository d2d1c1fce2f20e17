import FoundationEssentials
package import Platform

/// A clock for many tasks at once: when all of them sleep, it jumps to the first one's end.
///
/// Its tasks run on a queue of its own, one after another, so that "all of them sleep" is a fact and every run is the
/// same.
package final class VirtualTime: Sendable {
    private struct Sleeper: Sendable {
        let end: Duration
        let number: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State: Sendable {
        // As on a machine that has been up for a while: nothing may take the clock's zero for a beginning.
        var elapsed = VirtualTime.start
        var sleepers: [Sleeper] = []
        var slept = 0
    }

    /// Runs jobs when it is told to.
    private final class JobQueue: TaskExecutor {
        private let jobs = Locked<[UnownedJob]>([])

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            jobs.withLock { $0.append(job) }
        }

        func drain() {
            while let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
                unsafe job.runSynchronously(on: asUnownedTaskExecutor())
            }
        }
    }

    private let state = Locked(State())
    private let queue = JobQueue()

    /// What the clock shows at first.
    package static let start = Duration.seconds(100_000)

    /// Makes a clock.
    package init() {}

    /// The clock as the code under test sees it.
    package var source: TimeSource {
        TimeSource(
            now: { Date(timeIntervalSince1970: 1_768_480_245 + self.state.withLock { $0.elapsed } / .seconds(1)) },
            elapsed: { self.state.withLock { $0.elapsed } },
            sleep: { duration in
                await withCheckedContinuation { continuation in
                    self.state.withLock { state in
                        state.slept += 1
                        state.sleepers.append(
                            Sleeper(end: state.elapsed + duration, number: state.slept, continuation: continuation)
                        )
                    }
                }
            }
        )
    }

    /// Runs a body in so many tasks, jumping from one sleep's end to the next, until all are done.
    package func run(tasks: Int, _ body: @escaping @Sendable () async -> Void) {
        let running = Locked(tasks)
        for _ in 0..<tasks {
            Task(executorPreference: queue) {
                await body()
                running.withLock { $0 -= 1 }
            }
        }
        while running.withLock({ $0 }) > 0 {
            queue.drain()
            let next = state.withLock { state -> Sleeper? in
                guard
                    let first = state.sleepers.indices.min(by: {
                        (state.sleepers[$0].end, state.sleepers[$0].number)
                            < (state.sleepers[$1].end, state.sleepers[$1].number)
                    })
                else { return nil }
                let sleeper = state.sleepers.remove(at: first)
                state.elapsed = max(state.elapsed, sleeper.end)
                return sleeper
            }
            next?.continuation.resume()
        }
    }
}
