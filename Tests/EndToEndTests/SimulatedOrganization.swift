import FoundationEssentials
import Glibc
import TestSupport

/// A running `aws-simulator` and a home for the programs that talk to it.
final class SimulatedOrganization {
    /// What `GET /simulator/state` tells of the organization as it truly is.
    struct State: Decodable, Equatable {
        let features: [String]
        let trustedAccess: [String]
        let accounts: [TrueAccount]
    }

    /// An account as it truly is.
    struct TrueAccount: Decodable, Equatable {
        struct AccessKey: Decodable, Equatable {
            let id: String
        }

        let id: String
        let name: String
        let state: String
        let ouPath: String
        let hasPassword: Bool
        let accessKeys: [AccessKey]
        let mfaDevices: [String]
        let signingCertificates: [String]

        /// Whether there is nothing to sign in with.
        var isEmpty: Bool {
            !hasPassword && accessKeys.isEmpty && mfaDevices.isEmpty && signingCertificates.isEmpty
        }

        /// How many credentials there are.
        var credentials: Int {
            (hasPassword ? 1 : 0) + accessKeys.count + mfaDevices.count + signingCertificates.count
        }
    }

    /// One entry of `GET /simulator/calls`.
    struct Call: Decodable, Equatable {
        let operation: String
        let account: String?
        let changed: Bool
    }

    let home = TemporaryFolder()
    private let simulator: ChildProgram
    private var exports: [String: String] = [:]

    /// Starts it on a free port.
    convenience init(_ arguments: String...) throws { try self.init(arguments) }

    /// Starts it on a free port.
    init(_ arguments: [String]) throws {
        simulator = try ChildProgram(ChildProgram.product("aws-simulator"), arguments, environment: [:])
        for _ in 0..<6 {
            let line = simulator.readLine() ?? ""
            let pair = line.split(separator: " ").last?.split(separator: "=", maxSplits: 1) ?? []
            if line.hasPrefix("export "), pair.count == 2 { exports[String(pair[0])] = String(pair[1]) }
        }
    }

    deinit {
        simulator.send(signal: SIGTERM)
        simulator.wait()
    }

    /// The environment of a shell that pasted the export lines.
    var environment: [String: String] {
        exports.merging(
            [
                "HOME": home.path, "XDG_STATE_HOME": "\(home.path)/state", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
                "TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no",
            ]
        ) { _, ours in ours }
    }

    /// Where a file of the test's own goes.
    func path(_ name: String) -> String { "\(home.path)/\(name)" }

    /// Runs `rootward` in that environment.
    func rootward(_ arguments: String...) throws -> Command { try Command(arguments, environment: environment) }

    /// The organization as it truly is.
    func state() throws -> State { try get("state") }

    /// Every call that was made.
    func calls() throws -> [Call] { try get("calls") }

    /// The calls that changed something.
    func changes() throws -> [Call] { try calls().filter(\.changed) }

    private func get<Value: Decodable>(_ name: String) throws -> Value {
        let port = exports["AWS_ENDPOINT_URL"]?.split(separator: ":").last.flatMap { UInt16($0) } ?? 0
        return try JSONDecoder().decode(Value.self, from: Data(try LoopbackPage(port: port, "/simulator/\(name)").body))
    }
}
