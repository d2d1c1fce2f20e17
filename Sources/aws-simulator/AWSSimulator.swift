import ArgumentParser
import Glibc
import Platform
import SimulatedAWS

/// The command line: `aws-simulator [--port N] [--accounts N] …`.
@main
struct AWSSimulator: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aws-simulator",
        abstract: "Serves a simulated AWS organization on the loopback interface.",
        discussion: """
            Prints the lines that point any AWS client at it, then serves until it is interrupted:

              aws-simulator --capabilities all > simulator.env &
              sleep 1; . ./simulator.env; aws organizations list-accounts

            GET /simulator/state tells what every account truly holds, GET /simulator/calls what was called.
            """
    )

    @Option(help: "The port to listen on; 0 picks a free one.")
    var port = 0

    @Option(help: "How many member accounts the organization has.")
    var accounts = 40

    @Option(help: "What everything random depends on.")
    var seed: UInt64 = 1

    @Option(help: "How many milliseconds each answer takes.")
    var latency = 0

    @Option(help: "What is enabled at the start: none, or all (trusted access for IAM and both capabilities).")
    var capabilities = SimulationConfiguration.Capabilities.none

    @Option(
        help: """
            How many requests are let through: none (no limit), documented (AWS's published limits), or a number a \
            second for each operation.
            """
    )
    var throttle = SimulationConfiguration.Throttling.none

    @Option(
        help: """
            What goes wrong and how often, as kind=probability or kind=probability@operation; may be repeated. \
            Kinds: throttle, 500, 503, reset-before, reset-after, truncated, html, slow.
            """
    )
    var fault: [FaultRule] = []

    @Option(help: "How many reads of an account still show what was deleted.")
    var staleReads = 0

    @Option(help: "How many seconds the server's clock is ahead.")
    var clockOffset = 0

    @Option(help: "How many seconds the printed credentials are good for.")
    var sessionDuration = 43_200

    @Flag(help: "Fill every page, instead of leaving some short or empty as AWS does.")
    var fullPages = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
        guard (0...100_000).contains(accounts) else { throw ValidationError("--accounts is from 0 to 100000.") }
        guard latency >= 0, staleReads >= 0 else { throw ValidationError("Times and counts can't be negative.") }
    }

    func run() throws {
        let stopSignals = StopSignals()
        var simulation = SimulationConfiguration()
        simulation.accounts = accounts
        simulation.seed = seed
        simulation.latency = .milliseconds(latency)
        simulation.capabilities = capabilities
        simulation.throttling = throttle
        simulation.faults = fault
        simulation.consistency = staleReads == 0 ? .immediate : .afterReads(staleReads)
        simulation.clockOffset = .seconds(clockOffset)
        simulation.callerSessionDuration = .seconds(sessionDuration)
        simulation.hasUnevenPages = !fullPages
        let aws = SimulatedAWS(configuration: simulation, time: .system)
        let server = try SimulatorServer(aws: aws, port: port)
        try StandardOutput.write(exports(aws, port: server.port))
        stopSignals.wait()
        try server.stop()
    }

    /// The lines that a shell evaluates to point an AWS client here.
    private func exports(_ aws: SimulatedAWS, port: Int) -> String {
        let credentials = aws.callerCredentials
        return """
            export AWS_ACCESS_KEY_ID=\(credentials.accessKeyID)
            export AWS_SECRET_ACCESS_KEY=\(credentials.secretAccessKey)
            export AWS_SESSION_TOKEN=\(credentials.sessionToken)
            export AWS_REGION=us-east-1
            export AWS_DEFAULT_REGION=us-east-1
            export AWS_ENDPOINT_URL=http://127.0.0.1:\(port)

            """
    }
}

extension SimulationConfiguration.Capabilities: ExpressibleByArgument {}

extension FaultRule: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(argument)
    }
}

extension SimulationConfiguration.Throttling: ExpressibleByArgument {
    package init?(argument: String) {
        switch argument {
        case "none": self = .none
        case "documented": self = .documented
        default:
            guard let rate = Double(argument), rate > 0 else { return nil }
            self = .rate(perSecond: rate, burst: max(1, rate))
        }
    }
}
