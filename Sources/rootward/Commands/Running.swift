import AWSClient
import ArgumentParser
import Platform
import RootAccess

/// The way from a confirmed plan to its proof, without a screen: shared by `apply` and `journal resume`.
struct Running: Sendable {
    private let connection: Connection

    /// Runs over a connection.
    init(_ connection: Connection) {
        self.connection = connection
    }

    /// Runs to the end, telling trouble on standard error as it comes.
    ///
    /// - Throws: A refusal before anything was touched; an exit code when something was not done.
    func run(_ confirmation: Confirmation, format: DocumentFormat) throws {
        let connection = connection
        let context = try Process.wait { await Planning.context(connection) }
            .mapError { Refusal("\(HarmlessText($0.description))") }.get()
        let journals = connection.state.journals
        let runner = Runner(
            client: connection.client,
            context: context,
            configuration: connection.configuration,
            origin: connection.origin,
            time: connection.time
        ) { beginning throws(Problem) in try journals.begin(beginning) }
        let end = Locked<RunProgress?>(nil)
        let control = RunControl()
        let task = Task {
            await runner.run(confirmation, control: control) { progress in
                Self.tell(progress)
                end.withLock { $0 = progress }
            }
        }
        let signals = StopSignals(first: { Task { await control.cancel() } }, second: { task.cancel() })
        Process.wait { await task.value }
        signals.restore()
        switch end.withLock({ $0 }) {
        case .ended(let summary):
            let document = RunDocument(summary, plan: confirmation.plan)
            if format == .json {
                StandardOutput.write(try HarmlessJSON.encode(document, isPretty: true) + [0x0A])
            } else {
                StandardOutput.print(document.summaryLine)
            }
            if let trouble = summary.stopReason {
                StandardError.print(
                    "The run was stopped before \(summary.notBegun.count) accounts. \(HarmlessText(trouble.description)) "
                        + "Then finish it: rootward journal resume \(summary.runID)"
                )
            }
            StandardError.print("Journal: \(HarmlessText(summary.journalPath))")
            guard summary.isAllDoneAndVerified else { throw ExitCode(1) }
        case .refused(let problem): throw Refusal("\(HarmlessText(problem.description))")
        default: throw Refusal("The run did not begin.")
        }
    }

    private static func tell(_ progress: RunProgress) {
        switch progress {
        case .began(let runID, _): StandardError.print("Run \(runID) began.")
        case .finished(let result) where !result.isDoneAndVerified:
            let words = result.firstProblem?.description ?? result.outcome.words
            StandardError.print("\(result.account) \(HarmlessText(result.name)): \(HarmlessText(words))")
        default: break
        }
    }
}
