package import Platform

/// Where the bytes of a journal go; each append is on the disk when it returns.
package protocol JournalSink: Sendable {
    /// The path, for people.
    var path: String { get }

    /// Adds bytes and syncs them; blocks meanwhile.
    func append(_ bytes: [UInt8]) throws(SystemError)
}

/// A journal file on the local disk, locked against a second writer.
package final class JournalFile: JournalSink {
    private let file: AppendOnlyFile

    /// The path, for people.
    package var path: String { file.path }

    /// Makes a new file, mode 0600.
    package init(_ path: String) throws(SystemError) {
        file = try AppendOnlyFile(path, mustBeNew: true)
    }

    /// Adds bytes and syncs them; blocks meanwhile.
    package func append(_ bytes: [UInt8]) throws(SystemError) {
        try file.append(bytes)
    }
}
