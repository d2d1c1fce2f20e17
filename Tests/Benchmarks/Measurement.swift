import Glibc

/// What one run of a program cost.
struct Measurement: Sendable {
    /// Seconds on the wall.
    let wall: Double
    /// Seconds of the processor, the kernel's included.
    let processor: Double
    /// The most memory that was resident, in megabytes (getrusage(2), `ru_maxrss`).
    let memory: Double
    let exitCode: Int32

    /// Starts a program, its output into files, and waits for it (wait4(2)).
    static func of(_ program: String, _ arguments: [String], environment: [String: String], output: String)
        -> Measurement
    {
        var clock = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &clock)
        let start = Double(clock.tv_sec) + Double(clock.tv_nsec) / 1e9
        let process = spawn(program, arguments, environment: environment, output: output)
        var status: Int32 = 0
        var usage = rusage()
        while unsafe wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
        unsafe clock_gettime(CLOCK_MONOTONIC, &clock)
        return Measurement(
            wall: Double(clock.tv_sec) + Double(clock.tv_nsec) / 1e9 - start,
            processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            memory: Double(usage.ru_maxrss) / 1_024,
            exitCode: status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
        )
    }

    /// Starts a program with its standard output and error in `output` and `output`.errors.
    static func spawn(
        _ program: String,
        _ arguments: [String],
        environment: [String: String],
        output: String
    ) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "\(output).errors", flags, 0o600)
        var argv = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        var envp = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer { unsafe (argv + envp).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let failure = unsafe posix_spawn(&process, program, &actions, nil, &argv, &envp)
        precondition(failure == 0, "\(program) can't be started: errno \(failure)")
        return process
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
