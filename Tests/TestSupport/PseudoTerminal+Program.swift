import FoundationEssentials

extension PseudoTerminal {
    /// The path of a program of this package, which is built into the folder of the tests that run.
    package static func builtProgram(_ name: String) -> String {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: name).path
    }
}
