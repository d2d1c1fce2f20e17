import Glibc
import Platform
import TestSupport
import Testing

@Suite("Private files")
struct PrivateFilesTests {
    private let folder = TemporaryFolder()

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test func `what is written is read back, by its owner only`() throws {
        let path = "\(folder.path)/a/b/file"
        try PrivateFiles.makeFolder("\(folder.path)/a/b")
        try PrivateFiles.write(Array("first".utf8), to: path)
        try PrivateFiles.write(Array("second".utf8), to: path)
        #expect(try PrivateFiles.read(path) == Array("second".utf8))
        #expect(mode(path) == 0o600)
        #expect(mode("\(folder.path)/a") == 0o700)
        #expect(try PrivateFiles.names(in: "\(folder.path)/a/b") == ["file"])
    }

    @Test func `a file that is not there reads as none`() throws {
        #expect(try PrivateFiles.read("\(folder.path)/none") == nil)
        #expect(try PrivateFiles.names(in: "\(folder.path)/none").isEmpty)
    }

    @Test func `a folder below a file is refused with a sentence that names it`() throws {
        try PrivateFiles.write([], to: "\(folder.path)/file")
        let error = #expect(throws: SystemError.self) { try PrivateFiles.makeFolder("\(folder.path)/file/sub") }
        #expect(error?.description == "Can't make folder \(folder.path)/file/sub: Not a directory.")
    }

    @Test func `a full disk is an error, not a silence`() throws {
        let full = try OwnedDescriptor(opening: "/dev/full", O_WRONLY)
        let error = #expect(throws: SystemError.self) { try full.writeAll([1, 2, 3], path: "/dev/full") }
        #expect(error?.code == ENOSPC)
    }

    @Test func `a second writer is kept out until the first lets go`() throws {
        let path = "\(folder.path)/journal"
        do {
            let first = try AppendOnlyFile(path, mustBeNew: true)
            let error = #expect(throws: SystemError.self) { _ = try AppendOnlyFile(path, mustBeNew: false) }
            #expect(error?.code == EWOULDBLOCK)
            try first.append(Array("one\n".utf8))
        }
        let second = try AppendOnlyFile(path, mustBeNew: false)
        try second.append(Array("two\n".utf8))
        #expect(try PrivateFiles.read(path) == Array("one\ntwo\n".utf8))
        #expect(throws: SystemError.self) { _ = try AppendOnlyFile(path, mustBeNew: true) }
    }
}

@Suite("A serial thread")
struct SerialThreadTests {
    @Test func `blocks run one after another, in order, off the caller's thread`() async {
        let thread = SerialThread()
        let seen = Locked<[Int]>([])
        await withCheckedContinuation { continuation in
            for number in 0..<100 { thread.run { seen.withLock { $0.append(number) } } }
            thread.run { continuation.resume() }
        }
        #expect(seen.withLock { $0 } == Array(0..<100))
    }
}
