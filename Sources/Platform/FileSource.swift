/// The files of this machine, or of a test, as one value.
package struct FileSource: Sendable {
    /// Reads a whole file; nil when there is none.
    package var read: @Sendable (_ path: String) throws(SystemError) -> [UInt8]?
    /// Replaces a file in one step, readable by its owner only; makes its folder where that is missing.
    package var write: @Sendable (_ bytes: [UInt8], _ path: String) throws(SystemError) -> Void

    /// Makes a source of its parts.
    package init(
        read: @escaping @Sendable (_ path: String) throws(SystemError) -> [UInt8]?,
        write: @escaping @Sendable (_ bytes: [UInt8], _ path: String) throws(SystemError) -> Void
    ) {
        self.read = read
        self.write = write
    }

    /// This machine's files.
    package static let system = FileSource(
        read: { path throws(SystemError) in try PrivateFiles.read(path) },
        write: { bytes, path throws(SystemError) in
            if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
                try PrivateFiles.makeFolder(String(path[..<slash]))
            }
            try PrivateFiles.write(bytes, to: path)
        }
    )

    /// Files that are held in memory.
    package static func inMemory(_ files: [String: String]) -> FileSource {
        let held = Locked(files.mapValues { Array($0.utf8) })
        return FileSource(
            read: { path throws(SystemError) in held.withLock { $0[path] } },
            write: { bytes, path throws(SystemError) in held.withLock { $0[path] = bytes } }
        )
    }
}
