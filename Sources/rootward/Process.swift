import Glibc
import Platform

/// This process, and what it asks of the system.
enum Process {
    /// Keeps secrets out of core files (core(5)): none is written, and one that is piped to a program, which the limit
    /// does not prevent, holds no memory.
    static func refuseCoreDumps() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        try? PrivateFiles.overwrite("/proc/self/coredump_filter", with: Array("0".utf8))
    }

    /// The environment as it was at the start.
    static var environment: [String: String] {
        var variables: [String: String] = [:]
        var entry = unsafe environ
        while let line = unsafe entry.pointee {
            let text = unsafe String(cString: line)
            if let equals = text.firstIndex(of: "=") {
                variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            unsafe entry += 1
        }
        return variables
    }

    /// Runs work in a task and waits for it on this thread, for commands without a screen.
    static func wait<Value: Sendable>(for work: @escaping @Sendable () async -> Value) -> Value {
        let inbox = Inbox<Value>()
        Task.detached { inbox.post(await work()) }
        while true {
            var watched = pollfd(fd: inbox.wakeRead, events: Int16(POLLIN), revents: 0)
            _ = unsafe poll(&watched, 1, -1)
            if let value = inbox.take().first { return value }
        }
    }
}
