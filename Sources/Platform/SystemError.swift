import Glibc

/// A system call that failed, told as a sentence with the system's own words (errno(3)).
package struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was being done: "write", "open".
    package let call: String
    /// The file it was done to; nil when there is none.
    package let path: String?
    /// The value of `errno`.
    package let code: Int32

    /// Makes an error of the current `errno`, unless another code is given.
    package init(_ call: String, path: String? = nil, code: Int32 = errno) {
        self.call = call
        self.path = path
        self.code = code
    }

    /// True when another program holds the file's lock (flock(2)).
    package var isLockedByAnother: Bool { code == EWOULDBLOCK }

    /// The sentence, such as "Can't open /x: Permission denied.".
    package var description: String {
        let words = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return path.map { "Can't \(call) \($0): \(words)." } ?? "Can't \(call): \(words)."
    }
}
