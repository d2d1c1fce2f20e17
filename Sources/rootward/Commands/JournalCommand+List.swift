import ArgumentParser
import RootAccess

extension JournalCommand {
    /// `rootward journal list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the runs, newest first.")

        @OptionGroup var folder: FolderOptions

        @Option(help: "How to print it.")
        var format = DocumentFormat.text

        func run() throws {
            let document = try JournalListDocument(folder: try folder.folder())
            guard format == .text else {
                StandardOutput.write(try HarmlessJSON.encode(document, isPretty: true) + [0x0A])
                return
            }
            for run in document.runs { StandardOutput.print(run.line) }
            if document.runs.isEmpty {
                StandardError.print("No run has been made here. The demo's runs: rootward journal list --demo.")
            }
        }
    }
}
