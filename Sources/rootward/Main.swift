import ArgumentParser
import Glibc

/// The program's entry: commands run on the main thread, where the console's terminal stays.
@main
enum Main {
    static func main() {
        Process.refuseCoreDumps()
        // A reader who leaves must not end a run in its middle; whoever writes is told, and the end says so.
        signal(SIGPIPE, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            var command = try Rootward.parseAsRoot(arguments)
            try command.run()
            leave(StandardOutput.finish() ?? 0)
        } catch {
            leave(after: error)
        }
    }

    /// Ends with the exit codes that README promises: 0 done, 1 something was not, 2 wrong usage or refused.
    private static func leave(after error: any Error) -> Never {
        if let refusal = error as? Refusal {
            StandardError.print("rootward: \(refusal.sentence)")
            leave(2)
        }
        let message = Rootward.fullMessage(for: error)
        switch Rootward.exitCode(for: error) {
        case .success:
            if !message.isEmpty { StandardOutput.print(message) }
            leave(StandardOutput.finish() ?? 0)
        case .validationFailure:
            StandardError.print(message)
            leave(2)
        case let code:
            if !message.isEmpty { StandardError.print(message) }
            leave(StandardOutput.finish() ?? code.rawValue)
        }
    }

    /// Ends at once, without the libraries' own farewells: OpenSSL takes its tables down at exit(3) while tasks that are
    /// under way may still sign with them, which ends in a crash.
    private static func leave(_ code: Int32) -> Never { _exit(code) }
}
