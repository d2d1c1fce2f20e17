import AWSClient
import Glibc
import Platform
import RootAccess

/// A file that gets one line of JSON for every call of AWS; only its owner may read it.
final class TraceFile: Sendable {
    private let descriptor: OwnedDescriptor
    private let path: String

    /// Opens the file for adding to it, mode 0600 when it is new; a link, or a file that others may read, is refused.
    init(_ path: String) throws {
        do throws(SystemError) {
            descriptor = try OwnedDescriptor(
                opening: path,
                O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK,
                mode: 0o600
            )
        } catch {
            throw Refusal("There can be no trace. \(error)")
        }
        self.path = path
        var status = stat()
        let isKnown = unsafe fstat(descriptor.number, &status) == 0
        guard isKnown, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 == 0, status.st_uid == geteuid()
        else {
            throw Refusal("\(path) must be a file of yours that nobody else may read: chmod 600 it, or name another.")
        }
    }

    /// What a client tells its calls to; a full disk loses lines of the trace and never a call.
    var trace: CallTrace {
        CallTrace { [self] record in
            guard let line = try? HarmlessJSON.encode(record) else { return }
            try? descriptor.writeAll(line + [0x0A], path: path)
        }
    }
}
