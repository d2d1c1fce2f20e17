import FoundationEssentials
package import Platform

/// A simulated AWS with one organization, for demonstrations and tests.
///
/// It speaks the real wire formats and holds to the real rules, but has no network: something else carries requests to
/// it and acts out the faults and delays of its responses. Everything random depends on the configuration's seed.
package final class SimulatedAWS: Sendable {
    /// Credentials as they stand in the environment of an AWS client.
    package typealias CallerCredentials = (accessKeyID: String, secretAccessKey: String, sessionToken: String)

    /// The operator's credentials: role `OrgAdmin`, session `alice`, in the management account 111122223333.
    package let callerCredentials: CallerCredentials
    private let configuration: SimulationConfiguration
    private let time: TimeSource
    private let world: Locked<World>

    /// Builds the organization; the time source also says when its credentials were last used.
    package init(configuration: SimulationConfiguration = SimulationConfiguration(), time: TimeSource = .system) {
        self.configuration = configuration
        self.time = time
        let now = Self.seconds(time.now(), offset: configuration.clockOffset)
        var world = World(configuration: configuration, now: now)
        let lifetime = Int(configuration.callerSessionDuration / .seconds(1))
        let credentials = world.issuer.issue(for: nil, expiration: now + lifetime)
        callerCredentials = (credentials.accessKeyID, credentials.secretAccessKey, credentials.sessionToken)
        self.world = Locked(world)
    }

    /// Answers one request; safe to call from any number of threads.
    package func respond(to request: SimulatedRequest) -> SimulatedResponse {
        let now = Self.seconds(time.now(), offset: configuration.clockOffset)
        let elapsed = time.elapsed()
        return world.withLock { $0.respond(to: request, now: now, elapsed: elapsed) }
    }

    /// Looks at the world.
    func read<Value: Sendable>(_ body: (borrowing World) -> Value) -> Value {
        world.withLock { body($0) }
    }

    /// Changes the world behind the client's back.
    func change(_ body: (inout World) -> Void) {
        world.withLock { body(&$0) }
    }

    private static func seconds(_ date: Date, offset: Duration) -> Int {
        Int(date.timeIntervalSince1970.rounded(.down)) + Int(offset / .seconds(1))
    }
}
