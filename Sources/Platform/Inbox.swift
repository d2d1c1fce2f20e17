import Glibc

/// How background work talks to a thread that waits in `poll`: any thread posts, the reader is woken through a pipe.
package final class Inbox<Message: Sendable>: Sendable {
    private let waiting = Locked<[Message]>([])
    /// The end to wait on, beside the keyboard; readable while there may be messages.
    package let wakeRead: Int32
    /// The end that wakes the reader; signal handlers write their signal's number here, a message writes 0.
    package let wakeWrite: Int32

    /// Makes an empty inbox; stops the program when the system has no descriptors left, since nothing can run then.
    package init() {
        var ends: (Int32, Int32) = (-1, -1)
        let result = unsafe withUnsafeMutableBytes(of: &ends) {
            unsafe pipe($0.baseAddress?.assumingMemoryBound(to: Int32.self))
        }
        precondition(result == 0, "pipe: errno \(errno)")
        for end in [ends.0, ends.1] {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (wakeRead, wakeWrite) = ends
    }

    deinit {
        close(wakeRead)
        close(wakeWrite)
    }

    /// Leaves a message; wakes the reader when it is the first since the reader last looked.
    package func post(_ message: Message) {
        let isFirst = waiting.withLock { messages in
            messages.append(message)
            return messages.count == 1
        }
        guard isFirst else { return }
        var zero: UInt8 = 0
        // A full pipe is no loss: a reader with a full pipe is already being woken.
        _ = unsafe write(wakeWrite, &zero, 1)
    }

    /// Takes every message that has come since the last call, oldest first.
    package func take() -> [Message] {
        waiting.withLock { messages in
            let taken = messages
            messages = []
            return taken
        }
    }
}
