import ArgumentParser
import RootAccess

extension JournalCommand {
    /// `rootward journal verify`.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that no record of any run was altered, moved or taken from its middle.",
            discussion:
                "A missing end can't be told from a crash: such a run is called interrupted. Exit codes: 0 all are sound, 1 one is not, 2 wrong usage."
        )

        @OptionGroup var folder: FolderOptions

        @Argument(help: ArgumentHelp("One run; all of them otherwise.", valueName: "run"))
        var runID: String?

        func run() throws {
            let folder = try folder.folder()
            var isSound = true
            for id in try runID.map({ [$0] }) ?? JournalCommand.refusing({ () throws(Problem) in try folder.runIDs() })
            {
                do throws(Problem) {
                    let record = try folder.record(of: id)
                    if let damage = record.damage {
                        isSound = false
                        StandardOutput.print("\(id)  damaged: line \(damage.line) \(damage.flaw)")
                    } else {
                        let torn = record.isTorn ? ", last line cut off by a crash" : ""
                        StandardOutput.print("\(id)  sound, \(record.state.rawValue)\(torn)")
                    }
                } catch {
                    isSound = false
                    StandardOutput.print("\(id)  \(HarmlessText(error.description))")
                }
            }
            guard isSound else { throw ExitCode(1) }
        }
    }
}
