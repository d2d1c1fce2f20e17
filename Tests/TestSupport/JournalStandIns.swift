package import Platform
import RootAccess

/// A journal in memory, which can be made to fail as a full disk does.
package final class MemoryJournal: JournalSink {
    private let state: Locked<(bytes: [UInt8], failsAfter: Int?)>
    /// A name like a file's.
    package let path = "memory"

    /// Makes an empty journal.
    ///
    /// - Parameter failsAfter: How many appends succeed before the disk is full; nil for all.
    package init(failsAfter: Int? = nil) {
        state = Locked(([], failsAfter))
    }

    /// Everything that was written.
    package var bytes: [UInt8] { state.withLock { $0.bytes } }

    package func append(_ bytes: [UInt8]) throws(SystemError) {
        let isFull = state.withLock { state in
            if let left = state.failsAfter {
                guard left > 0 else { return true }
                state.failsAfter = left - 1
            }
            state.bytes += bytes
            return false
        }
        if isFull { throw SystemError("write", path: path, code: 28) }
    }
}
