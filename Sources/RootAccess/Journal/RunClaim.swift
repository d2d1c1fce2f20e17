import Platform

/// A lock on what no two Rootwards may work on at once: a plan, or a run that is being finished.
///
/// The system lets go of it when the program ends, however it ends (flock(2)).
package final class RunClaim: Sendable {
    private let file: AppendOnlyFile

    /// Takes the lock.
    ///
    /// - Throws: What the system said; `isLockedByAnother` when another Rootward holds it.
    init(_ path: String) throws(SystemError) {
        file = try AppendOnlyFile(path, mustBeNew: false)
    }
}
