import Glibc
import Platform

/// Standard output: what was asked for and nothing else.
enum StandardOutput {
    /// Writes a line.
    static func print(_ text: String) { write(Array("\(text)\n".utf8)) }

    /// Writes bytes; a reader who left early ends the program as `head` ends others.
    static func write(_ bytes: [UInt8]) { Output.write(bytes, to: STDOUT_FILENO) }
}

/// Standard error: sentences for people.
enum StandardError {
    /// Writes a line.
    static func print(_ text: String) { Output.write(Array("\(text)\n".utf8), to: STDERR_FILENO) }
}

private enum Output {
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
