import FoundationEssentials
import Glibc
import Platform
import TestSupport

/// The AWS CLI, boto3 and moto, from PyPI, in a virtual environment of their own below `.build`.
enum PythonClients {
    /// The environment could not be made, or a client failed.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let folder = SourceTree.root.appending(path: ".build/conformance-venv").path

    /// Installs the clients once; later runs find them there.
    private static let installation: Result<Void, Failure> = {
        do {
            let has = try ChildProgram(
                "\(folder)/bin/python",
                ["-c", "import awscli, boto3, moto.server"],
                environment: plain
            )
            _ = has.readToEnd()
            if has.wait() == .exited(0) { return .success(()) }
        } catch {
            // There is no such environment yet.
        }
        let steps = [
            ["/usr/bin/env", "python3", "-m", "venv", "--clear", folder],
            [
                "\(folder)/bin/pip", "install", "--quiet", "--disable-pip-version-check", "awscli", "boto3",
                "moto[server]",
            ],
        ]
        for step in steps {
            do {
                let program = try ChildProgram(step[0], Array(step.dropFirst()), environment: plain)
                let said = program.readToEnd()
                guard program.wait() == .exited(0) else {
                    return .failure(Failure(description: "\(step.joined(separator: " ")) failed: \(said)"))
                }
            } catch {
                return .failure(Failure(description: "\(step[0]): \(error)"))
            }
        }
        return .success(())
    }()

    /// What every program needs, and nothing of the person's own AWS set-up.
    private static var plain: [String: String] {
        var environment = [
            "PATH": "\(folder)/bin:/usr/local/bin:/usr/bin:/bin",
            "HOME": "\(folder)/home",
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
        ]
        // pip needs to be told of a proxy or a mirror, where there is one.
        for name in ["https_proxy", "HTTPS_PROXY", "no_proxy", "PIP_INDEX_URL", "PIP_CONFIG_FILE", "SSL_CERT_FILE"] {
            if let value = unsafe getenv(name) { environment[name] = unsafe String(cString: value) }
        }
        return environment
    }

    /// Runs a script of the clients folder against a simulator; throws what it said unless that ends with `ok`.
    static func run(_ script: String, _ arguments: [String] = [], against simulator: SimulatorProcess) throws {
        try installation.get()
        let path = SourceTree.root.appending(path: "Tests/ConformanceTests/clients/\(script)").path
        let interpreter = script.hasSuffix(".py") ? "\(folder)/bin/python" : "/bin/sh"
        var environment = plain.merging(simulator.exports) { _, export in export }
        environment["no_proxy"] = "127.0.0.1"
        let program = try ChildProgram(interpreter, [path] + arguments, environment: environment)
        let said = program.readToEnd()
        guard program.wait() == .exited(0), said.hasSuffix("ok") else {
            throw Failure(description: "\(script) \(arguments.joined(separator: " ")): \(said)")
        }
    }

    /// Asks botocore: writes the question as JSON, runs a script of the clients folder once, and reads its answer.
    static func ask<Question: Encodable, Answer: Decodable>(
        _ script: String,
        _ question: Question,
        answer: Answer.Type = Answer.self
    ) throws -> Answer {
        try installation.get()
        let exchange = TemporaryFolder()
        let path = SourceTree.root.appending(path: "Tests/ConformanceTests/clients/\(script)").path
        try PrivateFiles.write(Array(try JSONEncoder().encode(question)), to: "\(exchange.path)/question.json")
        let program = try ChildProgram("\(folder)/bin/python", [path, exchange.path], environment: plain)
        let said = program.readToEnd()
        guard program.wait() == .exited(0), let bytes = try PrivateFiles.read("\(exchange.path)/answer.json") else {
            throw Failure(description: "\(script): \(said)")
        }
        return try JSONDecoder().decode(Answer.self, from: Data(bytes))
    }

    /// Starts moto's server, an AWS that neither we nor botocore's authors wrote, on a port of loopback.
    static func startMoto(port: Int) throws -> ChildProgram {
        try installation.get()
        return try ChildProgram(
            "\(folder)/bin/moto_server",
            ["-H", "127.0.0.1", "-p", String(port)],
            environment: plain
        )
    }
}
