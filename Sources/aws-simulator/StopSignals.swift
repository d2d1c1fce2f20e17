import Glibc

/// The two signals that ask the program to stop, taken by waiting for them instead of by a handler.
///
/// They must be blocked before any thread starts, since a thread inherits what is blocked; otherwise one of them could
/// be delivered to another thread, and end the process at once.
struct StopSignals {
    private let signals: sigset_t

    /// Blocks SIGINT and SIGTERM for this thread and those it starts.
    init() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGINT)
        unsafe sigaddset(&signals, SIGTERM)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        self.signals = signals
    }

    /// Waits until one of them comes.
    func wait() {
        var signals = signals
        var number: Int32 = 0
        while unsafe sigwait(&signals, &number) != 0 {}
    }
}
