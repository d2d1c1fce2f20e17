import Glibc

/// A thread that runs the blocks given to it one after another, for work that blocks and must not hold up tasks.
package final class SerialThread: Sendable {
    private struct State {
        var blocks: [@Sendable () -> Void] = []
        var isStopping = false
    }

    /// What the thread itself holds on to, so that it can outlive the owner until its last block has run.
    @safe
    private final class Queue: @unchecked Sendable {
        // Unchecked because the condition variable is reached through a pointer; POSIX allows that from any thread.
        private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
        private var state = State()

        init() {
            unsafe mutex.initialize(to: pthread_mutex_t())
            unsafe condition.initialize(to: pthread_cond_t())
            unsafe pthread_mutex_init(mutex, nil)
            unsafe pthread_cond_init(condition, nil)
        }

        deinit {
            unsafe pthread_cond_destroy(condition)
            unsafe pthread_mutex_destroy(mutex)
            unsafe condition.deallocate()
            unsafe mutex.deallocate()
        }

        func change(_ body: (inout State) -> Void) {
            unsafe pthread_mutex_lock(mutex)
            body(&state)
            unsafe pthread_cond_signal(condition)
            unsafe pthread_mutex_unlock(mutex)
        }

        func runUntilStopped() {
            while true {
                unsafe pthread_mutex_lock(mutex)
                while state.blocks.isEmpty && !state.isStopping { unsafe pthread_cond_wait(condition, mutex) }
                let blocks = state.blocks
                state.blocks = []
                let isOver = state.isStopping && blocks.isEmpty
                unsafe pthread_mutex_unlock(mutex)
                if isOver { return }
                for block in blocks { block() }
            }
        }
    }

    private let queue = Queue()

    /// Starts the thread.
    package init() {
        var thread = pthread_t()
        let context = unsafe Unmanaged.passRetained(queue).toOpaque()
        let result = unsafe pthread_create(&thread, nil, Self.start, context)
        precondition(result == 0, "pthread_create: \(result)")
        pthread_detach(thread)
    }

    private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Queue>.fromOpaque(context).takeRetainedValue().runUntilStopped()
        return nil
    }

    deinit {
        queue.change { $0.isStopping = true }
    }

    /// Runs one block on a thread of its own, which ends with it.
    package static func detach(_ block: @escaping @Sendable () -> Void) {
        SerialThread().run(block)
    }

    /// Runs a block on the thread, after all that were given before.
    package func run(_ block: @escaping @Sendable () -> Void) {
        queue.change { $0.blocks.append(block) }
    }
}
