import FoundationEssentials
import Glibc

/// A running aws-simulator, and the programs beside it that are measured.
final class Bench {
    /// Where the build put the products: beside this program.
    static let products = {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = unsafe readlink("/proc/self/exe", &path, path.count)
        let program = String(decoding: path.prefix(max(0, length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }()

    private let folder: String
    private let simulator: pid_t
    private var environment: [String: String]

    /// Starts a simulator on a free port and waits until it has told where.
    init(_ arguments: [String]) {
        let folder = "\(FileManager.default.temporaryDirectory.path)/rootward-benchmark-\(UUID().uuidString)"
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        self.folder = folder
        simulator = Measurement.spawn(
            "\(Self.products)/aws-simulator",
            arguments,
            environment: [:],
            output: "\(folder)/exports"
        )
        environment = ["HOME": folder, "XDG_STATE_HOME": "\(folder)/state", "PATH": "/usr/bin:/bin"]
        while environment["AWS_ENDPOINT_URL"] == nil {
            usleep(20_000)
            for line in Self.text(of: "\(folder)/exports").split(separator: "\n") {
                let pair = line.dropFirst("export ".count).split(separator: "=", maxSplits: 1)
                if pair.count == 2 { environment[String(pair[0])] = String(pair[1]) }
            }
        }
    }

    deinit {
        kill(simulator, SIGTERM)
        var status: Int32 = 0
        while unsafe waitpid(simulator, &status, 0) < 0, errno == EINTR {}
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A file of this bench's own.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Runs rootward once.
    func rootward(_ arguments: [String]) -> Measurement {
        Measurement.of("\(Self.products)/rootward", arguments, environment: environment, output: path("output"))
    }

    /// The last line that rootward told on standard error, or the last of its output.
    var lastWords: String {
        let lines = Self.text(of: path("output.errors")).split(separator: "\n").filter { !$0.hasPrefix("Journal:") }
        return lines.last.map(String.init) ?? ""
    }

    /// The last line of standard output.
    var lastOutput: String { Self.text(of: path("output")).split(separator: "\n").last.map(String.init) ?? "" }

    /// Plans at most so many accounts, all with something to delete, and gives what must be typed to run the plan.
    func plan(accounts: Int) -> String {
        let file = path("plan.json")
        func plan(_ chosen: String) -> [String] {
            let words = ["plan", "delete-root-credentials", "--include-recently-used", "--large-share"]
            _ = rootward(words + ["--accounts", chosen, "--out", file])
            // The only twelve digits under the key "id" are accounts'; items have letters or are longer.
            let halves = Self.text(of: file).components(before: "\"leftOut\"").split(separator: "\"id\" : \"")
                .dropFirst()
            return halves.map { String($0.prefix { $0 != "\"" }) }.filter {
                $0.count == 12 && $0.allSatisfy(\.isNumber)
            }
        }
        let all = plan("all")
        let chosen = all.count > accounts ? plan(all.prefix(accounts).joined(separator: ",")) : all
        return chosen.count == 1 ? chosen[0] : String(chosen.count)
    }

    private static func text(of file: String) -> String {
        (try? Data(contentsOf: URL(filePath: file))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension String {
    fileprivate func components(before mark: String) -> Substring {
        self[..<(firstRange(of: mark)?.lowerBound ?? endIndex)]
    }
}
