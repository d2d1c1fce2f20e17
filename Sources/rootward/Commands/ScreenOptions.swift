import ArgumentParser

/// Options of every command that opens the screen.
struct ScreenOptions: ParsableArguments {
    @Flag(help: "Look at everything, change nothing: no destructive action is possible.")
    var readOnly = false

    @Flag(help: "Use no colours; so does a NO_COLOR that is not empty.")
    var noColor = false
}
