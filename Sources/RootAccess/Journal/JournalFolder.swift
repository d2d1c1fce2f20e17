import Platform

/// Where the journals of this user's runs stand: one file a run, `$XDG_STATE_HOME/rootward/runs/RUN.jsonl`.
package struct JournalFolder: Sendable {
    /// The folder, for people.
    package let path: String

    /// Names the folder; it is made when the first run begins.
    package init(path: String) {
        self.path = path
    }

    /// Begins a run's file; no other program can write it while it is open.
    ///
    /// - Throws: A problem that says what the system said; nothing may be deleted then.
    package func begin(runID: String) throws(Problem) -> any JournalSink {
        do throws(SystemError) {
            try PrivateFiles.makeFolder(path)
            return try JournalFile(file(of: runID))
        } catch {
            throw Problem(
                .local,
                "The journal could not be opened. \(error)",
                nextStep: "Nothing is deleted without a journal. Mend the folder or choose another XDG_STATE_HOME."
            )
        }
    }

    /// The IDs of the runs, newest first: they begin with the time.
    package func runIDs() throws(Problem) -> [String] {
        do throws(SystemError) {
            let suffix = ".jsonl"
            return try PrivateFiles.names(in: path).reversed()
                .filter { $0.hasSuffix(suffix) }
                .map { String($0.dropLast(suffix.count)) }
        } catch {
            throw Problem(.local, "The journals could not be listed. \(error)")
        }
    }

    /// Reads a run's journal.
    package func record(of runID: String) throws(Problem) -> RunRecord {
        let bytes: [UInt8]?
        do throws(SystemError) {
            bytes = try PrivateFiles.read(file(of: runID))
        } catch {
            throw Problem(.local, "The journal of run \(runID) could not be read. \(error)")
        }
        guard let bytes else { throw Problem(.local, "There is no run \(runID) in \(path).") }
        return try RunRecord(journal: bytes)
    }

    /// Where a run's journal stands; a run ID never names a file elsewhere.
    private func file(of runID: String) -> String {
        "\(path)/\(runID.replacing("/", with: "_")).jsonl"
    }
}
