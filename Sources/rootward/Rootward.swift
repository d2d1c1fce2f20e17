import ArgumentParser

/// The command line: the console without a word, other ways of using Rootward with one.
struct Rootward: ParsableCommand {
    /// The version, as `--version`, traces and the User-Agent tell it.
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "rootward",
        abstract: "Centralize root access for an AWS organization, from a full-screen console.",
        discussion: """
            Without a subcommand the console opens: it enables root access management, shows every member account,
            deletes root credentials after a typed confirmation, and proves that nothing is left.

            Exit codes: 0 all is done or was read, 1 something was not, 2 wrong usage or refused before anything was
            touched.
            """,
        version: version,
        subcommands: [
            ConsoleCommand.self, DemoCommand.self, StatusCommand.self, AuditCommand.self, PlanCommand.self,
            ApplyCommand.self, JournalCommand.self, PolicyCommand.self, ConfigCommand.self,
        ],
        defaultSubcommand: ConsoleCommand.self
    )
}
