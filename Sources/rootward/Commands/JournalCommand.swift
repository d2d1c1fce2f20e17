import ArgumentParser
import Platform
import RootAccess

/// `rootward journal`: what earlier runs did, whether their records are sound, and finishing those that were cut off.
struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "List, show, verify and finish the runs of this machine.",
        subcommands: [List.self, Show.self, Verify.self, Resume.self],
        defaultSubcommand: List.self
    )

    /// The journals of the real organization, or of the demo's.
    struct FolderOptions: ParsableArguments {
        @Flag(help: "The journals of rootward demo.")
        var demo = false

        func folder() throws -> JournalFolder {
            try StateFolder(environment: Process.environment, isDemo: demo).journals
        }
    }

    static func record(of runID: String, in folder: JournalFolder) throws -> RunRecord {
        try refusing { () throws(Problem) in try folder.record(of: runID) }
    }

    static func refusing<Value>(_ body: () throws(Problem) -> Value) throws -> Value {
        do throws(Problem) {
            return try body()
        } catch {
            throw Refusal("\(HarmlessText(error.description))")
        }
    }

    static func damaged(_ runID: String, _ damage: RunRecord.Damage) -> Refusal {
        Refusal("The journal of run \(runID) is damaged: line \(damage.line) \(damage.flaw).")
    }
}
