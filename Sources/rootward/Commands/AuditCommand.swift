import ArgumentParser
import Platform
import RootAccess

/// `rootward audit`: the root credentials of every member account, without a screen.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Read whether each member account still has root credentials; changes nothing.",
        discussion: "Exit codes: 0 every account was read, 1 some could not be, 2 wrong usage."
    )

    @OptionGroup var connecting: ConnectingOptions

    @Option(help: "Account IDs, separated by commas, or all.")
    var accounts = "all"

    @Flag(help: "List every credential with its last use where something is present.")
    var details = false

    @Option(help: "How to print it.")
    var format = OutputFormat.text

    func validate() throws { _ = try AccountSelection(accounts) }

    func run() throws {
        let selection = try AccountSelection(accounts)
        let connection = try connecting.connection()
        let details = details
        let result = Process.wait { await Audit(connection, readsDetails: details).run(selection) }
        switch result {
        case .failure(let problem):
            StandardError.print("rootward: \(HarmlessText(problem.description))")
            throw ExitCode(1)
        case .success(let audit):
            try print(audit.document)
            for id in audit.unknown {
                StandardError.print("rootward: account \(id) is not in this organization; it was not looked at.")
            }
            StandardError.print(audit.document.summaryLine)
            guard audit.document.isComplete, audit.unknown.isEmpty else { throw ExitCode(1) }
        }
    }

    private func print(_ document: AuditDocument) throws {
        switch format {
        case .json:
            try document.writeJSON(to: StandardOutput.write)
            StandardOutput.print("")
        case .csv:
            StandardOutput.write(Array(AuditedAccount.csvHead.utf8))
            for entry in document.accounts { StandardOutput.write(Array(entry.csvRow.utf8)) }
        case .text:
            for entry in document.accounts { StandardOutput.print(Self.line(entry)) }
        }
    }

    private static func line(_ entry: AuditedAccount) -> String {
        let word = entry.status.word + String(repeating: " ", count: max(0, 13 - entry.status.word.count))
        let kinds = [
            (entry.facts.hasPassword, "password"), (entry.facts.hasAccessKeys, "access keys"),
            (entry.facts.hasMFA, "MFA"), (entry.facts.hasSigningCertificates, "signing certificates"),
        ].compactMap { $0.0 == true ? $0.1 : nil }
        let note = entry.reason.map { "\(HarmlessText($0))" } ?? kinds.joined(separator: ", ")
        return "\(entry.account.id)  \(word)  \(HarmlessText(entry.account.name))\(note.isEmpty ? "" : "  (\(note))")"
    }
}
