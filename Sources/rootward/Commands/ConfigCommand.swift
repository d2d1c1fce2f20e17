import ArgumentParser
import RootAccess

/// `rootward config`: check the configuration file, or print a documented one.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Check the configuration file, or print a documented example.",
        discussion: "Exit codes: 0 it is usable, 2 it is not."
    )

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Print every setting with what it means.")
    var example = false

    func run() throws {
        guard !example else {
            StandardOutput.write(Array(Configuration.example.utf8))
            return
        }
        let read = try options.read(Process.environment)
        StandardOutput.print("The configuration is usable: \(read.exclusions.count) exclusions.")
        for exclusion in read.exclusions { StandardOutput.print("  \(HarmlessText(exclusion.words))") }
    }
}
