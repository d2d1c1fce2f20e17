import ArgumentParser
import SimulatedAWS

/// `rootward demo`: the console on a simulated organization.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Open the console on a simulated organization; nothing leaves this machine."
    )

    @Option(help: "How many member accounts the organization has.")
    var accounts = 40

    @Option(help: "What everything random in it depends on.")
    var seed: UInt64 = 1

    @Option(help: "How long each simulated call takes, in milliseconds.")
    var latency = 40

    @Option(help: "What is enabled at the start.")
    var capabilities = SimulationConfiguration.Capabilities.none

    @OptionGroup var screen: ScreenOptions
    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard (1...50_000).contains(accounts) else { throw ValidationError("--accounts takes 1 to 50000.") }
        guard (0...60_000).contains(latency) else { throw ValidationError("--latency takes 0 to 60000.") }
    }

    func run() throws {
        var configuration = SimulationConfiguration()
        configuration.accounts = accounts
        configuration.seed = seed
        configuration.latency = .milliseconds(latency)
        configuration.capabilities = capabilities
        // Nobody reads the simulator's own log here, and it grows.
        configuration.callLogLimit = 0
        let connection = try Connection.simulated(
            configuration,
            configuration: try options.read(Process.environment),
            environment: Process.environment
        )
        try EventLoop.run(connection, options: screen)
    }
}

extension SimulationConfiguration.Capabilities: ExpressibleByArgument {}
