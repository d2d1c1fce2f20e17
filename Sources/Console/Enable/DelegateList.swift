import RootAccess
import TerminalUI

/// The member accounts that can become delegated administrator; the first row is none of them.
struct DelegateList: Sendable {
    private(set) var accounts: [Int32] = []
    var viewport = Viewport(count: 1)
    private var revision = -1
    private var query: String?

    /// Brings the rows up to date with the list of accounts and what was typed.
    mutating func settle(_ shared: Shared, query: String, height: Int) {
        viewport.resize(height: height)
        guard revision != shared.directory.listRevision || self.query != query else { return }
        revision = shared.directory.listRevision
        self.query = query
        let directory = shared.directory
        let filter = AccountFilter(query, tree: directory.tree)
        let members = directory.accounts.indices
            .filter { directory.accounts[$0].state == .active }
            .filter { directory.accounts[$0].id != shared.context?.organization.managementAccount }
            .map(Int32.init)
        accounts = filter.matches(among: members, directory, selection: [])
        AccountSort.name.sort(&accounts, directory)
        viewport.setCount(accounts.count + 1)
    }

    /// The account under the cursor; nil on the first row.
    func chosen(_ shared: Shared) -> AccountID? {
        guard viewport.cursor > 0, viewport.cursor <= accounts.count else { return nil }
        return shared.directory.accounts[Int(accounts[viewport.cursor - 1])].id
    }
}
