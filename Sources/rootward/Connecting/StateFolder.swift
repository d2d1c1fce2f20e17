import RootAccess

/// Where Rootward keeps what must outlive it: `$XDG_STATE_HOME/rootward` (XDG Base Directory Specification).
struct StateFolder: Sendable {
    /// The folder; a simulated organization has one of its own below it.
    let path: String

    /// Finds the folder; a relative XDG_STATE_HOME counts as none, as the specification says.
    init(environment: [String: String], isDemo: Bool) throws {
        let base: String
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            base = state
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            base = "\(home)/.local/state"
        } else {
            throw Refusal("There is no place for the journal: set HOME or XDG_STATE_HOME to an absolute path.")
        }
        path = "\(base)/rootward" + (isDemo ? "/demo" : "")
    }

    /// The journals of runs.
    var journals: JournalFolder { JournalFolder(path: "\(path)/runs") }

    /// Where plans are saved.
    var plans: String { "\(path)/plans" }

    /// Where reports are written.
    var reports: String { "\(path)/reports" }
}
