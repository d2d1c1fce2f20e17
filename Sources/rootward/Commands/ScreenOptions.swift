import ArgumentParser

/// Options of every command that opens the screen.
struct ScreenOptions: ParsableArguments {
    @Flag(help: "Look at everything, change nothing: no destructive action is possible.")
    var readOnly = false

    @Flag(help: "Use no colours; so does a NO_COLOR that is not empty.")
    var noColor = false

    @Option(help: "How many days back a use of a password or key counts as recent.")
    var recentDays = 90

    func validate() throws {
        guard (0...3_650).contains(recentDays) else { throw ValidationError("--recent-days takes 0 to 3650.") }
    }
}
