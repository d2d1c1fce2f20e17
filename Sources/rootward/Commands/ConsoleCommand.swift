import ArgumentParser

/// `rootward` without a word: the console on the caller's organization.
struct ConsoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console",
        abstract: "Open the console on the organization that you are signed in to (the default)."
    )

    @OptionGroup var connecting: ConnectingOptions
    @OptionGroup var screen: ScreenOptions

    func run() throws {
        try EventLoop.run(try connecting.connection(hasScreen: true), options: screen)
    }
}
