import Glibc
import TestSupport

/// The built `aws-simulator`, running.
struct SimulatorProcess {
    /// The variables that it told a shell to export.
    let exports: [String: String]
    private let program: ChildProgram

    /// Starts it on a free port and reads its export lines.
    init(_ arguments: [String] = []) throws {
        let program = try ChildProgram(ChildProgram.product("aws-simulator"), arguments, environment: [:])
        var exports: [String: String] = [:]
        for _ in 0..<6 {
            let line = program.readLine() ?? ""
            let pair = line.split(separator: " ").last?.split(separator: "=", maxSplits: 1) ?? []
            if line.hasPrefix("export "), pair.count == 2 { exports[String(pair[0])] = String(pair[1]) }
        }
        self.program = program
        self.exports = exports
    }

    /// Asks it to stop and says how it ended.
    func stop(signal: Int32 = SIGTERM) -> ChildProgram.Ending {
        program.send(signal: signal)
        return program.wait()
    }
}
