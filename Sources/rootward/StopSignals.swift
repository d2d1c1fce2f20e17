import Glibc
import Platform

/// Turns Ctrl-C, SIGTERM and a dropped line into calls, while a run goes on without a screen: the first asks it to stop
/// when what is in flight has ended, the second gives that up.
///
/// The handler only writes a byte into a pipe; a thread that waits at the other end makes the calls.
struct StopSignals {
    private static let numbers = [SIGINT, SIGTERM, SIGHUP]
    private static let inbox = Inbox<Int>()
    private let previous: [sighandler_t?]

    /// Catches the signals from now on.
    init(first: @escaping @Sendable () -> Void, second: @escaping @Sendable () -> Void) {
        let wakeRead = Self.inbox.wakeRead
        previous = Self.numbers.map { number in
            signal(number) { number in
                var byte = UInt8(truncatingIfNeeded: number)
                _ = unsafe write(StopSignals.inbox.wakeWrite, &byte, 1)
            }
        }
        SerialThread.detach {
            Self.waitForByte(wakeRead)
            StandardError.print("Stopping: what is in flight ends first. Once more gives it up, and leaves it unknown.")
            first()
            Self.waitForByte(wakeRead)
            StandardError.print("Giving up what is in flight.")
            second()
        }
    }

    private static func waitForByte(_ descriptor: Int32) {
        var byte: UInt8 = 0
        while unsafe read(descriptor, &byte, 1) != 1 {
            var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            _ = unsafe poll(&watched, 1, -1)
        }
    }

    /// Gives the signals back.
    func restore() {
        for (number, handler) in zip(Self.numbers, previous) { _ = signal(number, handler) }
    }
}
