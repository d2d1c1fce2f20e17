internal import CTerminal
internal import Glibc

extension Terminal {
    /// Opens the terminal as its type says, or as a common one where the type is unknown here.
    static func open(_ type: String, wake: Int32) throws(Failure) -> String? {
        guard type != "dumb" else { throw Failure(description: refusal) }
        let standIns = ["xterm-256color", "xterm", "vt100"]
        for candidate in [type] + standIns {
            switch unsafe candidate.withCString({ unsafe ct_open($0, wake) }) {
            case CT_OPENED:
                guard candidate != type else { return nil }
                let name = type.isEmpty ? "TERM is not set" : "The terminal type \(type) is unknown here"
                return "\(name); using \(candidate)."
            case CT_NOT_A_TERMINAL:
                throw Failure(description: "Standard input and output must be a terminal. \(alternatives)")
            case CT_NO_DATABASE:
                throw Failure(description: "There is no terminfo database here: install ncurses-base. \(alternatives)")
            case CT_CANNOT_MOVE_CURSOR: throw Failure(description: refusal)
            default: continue
            }
        }
        throw Failure(description: refusal)
    }

    private static let alternatives = "For scripts and plain output there are other commands: see --help."
    private static let refusal = "This terminal can't move its cursor, which a full screen needs. \(alternatives)"

    static func environment(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
