import ArgumentParser
import Glibc

/// Standard output without a buffer: whoever reads the exports through a pipe gets them at once.
enum StandardOutput {
    /// Writes all of the text; throws when nobody reads it any more.
    static func write(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw CleanExit.message("aws-simulator: standard output can't be written.") }
            bytes = bytes.dropFirst(count)
        }
    }
}
