import Glibc
import Platform

/// Turns Ctrl-C, SIGTERM and a dropped line into a call, while a run goes on without a screen.
///
/// The handler only writes a byte into a pipe; a thread that waits at the other end makes the call.
struct StopSignals {
    private static let numbers = [SIGINT, SIGTERM, SIGHUP]
    private static let inbox = Inbox<Int>()
    private let previous: [sighandler_t?]

    /// Catches the signals from now on.
    init(_ body: @escaping @Sendable () -> Void) {
        let inbox = Self.inbox
        previous = Self.numbers.map { number in
            signal(number) { number in
                var byte = UInt8(truncatingIfNeeded: number)
                _ = unsafe write(StopSignals.inbox.wakeWrite, &byte, 1)
            }
        }
        SerialThread.detach {
            var byte: UInt8 = 0
            while unsafe read(inbox.wakeRead, &byte, 1) != 1 {
                var watched = pollfd(fd: inbox.wakeRead, events: Int16(POLLIN), revents: 0)
                _ = unsafe poll(&watched, 1, -1)
            }
            StandardError.print("Stopping: what is in flight ends first.")
            body()
        }
    }

    /// Gives the signals back.
    func restore() {
        for (number, handler) in zip(Self.numbers, previous) { _ = signal(number, handler) }
    }
}
