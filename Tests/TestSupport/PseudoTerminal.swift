package import Glibc

/// A program on a terminal of its own, seen from the other end: keys go in, what it draws is read back.
///
/// Nothing waits for a time to pass: every wait is for a condition, on the descriptor, up to a deadline.
package final class PseudoTerminal {
    /// Why a test can't go on; the screen is part of the sentence.
    package struct Failure: Error, CustomStringConvertible {
        /// What was waited for or tried, and what is on the screen.
        package let description: String
    }

    /// How the program ended.
    package enum Ending: Equatable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    /// What the program has drawn so far.
    package private(set) var screen: ScreenReader
    /// The program's process, which leads a session and a process group.
    package let process: pid_t
    /// Everything the program wrote.
    package private(set) var output: [UInt8] = []

    private var master: Int32
    private let settingsBefore: termios
    private var ending: Ending?

    /// Starts a program on a new terminal that controls it.
    ///
    /// - Parameters:
    ///   - program: Its path.
    ///   - arguments: What it is called with, without its own name.
    ///   - environment: The whole environment; TERM and a UTF-8 locale are added unless they are there.
    ///   - rows: The number of rows.
    ///   - columns: The number of columns.
    /// - Throws: Why there is no terminal or no such program.
    package init(
        _ program: String,
        _ arguments: [String] = [],
        environment: [String: String] = [:],
        rows: Int = 24,
        columns: Int = 80
    ) throws(Failure) {
        let (descriptor, path) = try Self.open()
        master = descriptor
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        screen = ScreenReader(rows: rows, columns: columns)
        var settings = termios()
        unsafe tcgetattr(master, &settings)
        settingsBefore = settings
        Self.setSize(master, rows, columns)
        let complete = environment.merging(["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]) { given, _ in given }
        process = try Self.spawn(program, arguments, complete, terminal: path)
    }

    deinit {
        if ending == nil {
            kill(process, SIGKILL)
            var status: Int32 = 0
            unsafe waitpid(process, &status, 0)
        }
        if master >= 0 { close(master) }
    }

    /// The line settings as they were before the program started, compared with those of now.
    package var settingsAreRestored: Bool {
        var now = termios()
        guard unsafe tcgetattr(master, &now) == 0 else { return false }
        let before = settingsBefore
        return now.c_iflag == before.c_iflag && now.c_oflag == before.c_oflag && now.c_cflag == before.c_cflag
            && now.c_lflag == before.c_lflag
    }

    /// Types bytes; see `Keystroke` for keys that write nothing.
    package func send(_ text: String) throws(Failure) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(master, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // The program reads nothing until it has written: take what it has.
                guard poll(POLLIN | POLLOUT, milliseconds: 5000) else { throw failure("The program takes no keys.") }
                takeOutput()
            } else if errno != EINTR {
                throw failure("The terminal is gone: errno \(errno).")
            }
        }
    }

    /// Presses keys one after the other.
    package func press(_ keys: Keystroke...) throws(Failure) { try send(keys.map(\.rawValue).joined()) }

    /// Waits until the condition holds of the screen.
    package func wait(
        for what: String,
        within limit: Duration = .seconds(10),
        until condition: (ScreenReader) -> Bool
    ) throws(Failure) {
        let deadline = ContinuousClock.now + limit
        takeOutput()
        while !condition(screen) {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw failure("\(what) didn't come within \(limit).") }
            if !poll(POLLIN, milliseconds: min(100, Int32(left / .milliseconds(1)) + 1)), hasEnded {
                takeOutput()
                guard condition(screen) else { throw failure("\(what) didn't come; the program has ended.") }
            }
            takeOutput()
        }
    }

    /// Waits until a text stands on the screen.
    package func waitFor(_ text: String, within limit: Duration = .seconds(10)) throws(Failure) {
        try wait(for: "“\(text)”", within: limit) { $0.text.contains(text) }
    }

    /// Waits until a text is gone from the screen.
    package func waitForAbsence(of text: String, within limit: Duration = .seconds(10)) throws(Failure) {
        try wait(for: "A screen without “\(text)”", within: limit) { !$0.text.contains(text) }
    }

    /// Waits until the program has ended.
    package func waitForExit(within limit: Duration = .seconds(10)) throws(Failure) -> Ending {
        let deadline = ContinuousClock.now + limit
        while !hasEnded {
            guard ContinuousClock.now < deadline else { throw failure("The program didn't end within \(limit).") }
            _ = poll(POLLIN, milliseconds: 20)
            takeOutput()
        }
        takeOutput()
        return ending ?? .exited(-1)
    }

    /// Makes the terminal forget its size, as serial lines and some web consoles never know theirs.
    package func forgetSize() { Self.setSize(master, 0, 0) }

    /// Changes the terminal's size, and thereby sends SIGWINCH.
    package func resize(rows: Int, columns: Int) {
        screen.resize(rows: rows, columns: columns)
        Self.setSize(master, rows, columns)
    }

    /// Sends a signal to the program.
    package func signal(_ number: Int32) { kill(process, number) }

    /// Cuts the connection, as when the SSH client dies.
    package func hangUp() {
        close(master)
        master = -1
    }

    /// Writes on the screen as another program would, behind this one's back.
    package func spoil(_ bytes: String) { screen.read(bytes.utf8) }

    private func failure(_ sentence: String) -> Failure {
        Failure(description: "\(sentence) The screen (\(screen.columns)×\(screen.rows)):\n\(screen.text)")
    }

    /// Whether the program has ended; asks the system without waiting.
    package var hasEnded: Bool {
        if ending != nil { return true }
        var status: Int32 = 0
        guard unsafe waitpid(process, &status, WNOHANG) == process else { return false }
        let signal = status & 0x7F
        ending = signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
        return true
    }

    private func poll(_ events: Int32, milliseconds: Int32) -> Bool {
        var watched = pollfd(fd: master, events: Int16(events), revents: 0)
        let count = unsafe Glibc.poll(&watched, 1, milliseconds)
        // A terminal that the program has closed is always ready and gives nothing: wait for the end of the process.
        if count > 0, Int32(watched.revents) & POLLIN == 0, Int32(watched.revents) & POLLHUP != 0 {
            _ = Glibc.poll(nil, 0, min(milliseconds, 5))
            return false
        }
        return count > 0
    }

    private func takeOutput() {
        guard master >= 0 else { return }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(master, &bytes, bytes.count)
            guard count > 0 else { return }
            output += bytes.prefix(count)
            screen.read(bytes.prefix(count))
        }
    }
}
