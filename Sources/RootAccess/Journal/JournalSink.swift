package import Platform

/// Where the bytes of a journal go; each append is on the disk when it returns.
package protocol JournalSink: Sendable {
    /// The path, for people.
    var path: String { get }

    /// Adds bytes and syncs them; blocks meanwhile.
    func append(_ bytes: [UInt8]) throws(SystemError)
}

/// A journal file on the local disk, locked against a second writer.
///
/// It gets its name with its first line: a program that is killed at its very beginning, or finds the disk full, leaves
/// no run behind of which nobody could tell anything.
package final class JournalFile: JournalSink {
    /// Where it will stand.
    package let path: String
    private let file: AppendOnlyFile
    private let hasName = Locked(false)
    private let claims: [RunClaim]

    private var temporaryPath: String { "\(path).new" }

    /// Makes a new file, mode 0600; the claims are held as long as it is.
    package init(_ path: String, holding claims: [RunClaim] = []) throws(SystemError) {
        self.path = path
        self.claims = claims
        file = try AppendOnlyFile("\(path).new", mustBeNew: true)
    }

    deinit {
        if !hasName.withLock({ $0 }) { PrivateFiles.remove(temporaryPath) }
    }

    /// Adds bytes and syncs them; blocks meanwhile.
    package func append(_ bytes: [UInt8]) throws(SystemError) {
        try file.append(bytes)
        // One thread writes a journal, so nobody can come between the two.
        guard !hasName.withLock({ $0 }) else { return }
        try PrivateFiles.rename(temporaryPath, to: path)
        hasName.withLock { $0 = true }
    }
}
