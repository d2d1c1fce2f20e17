import Glibc

/// A new private file that is only ever added to and that no second program can write meanwhile.
package struct AppendOnlyFile: ~Copyable, Sendable {
    /// Where it is.
    package let path: String
    private let descriptor: OwnedDescriptor

    /// Opens a file for adding to it, with mode 0600 when it is new, and locks it (flock(2)).
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - mustBeNew: Refuse a file that is there already.
    /// - Throws: What the system said; `EWOULDBLOCK` when another program holds the lock.
    package init(_ path: String, mustBeNew: Bool) throws(SystemError) {
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | (mustBeNew ? O_EXCL : 0)
        let descriptor = try OwnedDescriptor(opening: path, flags, mode: 0o600)
        try Self.lock(descriptor, path: path)
        self.init(path: path, descriptor: descriptor)
    }

    private init(path: String, descriptor: consuming OwnedDescriptor) {
        self.path = path
        self.descriptor = descriptor
    }

    private static func lock(_ descriptor: borrowing OwnedDescriptor, path: String) throws(SystemError) {
        guard flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 else { throw SystemError("lock", path: path) }
    }

    /// Adds bytes and waits until they are on the disk.
    package func append(_ bytes: [UInt8]) throws(SystemError) {
        try descriptor.writeAll(bytes, path: path)
        try descriptor.synchronize(path: path)
    }
}
