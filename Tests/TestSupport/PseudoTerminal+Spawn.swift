import Glibc

extension PseudoTerminal {
    /// Opens a new pseudo-terminal: the end of the person, and the path of the program's (pts(4)).
    static func open() throws(Failure) -> (descriptor: Int32, path: String) {
        // TIOCSPTLCK and TIOCGPTN: Swift's Glibc module leaves out posix_openpt and its relatives.
        let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
        let descriptor = unsafe Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var isLocked: Int32 = 0
        var name: Int32 = 0
        guard descriptor >= 0, unsafe ioctl(descriptor, unlock, &isLocked) == 0,
            unsafe ioctl(descriptor, number, &name) == 0
        else { throw Failure(description: "No pseudo-terminal: errno \(errno).") }
        return (descriptor, "/dev/pts/\(name)")
    }

    static func setSize(_ descriptor: Int32, _ rows: Int, _ columns: Int) {
        var size = winsize(
            ws_row: UInt16(clamping: rows),
            ws_col: UInt16(clamping: columns),
            ws_xpixel: 0,
            ws_ypixel: 0
        )
        _ = unsafe ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }

    /// Starts a program that leads a session, with the terminal as its standard input, output and error.
    static func spawn(
        _ program: String,
        _ arguments: [String],
        _ environment: [String: String],
        terminal: String
    ) throws(Failure) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        // The first terminal that the leader of a session opens becomes the one that controls it.
        unsafe posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        // POSIX_SPAWN_SETSID, which Swift's Glibc module leaves out.
        let setsid = 0x80
        unsafe posix_spawnattr_setflags(
            &attributes,
            Int16(setsid | Int(POSIX_SPAWN_SETSIGMASK) | Int(POSIX_SPAWN_SETSIGDEF))
        )

        var words = unsafe ([program] + arguments).map { unsafe Self.copied($0) } + [nil]
        var variables = unsafe environment.map { unsafe Self.copied("\($0.key)=\($0.value)") } + [nil]
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let result = unsafe posix_spawn(&process, program, &actions, &attributes, &words, &variables)
        guard result == 0 else { throw Failure(description: "\(program) can't be started: errno \(result).") }
        return process
    }

    private static func copied(_ text: String) -> UnsafeMutablePointer<CChar>? { unsafe strdup(text) }
}
