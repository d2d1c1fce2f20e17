import Glibc
import Platform
import RootAccess

/// Standard output: what was asked for and nothing else.
enum StandardOutput {
    private static let failure = Locked<SystemError?>(nil)

    /// Writes a line, or several; whatever could steer a terminal in them is shown and not done.
    static func print(_ text: String) { write(Output.lines(text)) }

    /// Writes bytes as they are; that they could not be written is told by `finish`.
    static func write(_ bytes: [UInt8]) {
        guard let error = Output.write(bytes, to: STDOUT_FILENO) else { return }
        failure.withLock { $0 = $0 ?? error }
    }

    /// The exit code that the output itself asks for: nil when all of it was written.
    ///
    /// A reader who left early, as `head` does, is told of by the shell's own code and by no sentence.
    static func finish() -> Int32? {
        guard let error = failure.withLock({ $0 }) else { return nil }
        if error.code == EPIPE { return 128 + SIGPIPE }
        StandardError.print("rootward: The output could not be written. \(error)")
        return 1
    }
}

/// Standard error: sentences for people.
enum StandardError {
    /// Writes a line, or several; whatever could steer a terminal in them is shown and not done.
    static func print(_ text: String) { _ = Output.write(Output.lines(text), to: STDERR_FILENO) }
}

private enum Output {
    /// The text's lines made harmless, each with its end.
    static func lines(_ text: String) -> [UInt8] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { Array("\(HarmlessText(String($0)))\n".utf8) }
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) -> SystemError? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return SystemError("write") }
            rest = rest.dropFirst(count)
        }
        return nil
    }
}
