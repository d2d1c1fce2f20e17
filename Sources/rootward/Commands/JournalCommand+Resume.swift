import ArgumentParser
import RootAccess

extension JournalCommand {
    /// `rootward journal resume`.
    struct Resume: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Finish a run that was cut off: look again, then do what is left of its plan.",
            discussion:
                "Exit codes: 0 all is done and verified, 1 something was not, 2 refused before anything was touched."
        )

        @OptionGroup var connecting: ConnectingOptions

        @Argument(help: ArgumentHelp("The run.", valueName: "run"))
        var runID: String

        @Option(
            help: "The text of the run's plan, or of what is left of it: an account's ID for one, else their number."
        )
        var confirm: String

        @Option(help: "A reason or ticket; the run's own otherwise.")
        var reason: String?

        @Option(help: "How to print the result.")
        var format = DocumentFormat.text

        func run() throws {
            let connection = try connecting.connection()
            let folder = connection.state.journals
            let record = try JournalCommand.record(of: runID, in: folder)
            if let damage = record.damage { throw JournalCommand.damaged(runID, damage) }
            let rest = record.remainingPlan
            guard !rest.accounts.isEmpty else {
                StandardError.print("Every account of run \(runID) is done and verified; nothing is left to do.")
                if format == .json {
                    StandardOutput.write(try HarmlessJSON.encode(RunDocument(record), isPretty: true) + [0x0A])
                }
                return
            }
            let confirmation: Confirmation
            do throws(Confirmation.Refusal) {
                confirmation = try Confirmation(
                    plan: rest,
                    typed: confirm,
                    reason: reason ?? record.beginning.reason,
                    // It is the same plan: what was said yes to then need not be said again, and nothing else was.
                    acknowledged: record.beginning.acknowledged,
                    configuration: connection.configuration,
                    resumes: record
                )
            } catch {
                throw Refusal("Nothing was deleted. \(error)")
            }
            try Running(connection).run(confirmation, format: format)
            try? folder.leave(runID)
        }
    }
}
