import RootAccess

/// How many accounts are in each status; they always add up to the number of accounts.
struct StatusCounts: Sendable, Equatable {
    private(set) var present = 0
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

    private mutating func change(_ status: AccountStatus, by step: Int) {
        switch status {
        case .present: present += step
        case .absent: absent += step
        case .blocked: blocked += step
        case .failed: failed += step
        case .notApplicable: notApplicable += step
        case .notChecked: toDo += step
        }
    }
}
