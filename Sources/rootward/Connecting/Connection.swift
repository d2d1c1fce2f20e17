import AWSClient
import FoundationEssentials
import Platform
import RootAccess
import SimulatedAWS

/// A way to AWS, or to a simulation of it, as one caller.
struct Connection: Sendable {
    /// Reads as the caller.
    let client: AWSClient
    /// The caller's credentials.
    let credentials: any CredentialProvider
    /// True when AWS is simulated.
    let isDemo: Bool
    /// Journals and reports.
    let state: StateFolder
    /// Where the person came from, for the journal.
    let origin: String
    let time: TimeSource
    /// What the company has decided.
    let configuration: Configuration

    /// When the caller's credentials end; nil when they don't, or don't work.
    func expiration() async -> Date? {
        try? await credentials.credentials().expiration
    }

    /// Connects to a simulated organization.
    static func simulated(
        _ simulation: SimulationConfiguration,
        configuration: Configuration,
        environment: [String: String]
    ) throws -> Connection {
        let time = TimeSource.system
        let aws = SimulatedAWS(configuration: simulation, time: time)
        let caller = aws.callerCredentials
        let seconds = Double(simulation.callerSessionDuration.components.seconds)
        let credentials = StaticCredentials(
            Credentials(
                accessKeyID: caller.accessKeyID,
                secretAccessKey: Secret(caller.secretAccessKey),
                sessionToken: Secret(caller.sessionToken),
                expiration: time.now().addingTimeInterval(seconds)
            ),
            description: "the simulated organization"
        )
        return Connection(
            client: AWSClient(
                region: .usEast1,
                credentials: credentials,
                transport: SimulatedTransport(aws: aws, time: time)
            ),
            credentials: credentials,
            isDemo: true,
            state: try StateFolder(environment: environment, isDemo: true),
            origin: origin(environment),
            time: time,
            configuration: configuration
        )
    }

    /// Connects to AWS as the AWS CLI would from the same shell; `trace` is told of every call.
    ///
    /// `mfaCode` is who is asked for MFA codes; nobody, where a screen is in the way.
    static func aws(
        profile: String?,
        region: String?,
        trace: CallTrace?,
        mfaCode: MFACodeSource?,
        configuration: Configuration,
        environment: [String: String]
    ) throws -> Connection {
        let time = TimeSource.system
        let settings: AWSSettings
        do throws(AWSSettings.Malformed) {
            settings = try AWSSettings(environment: environment, files: .system, profile: profile, region: region)
        } catch {
            throw Refusal(error.description)
        }
        let userAgent = UserAgent(product: "rootward", version: Rootward.version)
        let transport = CurlTransport(
            CurlTransport.Configuration(userAgent: "\(userAgent)", caBundle: settings.caBundle)
        )
        let chain = CredentialSources(
            settings,
            transport: transport,
            time: time,
            mfaCode: mfaCode,
            userAgent: userAgent,
            trace: trace
        ).chain()
        let credentials = CredentialCache(chain, time: time)
        return Connection(
            client: AWSClient(
                region: settings.region,
                endpoints: settings.endpoints,
                credentials: credentials,
                transport: transport,
                retry: settings.retry,
                keepsPublishedRates: true,
                userAgent: userAgent,
                trace: trace
            ),
            credentials: credentials,
            isDemo: false,
            state: try StateFolder(environment: environment, isDemo: false),
            origin: origin(environment),
            time: time,
            configuration: configuration
        )
    }

    /// The address that SSH_CONNECTION names, which is the person's own machine.
    static func origin(_ environment: [String: String]) -> String {
        environment["SSH_CONNECTION"]?.split(separator: " ").first.map(String.init) ?? ""
    }
}
