import Glibc

/// A program that is run to its end for what it prints; no shell is involved.
package enum ChildProcess {
    /// What became of the program.
    package struct Outcome: Sendable, Equatable {
        /// The exit status; 128 and the signal's number for a program that a signal ended, as shells say it.
        package let status: Int32
        /// What it wrote to standard output; the first megabyte.
        package let output: [UInt8]
        /// What it wrote to standard error; the first megabyte.
        package let errorOutput: [UInt8]
        /// Whether it was killed because it took too long.
        package let isTimedOut: Bool
    }

    /// Runs a program, found in `PATH` like a shell would, with nothing to read and no terminal to ask on.
    ///
    /// Whoever waits is not blocked: a thread of the program's own waits for it.
    package static func run(
        _ arguments: [String],
        environment: [String: String],
        timeout: Duration
    ) async throws(SystemError) -> Outcome {
        let result = await withCheckedContinuation { continuation in
            SerialThread().run {
                continuation.resume(returning: runBlocking(arguments, environment, timeout))
            }
        }
        return try result.get()
    }

    private static let limit = 1 << 20

    private static func runBlocking(
        _ arguments: [String],
        _ environment: [String: String],
        _ timeout: Duration
    ) -> Result<Outcome, SystemError> {
        do throws(SystemError) {
            let output = try Pipe()
            let errorOutput = try Pipe()
            let child = try spawn(arguments, environment, output, errorOutput)
            // Our copies of the write ends must go, or the pipes would never end.
            output.closeWriteEnd()
            errorOutput.closeWriteEnd()
            let isTimedOut = !drain([output, errorOutput], for: timeout)
            if isTimedOut { kill(child, SIGKILL) }
            var status: Int32 = 0
            while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            return .success(
                Outcome(
                    status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
                    output: output.captured,
                    errorOutput: errorOutput.captured,
                    isTimedOut: isTimedOut
                )
            )
        } catch {
            return .failure(error)
        }
    }

    /// Starts the program with an empty standard input and no signal blocked or ignored.
    private static func spawn(
        _ arguments: [String],
        _ environment: [String: String],
        _ output: Pipe,
        _ errorOutput: Pipe
    ) throws(SystemError) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output.writeEnd, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, errorOutput.writeEnd, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        let variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        var child: pid_t = 0
        let code = unsafe posix_spawnp(&child, arguments.first ?? "", &actions, &attributes, words, variables)
        guard code == 0 else { throw SystemError("start", path: arguments.first, code: code) }
        return child
    }

    /// Reads until both pipes end; false when that took too long.
    private static func drain(_ pipes: [Pipe], for timeout: Duration) -> Bool {
        let end = TimeSource.system.elapsed() + timeout
        var open = pipes
        while !open.isEmpty {
            let left = end - TimeSource.system.elapsed()
            guard left > .zero else { return false }
            var waits = open.map { pollfd(fd: $0.readEnd, events: Int16(POLLIN), revents: 0) }
            let milliseconds = Int32(clamping: Int64(left / .milliseconds(1)) + 1)
            guard unsafe poll(&waits, nfds_t(waits.count), milliseconds) > 0 else { continue }
            var ended: Set<Int32> = []
            for (wait, pipe) in zip(waits, open) where wait.revents != 0 {
                if !pipe.readMore(limit) { ended.insert(wait.fd) }
            }
            open.removeAll { ended.contains($0.readEnd) }
        }
        return true
    }

    /// A pipe and what came through it.
    private final class Pipe {
        let readEnd: Int32
        private(set) var writeEnd: Int32
        private(set) var captured: [UInt8] = []

        init() throws(SystemError) {
            var ends: [Int32] = [-1, -1]
            guard unsafe pipe(&ends) == 0 else { throw SystemError("make a pipe") }
            // Not in one step, since Swift's Glibc has no pipe2; a child that is started between would keep an end open
            // until it ends, and the time-out bounds that.
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (readEnd, writeEnd) = (ends[0], ends[1])
        }

        deinit {
            close(readEnd)
            closeWriteEnd()
        }

        func closeWriteEnd() {
            guard writeEnd >= 0 else { return }
            close(writeEnd)
            writeEnd = -1
        }

        /// Takes what is there, and drops what exceeds the limit; false at the end.
        func readMore(_ limit: Int) -> Bool {
            var chunk = [UInt8](repeating: 0, count: 16_384)
            let count = unsafe read(readEnd, &chunk, chunk.count)
            guard count > 0 else { return count < 0 && errno == EINTR }
            captured += chunk[..<min(count, max(0, limit - captured.count))]
            return true
        }
    }
}
