package import FoundationEssentials

/// A run whose journal has no end: the line dropped, the program was killed, or the machine went down.
package struct UnfinishedRun: Sendable, Equatable, Identifiable {
    /// The run's ID, as its journal says it.
    package let id: String
    package let startedAt: Date
    /// Accounts whose journal holds an end.
    package let accountsDone: Int
    /// Accounts of the plan.
    package let accountsOf: Int
    /// Items for which a deletion was meant and no outcome was written down.
    package let itemsUnknown: Int
    /// The reason or ticket of the run; may be empty.
    package let reason: String

    /// Makes an unfinished run of what its journal says.
    package init(
        id: String,
        startedAt: Date,
        accountsDone: Int,
        accountsOf: Int,
        itemsUnknown: Int,
        reason: String
    ) {
        self.id = id
        self.startedAt = startedAt
        self.accountsDone = accountsDone
        self.accountsOf = accountsOf
        self.itemsUnknown = itemsUnknown
        self.reason = reason
    }
}
