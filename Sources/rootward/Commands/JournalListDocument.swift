import FoundationEssentials
import RootAccess

/// What `rootward journal list --format json` prints.
struct JournalListDocument: Encodable {
    /// One run in a line.
    struct Run: Encodable {
        let id: String
        let state: String
        let startedAt: Date?
        let caller: String?
        let reason: String?
        let accounts: Int?
        let accountsVerified: Int?
        let itemsUnknown: Int?
        let resumes: String?
        let resumedBy: String?

        /// The run as a line for people.
        var line: String {
            guard let accounts, let accountsVerified else { return "\(id)  \(state)" }
            let unknown = (itemsUnknown ?? 0) > 0 ? ", \(itemsUnknown ?? 0) items unknown" : ""
            let then = resumedBy.map { ", resumed by \($0)" } ?? ""
            let why = (reason ?? "").isEmpty ? "" : "  \(HarmlessText(reason ?? ""))"
            let done = "\(accountsVerified) of \(accounts) accounts done and verified"
            return "\(id)  \(state)  \(done)\(unknown)\(then)\(why)"
        }
    }

    let runs: [Run]

    /// Reads every run; one that can't be read is listed as damaged.
    init(folder: JournalFolder) throws {
        do throws(Problem) {
            var resumedBy: [String: String] = [:]
            runs = try folder.runIDs().map { id in
                guard let record = try? folder.record(of: id) else {
                    return Run(
                        id: id,
                        state: "damaged",
                        startedAt: nil,
                        caller: nil,
                        reason: nil,
                        accounts: nil,
                        accountsVerified: nil,
                        itemsUnknown: nil,
                        resumes: nil,
                        resumedBy: nil
                    )
                }
                // The newest come first, so that the last to resume a run is the one that is told.
                if let earlier = record.beginning.resumes, resumedBy[earlier] == nil { resumedBy[earlier] = id }
                let isRunning = record.state == .interrupted && folder.isBeingWritten(id)
                return Run(
                    id: id,
                    state: record.damage != nil ? "damaged" : isRunning ? "running" : record.state.rawValue,
                    startedAt: record.startedAt,
                    caller: record.beginning.caller,
                    reason: record.beginning.reason,
                    accounts: record.results.count,
                    accountsVerified: record.accountsDone,
                    itemsUnknown: record.itemsUnknown,
                    resumes: record.beginning.resumes,
                    resumedBy: resumedBy[id]
                )
            }
        } catch {
            throw Refusal("\(HarmlessText(error.description))")
        }
    }
}
