import FoundationEssentials
import RootAccess

/// Every account that was listed, what is known of each, and the tree they hang in.
///
/// Accounts are named by their index inside the console (they are never removed while a listing lasts), by their ID
/// everywhere else; the figures are kept up as statuses come, so that no screen ever counts 50,000 of them.
struct Directory: Sendable {
    private(set) var accounts: [Account] = []
    private(set) var statuses: [AccountStatus] = []
    private(set) var checkedAt: [Date?] = []
    /// The accounts that a look is under way for.
    private(set) var isPending: [Bool] = []
    private(set) var counts = StatusCounts()
    private(set) var tree = UnitTree()
    private(set) var search = SearchIndex()
    /// Grows whenever accounts or units are added.
    private(set) var listRevision = 0
    /// Grows whenever a status changes.
    private(set) var statusRevision = 0
    private var indexOfID: [AccountID: Int] = [:]

    /// How many accounts there are.
    var count: Int { accounts.count }

    /// The index of an account, or nil when it was not listed.
    func index(of id: AccountID) -> Int? { indexOfID[id] }

    /// The account with an ID, or nil when it was not listed.
    func account(_ id: AccountID) -> Account? { indexOfID[id].map { accounts[$0] } }

    /// What is known of an account; not checked when it was not listed.
    func status(_ id: AccountID) -> AccountStatus { indexOfID[id].map { statuses[$0] } ?? .notChecked }

    /// Adds a page; an account that came before is brought up to date in its place.
    mutating func add(_ page: [Account], context: Preflight.Context?) {
        listRevision += 1
        for account in page {
            let reach = context.flatMap {
                Inapplicability(of: account, organization: $0.organization, caller: $0.caller)
            }
            if let index = indexOfID[account.id] {
                accounts[index] = account
                continue
            }
            let index = accounts.count
            indexOfID[account.id] = index
            accounts.append(account)
            let status = reach.map(AccountStatus.notApplicable) ?? .notChecked
            statuses.append(status)
            checkedAt.append(nil)
            isPending.append(false)
            search.add(name: account.name, id: account.id.text, email: account.email)
            tree.add(account: index, path: account.path, status: status)
            counts.add(status)
        }
    }

    /// Names the units of the tree.
    mutating func add(_ units: [OrganizationalUnit]) {
        listRevision += 1
        for unit in units { tree.add(unit) }
    }

    /// Takes what a look found; an account that was not listed is left out.
    mutating func set(_ status: AccountStatus, of id: AccountID, at time: Date?) {
        guard let index = indexOfID[id] else { return }
        statusRevision += 1
        tree.change(account: index, from: statuses[index], to: status)
        counts.remove(statuses[index])
        counts.add(status)
        statuses[index] = status
        checkedAt[index] = time
        isPending[index] = false
    }

    /// Marks accounts as being looked at, except those that can't be targets; what was known of them no longer counts.
    mutating func beginLook(at indices: some Sequence<Int>) {
        for index in indices {
            if case .notApplicable = statuses[index] { continue }
            set(.notChecked, of: accounts[index].id, at: nil)
            isPending[index] = true
        }
    }

    /// Ends every look that brought nothing: those accounts are not checked.
    ///
    /// - Returns: How many they are.
    mutating func endLooks() -> Int {
        statusRevision += 1
        var unanswered = 0
        for index in isPending.indices where isPending[index] {
            isPending[index] = false
            unanswered += 1
        }
        return unanswered
    }

    /// Why an account can't be acted on, or nil when it can.
    func inapplicability(ofIndex index: Int) -> Inapplicability? {
        if case .notApplicable(let why) = statuses[index] { why } else { nil }
    }
}

extension AccountStatus {
    /// True when root credentials were found.
    var isPresent: Bool { if case .present = self { true } else { false } }
}
