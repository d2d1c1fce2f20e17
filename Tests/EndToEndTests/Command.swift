import FoundationEssentials
import Glibc
import Platform
import TestSupport

/// One run of the built `rootward` without a screen, its two outputs apart.
struct Command {
    let status: ChildProgram.Ending
    let output: String
    let errors: String

    /// Runs it to its end.
    init(_ arguments: String..., environment: [String: String]) throws {
        try self.init(arguments, environment: environment)
    }

    /// Runs it to its end.
    init(_ arguments: [String], environment: [String: String]) throws {
        let folder = TemporaryFolder()
        let errors = "\(folder.path)/errors"
        let program = try ChildProgram(
            "/bin/sh",
            ["-c", "exec \"$0\" \"$@\" 2>'\(errors)'", ChildProgram.product("rootward")] + arguments,
            environment: environment
        )
        output = program.readToEnd()
        status = program.wait()
        self.errors = String(decoding: try PrivateFiles.read(errors) ?? [], as: UTF8.self)
    }

    /// What it printed as JSON.
    func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: Data(output.utf8))
    }
}
