import Glibc

/// Files that only their owner may read, in folders that only their owner may enter.
package enum PrivateFiles {
    /// Makes a folder and those above it, mode 0700, where they are missing.
    package static func makeFolder(_ path: String) throws(SystemError) {
        if unsafe mkdir(path, 0o700) == 0 {
            return
        }
        switch errno {
        case EEXIST:
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { throw SystemError("use folder", path: path) }
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw SystemError("use folder", path: path, code: ENOTDIR)
            }
        case ENOENT:
            guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
                throw SystemError("make folder", path: path)
            }
            try makeFolder(String(path[..<slash]))
            guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
                throw SystemError("make folder", path: path)
            }
        default:
            throw SystemError("make folder", path: path)
        }
    }

    /// Makes a folder like `makeFolder`, and refuses one that others could write in or own.
    package static func makeOwnFolder(_ path: String) throws(SystemError) {
        try makeFolder(path)
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { throw SystemError("use folder", path: path) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw SystemError("use folder", path: path, code: ENOTDIR) }
        guard status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
            throw SystemError("use folder", path: path, code: EPERM)
        }
    }

    /// The largest file that is read, in bytes; the journal of the largest organization is far smaller.
    private static let largest = 512 << 20

    /// Reads a whole file; nil when there is none.
    package static func read(_ path: String) throws(SystemError) -> [UInt8]? {
        let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
        if number < 0, errno == ENOENT || errno == ENOTDIR { return nil }
        guard number >= 0 else { throw SystemError("open", path: path) }
        let file = OwnedDescriptor(number)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(file.number, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemError("read", path: path) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= largest else { throw SystemError("read", path: path, code: EFBIG) }
        }
    }

    /// Replaces a file in one step: readers see the old bytes or the new ones, and nobody else may read them.
    package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
        let temporary = "\(path).\(getpid()).new"
        do throws(SystemError) {
            let file = try OwnedDescriptor(opening: temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: 0o600)
            try file.writeAll(bytes, path: temporary)
            try file.synchronize(path: temporary)
        } catch {
            unsafe unlink(temporary)
            throw error
        }
        guard unsafe Glibc.rename(temporary, path) == 0 else {
            let error = SystemError("replace", path: path)
            unsafe unlink(temporary)
            throw error
        }
    }

    /// Gives a file its lasting name; when this returns, the name is on the disk, too.
    package static func rename(_ path: String, to name: String) throws(SystemError) {
        guard unsafe Glibc.rename(path, name) == 0 else { throw SystemError("name", path: name) }
        guard let slash = name.lastIndex(of: "/") else { return }
        let folder = String(name[..<slash])
        let descriptor = try OwnedDescriptor(opening: folder, O_RDONLY | O_DIRECTORY)
        try descriptor.synchronize(path: folder)
    }

    /// Removes a file; one that is not there is as good as removed.
    package static func remove(_ path: String) { unsafe _ = unlink(path) }

    /// True when there is something of that name.
    package static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Writes into a file that is there already, in place, as the kernel's own files want it.
    package static func overwrite(_ path: String, with bytes: [UInt8]) throws(SystemError) {
        try OwnedDescriptor(opening: path, O_WRONLY).writeAll(bytes, path: path)
    }

    /// The names in a folder, sorted; none when there is no such folder.
    package static func names(in folder: String) throws(SystemError) -> [String] {
        guard let handle = unsafe opendir(folder) else {
            if errno == ENOENT { return [] }
            throw SystemError("list", path: folder)
        }
        defer { unsafe closedir(handle) }
        var names: [String] = []
        while let entry = unsafe readdir(handle) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
