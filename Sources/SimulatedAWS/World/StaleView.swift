/// What IAM's reads of an account still show after a change, while its replicas catch up.
struct StaleView {
    /// The credentials before the first change that has not shown yet.
    let credentials: RootCredentials
    /// How many reads will still show them.
    var remainingReads: Int
    /// Until when they show, on the clock that never jumps.
    let until: Duration?
}
