import ArgumentParser
import RootAccess

extension JournalCommand {
    /// `rootward journal show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tell what one run did, item by item.")

        @OptionGroup var folder: FolderOptions

        @Argument(help: ArgumentHelp("The run.", valueName: "run"))
        var runID: String

        @Option(help: "How to print it.")
        var format = DocumentFormat.text

        func run() throws {
            let record = try JournalCommand.record(of: runID, in: try folder.folder())
            let document = RunDocument(record)
            guard format == .text else {
                StandardOutput.write(try HarmlessJSON.encode(document, isPretty: true) + [0x0A])
                return
            }
            StandardOutput.print(document.text)
            StandardOutput.print(document.summaryLine)
            if let damage = record.damage { throw JournalCommand.damaged(runID, damage) }
        }
    }
}
