import FoundationEssentials
import RootAccess

/// In which order accounts stand.
enum AccountSort: Sendable, CaseIterable {
    case name, status, lastUsed, id

    /// What it is called.
    var title: String {
        switch self {
        case .name: "name"
        case .status: "status"
        case .lastUsed: "last use"
        case .id: "ID"
        }
    }

    /// The one that comes next when the key is pressed again.
    var next: AccountSort {
        let all = Self.allCases
        let place = all.firstIndex(of: self) ?? 0
        return all[(place + 1) % all.count]
    }

    /// True when a look at an account can move it.
    var followsStatus: Bool { self == .status || self == .lastUsed }

    /// Puts indices of accounts in order; the names decide between equals.
    func sort(_ order: inout [Int32], _ directory: Directory) {
        let search = directory.search
        switch self {
        case .name: order.sort { search.nameComesBefore(Int($0), Int($1)) }
        case .id:
            let accounts = directory.accounts
            order.sort { accounts[Int($0)].id < accounts[Int($1)].id }
        case .status:
            let ranks = directory.statuses.map(Self.rank)
            order.sort {
                let (left, right) = (ranks[Int($0)], ranks[Int($1)])
                return left != right ? left < right : search.nameComesBefore(Int($0), Int($1))
            }
        case .lastUsed:
            let times = directory.statuses.map { $0.lastUsed?.timeIntervalSinceReferenceDate ?? -.infinity }
            order.sort {
                let (left, right) = (times[Int($0)], times[Int($1)])
                return left != right ? left > right : search.nameComesBefore(Int($0), Int($1))
            }
        }
    }

    /// What needs a person most comes first.
    private static func rank(_ status: AccountStatus) -> Int {
        switch status {
        case .present: 0
        case .failed: 1
        case .blocked: 2
        case .notChecked: 3
        case .absent: 4
        case .notApplicable: 5
        }
    }
}

extension AccountStatus {
    /// The latest use of a password or key; nil when there was none or nobody has looked.
    var lastUsed: Date? { if case .present(_, let credentials) = self { credentials?.lastUsed } else { nil } }
}
