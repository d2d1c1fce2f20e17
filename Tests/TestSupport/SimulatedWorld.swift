package import AWSClient
import FoundationEssentials
import Platform
package import RootAccess
package import SimulatedAWS

/// A simulated organization with a client on it, in process, in a time that only moves when somebody sleeps.
package final class SimulatedWorld: Sendable {
    /// Answers a request in the simulator's place, or lets it pass with nil.
    package typealias Interceptor = @Sendable (SimulatedRequest) -> SimulatedResponse?

    package let aws: SimulatedAWS
    package let clock: TestClock
    private let interceptor: Locked<Interceptor?> = Locked(nil)

    /// Makes an organization with everything enabled, unless the configuration is changed.
    package init(accounts: Int = 40, _ configure: (inout SimulationConfiguration) -> Void = { _ in }) {
        var configuration = SimulationConfiguration()
        configuration.accounts = accounts
        configuration.capabilities = .all
        configure(&configuration)
        clock = TestClock()
        aws = SimulatedAWS(configuration: configuration, time: clock.time)
    }

    /// Looks at every request before the simulator does.
    package func intercept(_ body: Interceptor?) { interceptor.withLock { $0 = body } }

    /// Signs as the simulator's caller; reads only.
    package var client: AWSClient {
        let caller = aws.callerCredentials
        return AWSClient(
            region: .usEast1,
            credentials: StaticCredentials(
                Credentials(
                    accessKeyID: caller.accessKeyID,
                    secretAccessKey: Secret(caller.secretAccessKey),
                    sessionToken: Secret(caller.sessionToken)
                )
            ),
            transport: Transport(world: self),
            time: clock.time,
            random: { 0.5 }
        )
    }

    /// What preflight finds in it.
    package func context() async throws -> Preflight.Context {
        let preflight = await PreflightChecker(client: client).check()
        guard let context = preflight.context else { throw Unexpected("preflight failed: \(preflight.checks)") }
        return context
    }

    /// The accounts as the domain reads them, the management account included.
    package func accounts() async throws -> [Account] {
        var accounts: [Account] = []
        try await OrganizationReader(client: client).accounts { accounts += $0 }
        return accounts
    }

    /// The calls that changed something, as `iam:DeleteAccessKey 222222222222`.
    package var changes: [String] {
        aws.calls.filter(\.changed).map { "\($0.operation) \($0.accountID ?? "")" }
    }

    private struct Transport: HTTPTransport {
        let world: SimulatedWorld

        func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
            if Task.isCancelled { throw .cancelled(host: request.host) }
            var headers = request.headers.fields.map { (name: $0.name, value: $0.value) }
            if request.headers["host"] == nil { headers.append(("Host", request.authority)) }
            let simulated = SimulatedRequest(
                method: request.method.rawValue,
                host: request.authority,
                path: request.path,
                query: request.query,
                headers: headers,
                body: request.body
            )
            let answer = world.interceptor.withLock { $0 }?(simulated) ?? world.aws.respond(to: simulated)
            await Task.yield()
            switch answer.fault {
            case .reset: throw .connectionLost(host: request.host, reason: "reset")
            case .truncated: throw .connectionLost(host: request.host, reason: "cut off")
            case nil: break
            }
            return HTTPResponse(
                status: answer.status,
                headers: HTTPHeaders(answer.headers.map { .init(name: $0.name, value: $0.value) }),
                body: answer.body
            )
        }
    }
}

/// Something that a test did not expect, told in its failure.
package struct Unexpected: Error, CustomStringConvertible {
    /// What it was.
    package let description: String

    /// Makes one.
    package init(_ description: String) {
        self.description = description
    }
}
