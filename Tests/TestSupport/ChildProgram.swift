package import Glibc
import Platform

/// A program that a test starts, reads from and ends, by its process ID and never by its name.
package final class ChildProgram: Sendable {
    /// How a program ended.
    package enum Ending: Sendable, Equatable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    /// The program could not be started.
    package struct StartError: Error, CustomStringConvertible {
        package let description: String
    }

    /// The process ID.
    package let processID: pid_t
    /// What the program writes to its standard output and error, in the order written.
    private let output: Int32
    private let ending = Locked<Ending?>(nil)

    /// Starts a program with this environment and no other, its standard input empty.
    package init(_ executable: String, _ arguments: [String] = [], environment: [String: String]) throws {
        var ends: (Int32, Int32) = (-1, -1)
        let result = unsafe withUnsafeMutableBytes(of: &ends) {
            unsafe pipe($0.baseAddress?.assumingMemoryBound(to: Int32.self))
        }
        guard result == 0 else { throw StartError(description: "pipe: errno \(errno)") }
        for end in [ends.0, ends.1] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, ends.1, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, ends.1, STDERR_FILENO)
        var argv = unsafe ([executable] + arguments).map { unsafe strdup($0) } + [nil]
        var envp = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer { unsafe (argv + envp).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let failure = unsafe posix_spawn(&process, executable, &actions, nil, &argv, &envp)
        close(ends.1)
        guard failure == 0 else {
            close(ends.0)
            throw StartError(description: "posix_spawn \(executable): errno \(failure)")
        }
        processID = process
        output = ends.0
    }

    deinit {
        if ending.withLock({ $0 }) == nil {
            kill(processID, SIGKILL)
            _ = wait()
        }
        close(output)
    }

    /// Where the build put a product: beside the test bundle that is running.
    package static func product(_ name: String) -> String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = unsafe readlink("/proc/self/exe", &path, path.count)
        let bundle = String(decoding: path.prefix(max(0, length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        let folder = bundle.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return "\(folder)/\(name)"
    }

    /// The next line of output, without its end; `nil` when there is no more.
    package func readLine() -> String? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = unsafe read(output, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
            if byte == 10 { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
    }

    /// Everything that is written until the program closes its output.
    package func readToEnd() -> String {
        var text: [String] = []
        while let line = readLine() { text.append(line) }
        return text.joined(separator: "\n")
    }

    /// Sends a signal.
    package func send(signal: Int32) {
        ending.withLock { if $0 == nil { kill(processID, signal) } }
    }

    /// Waits until the program ends and says how.
    @discardableResult
    package func wait() -> Ending {
        if let known = ending.withLock({ $0 }) { return known }
        var status: Int32 = 0
        while unsafe waitpid(processID, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        let found = signal == 0 ? Ending.exited(status >> 8 & 0xff) : Ending.killed(signal: signal)
        ending.withLock { $0 = found }
        return found
    }
}
