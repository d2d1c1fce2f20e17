package import Glibc

/// A file descriptor with one owner, who closes it by letting go of it.
package struct OwnedDescriptor: ~Copyable, Sendable {
    /// The number, for system calls; stays valid as long as the owner lives.
    package let number: Int32

    /// Takes over a descriptor.
    package init(_ number: Int32) {
        self.number = number
    }

    /// Opens a file; it is never handed on to child processes.
    ///
    /// - Throws: What the system said.
    package init(opening path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
        let number = unsafe open(path, flags | O_CLOEXEC, mode)
        guard number >= 0 else { throw SystemError("open", path: path) }
        self.number = number
    }

    deinit {
        close(number)
    }

    /// Writes every byte.
    ///
    /// - Throws: What the system said; some bytes may have been written then.
    package func writeAll(_ bytes: [UInt8], path: String) throws(SystemError) {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].withUnsafeBytes { unsafe write(number, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError("write", path: path)
            }
            sent += count
        }
    }

    /// Waits until what was written is on the disk (fdatasync(2)).
    package func synchronize(path: String) throws(SystemError) {
        // Pipes and character devices can't be synced and answer EINVAL; what is written to them is out already.
        guard fdatasync(number) == 0 || errno == EINVAL else { throw SystemError("sync", path: path) }
    }
}
