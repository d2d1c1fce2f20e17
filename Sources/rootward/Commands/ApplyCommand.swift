import ArgumentParser
import Platform
import RootAccess

/// `rootward apply`: run a plan that was saved and reviewed.
struct ApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Run a saved plan: delete exactly what it lists, and prove it.",
        discussion: """
            A plan is refused when it was changed, is for another organization or is older than a day. An account that
            now holds something the plan does not list is not touched.

            Exit codes: 0 all is done and verified, 1 something was not, 2 refused before anything was touched.
            """
    )

    @OptionGroup var connecting: ConnectingOptions

    @Argument(help: "The plan.")
    var file: String

    @Option(help: "What the console would make you type: the account's ID for one account, else their number.")
    var confirm: String

    @Option(help: "A reason or ticket, for the journal.")
    var reason = ""

    @Option(help: "How to print the result.")
    var format = DocumentFormat.text

    func run() throws {
        let saved = try Self.read(file)
        let connection = try connecting.connection()
        let confirmation: Confirmation
        do throws(Confirmation.Refusal) {
            confirmation = try Confirmation(
                plan: saved.plan,
                typed: confirm,
                reason: reason,
                acknowledged: saved.acknowledged,
                configuration: connection.configuration
            )
        } catch {
            throw Refusal("Nothing was deleted. \(error)")
        }
        try Running(connection).run(confirmation, format: format)
    }

    private static func read(_ file: String) throws -> SavedPlan {
        let bytes: [UInt8]?
        do throws(SystemError) {
            bytes = try PrivateFiles.read(file)
        } catch {
            throw Refusal("The plan could not be read. \(error)")
        }
        guard let bytes else { throw Refusal("There is no file \(file).") }
        do throws(Problem) {
            return try SavedPlan(file: bytes)
        } catch {
            throw Refusal("\(file): \(error)")
        }
    }
}
