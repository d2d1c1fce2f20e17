private import COpenSSL

/// Bytes that must not be seen: a secret key, a session token, an MFA code.
///
/// There is no description, no coding and no comparison, so that it cannot slip into a log or an error; the memory is
/// cleansed when the last reference goes.
@safe
package final class Secret: Sendable {
    // A raw buffer and not an array: an array may be copied when it is shared, and the copies would not be cleansed.
    // Not isolated, and safe: it is written in `init` only, and read-only memory may be read from everywhere.
    private nonisolated(unsafe) let storage: UnsafeRawBufferPointer

    /// Copies the bytes; the caller's own copy is the caller's to cleanse.
    package init(_ bytes: some Collection<UInt8>) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        unsafe copy.copyBytes(from: bytes)
        unsafe storage = UnsafeRawBufferPointer(copy)
    }

    /// Copies the text's UTF-8.
    package convenience init(_ text: String) { self.init(Array(text.utf8)) }

    deinit {
        // Allocated as mutable in `init`, and no reader is left in `deinit`.
        let memory = unsafe UnsafeMutableRawBufferPointer(mutating: storage)
        unsafe OPENSSL_cleanse(memory.baseAddress, memory.count)
        unsafe memory.deallocate()
    }

    /// The number of bytes.
    package var count: Int { unsafe storage.count }

    /// Lends the bytes for the length of one call; they must not be kept.
    package func withBytes<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try unsafe body(Span(_unsafeBytes: storage))
    }

    /// The bytes as text, for the one place that needs a string: a header or a field that is sent at once.
    var text: String {
        withBytes { span in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(span.count)
            for index in span.indices { bytes.append(span[index]) }
            defer { Digest.cleanse(&bytes) }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
