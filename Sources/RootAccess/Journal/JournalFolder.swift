import Glibc
import Platform

/// Where the journals of this user's runs stand: one file a run, `$XDG_STATE_HOME/rootward/runs/RUN.jsonl`.
package struct JournalFolder: Sendable {
    /// The folder, for people.
    package let path: String

    /// Names the folder; it is made when the first run begins.
    package init(path: String) {
        self.path = path
    }

    /// Begins a run's file; while it is open, no other Rootward can write it, run the same plan, or finish the same run.
    ///
    /// - Throws: A problem that says what the system said; nothing may be deleted then.
    package func begin(_ beginning: JournalEvent.Beginning) throws(Problem) -> any JournalSink {
        do throws(SystemError) {
            try PrivateFiles.makeOwnFolder(path)
            var claims: [RunClaim] = []
            if let resumed = beginning.resumes { claims.append(try RunClaim(file(of: resumed))) }
            if let digest = beginning.planDigest {
                claims.append(try RunClaim("\(path)/plan-\(digest.prefix(16)).lock"))
            }
            let file = file(of: beginning.runID)
            guard !PrivateFiles.exists(file) else { throw SystemError("make", path: file, code: EEXIST) }
            return try JournalFile(file, holding: claims)
        } catch {
            if error.isLockedByAnother {
                throw Problem(
                    .refused,
                    "Another Rootward is working on the same plan or run at this moment. (\(error))",
                    nextStep: "Wait until it has ended, then see rootward journal list."
                )
            }
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
        let record = try RunRecord(journal: bytes)
        guard record.beginning.runID == runID else {
            throw Problem(
                .local,
                "The journal that is named \(runID) is of run \(record.beginning.runID): it was moved."
            )
        }
        return record
    }

    /// Where a run's journal stands; a run ID never names a file elsewhere.
    fileprivate func file(of runID: String) -> String {
        "\(path)/\(runID.replacing("/", with: "_")).jsonl"
    }
}

extension JournalFolder {
    /// The runs whose journals have no end, newest first, but for those that a person has left and those that another
    /// Rootward is writing at this moment.
    package func unfinishedRuns() throws(Problem) -> [UnfinishedRun] {
        var unfinished: [UnfinishedRun] = []
        var resumed: Set<String> = []
        for runID in try runIDs() {
            // A damaged journal is no reason to keep quiet about the others; `journal verify` names the damage.
            guard let record = try? record(of: runID) else { continue }
            // The newest come first: what a later run took over is finished there, or still to be.
            if let earlier = record.beginning.resumes { resumed.insert(earlier) }
            guard record.isUnfinished, !resumed.contains(runID) else { continue }
            if isLeft(runID) || isBeingWritten(runID) { continue }
            unfinished.append(
                UnfinishedRun(
                    id: runID,
                    startedAt: record.startedAt,
                    accountsDone: record.accountsDone,
                    accountsOf: record.results.count,
                    itemsUnknown: record.itemsUnknown,
                    reason: record.beginning.reason
                )
            )
        }
        return unfinished
    }

    /// Notes that a person has seen an unfinished run and leaves it as it is.
    package func leave(_ runID: String) throws(Problem) {
        do throws(SystemError) {
            try PrivateFiles.write([], to: leftMark(of: runID))
        } catch {
            throw Problem(.local, "That run \(runID) was left could not be noted. \(error)")
        }
    }

    private func leftMark(of runID: String) -> String { "\(file(of: runID)).left" }

    private func isLeft(_ runID: String) -> Bool { (try? PrivateFiles.read(leftMark(of: runID))) != nil }

    /// True while a live program holds the file's lock; the system lets go of it when the program dies.
    package func isBeingWritten(_ runID: String) -> Bool {
        do throws(SystemError) {
            _ = try RunClaim(file(of: runID))
            return false
        } catch {
            return error.isLockedByAnother
        }
    }
}
