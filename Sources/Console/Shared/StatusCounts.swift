import RootAccess

/// How many accounts are in each status; they always add up to the number of accounts.
struct StatusCounts: Sendable, Equatable {
    private(set) var present = 0
    /// Those of the present whose details were read, so that their last use is known.
    private(set) var detailed = 0
    private(set) var absent = 0
    private(set) var blocked = 0
    private(set) var failed = 0
    private(set) var notApplicable = 0
    private(set) var toDo = 0

    /// All of them together.
    var total: Int { present + absent + blocked + failed + notApplicable + toDo }

    /// Counts one account in.
    mutating func add(_ status: AccountStatus) { change(status, by: 1) }

    /// Counts one account out.
    mutating func remove(_ status: AccountStatus) { change(status, by: -1) }

    /// Counts all of these in as well.
    static func += (counts: inout StatusCounts, more: StatusCounts) {
        counts.present += more.present
        counts.detailed += more.detailed
        counts.absent += more.absent
        counts.blocked += more.blocked
        counts.failed += more.failed
        counts.notApplicable += more.notApplicable
        counts.toDo += more.toDo
    }

    private mutating func change(_ status: AccountStatus, by step: Int) {
        switch status {
        case .present(_, let credentials):
            present += step
            if credentials != nil { detailed += step }
        case .absent: absent += step
        case .blocked: blocked += step
        case .failed: failed += step
        case .notApplicable: notApplicable += step
        case .notChecked: toDo += step
        }
    }
}
