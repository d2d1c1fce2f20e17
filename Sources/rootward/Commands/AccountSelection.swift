import ArgumentParser
import RootAccess

/// Which accounts a command is about.
enum AccountSelection: Sendable, Equatable {
    case all
    case some([AccountID])

    /// Reads `all` or IDs separated by commas; a mixture is refused, since nobody can say what it means.
    init(_ text: String) throws {
        guard text != "all" else {
            self = .all
            return
        }
        var ids: [AccountID] = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            let trimmed = word.drop { $0 == " " }
            guard let id = AccountID(typed: String(trimmed)) else {
                throw ValidationError("\"\(trimmed)\" is no account ID: give 12 digits, separated by commas, or all.")
            }
            if !ids.contains(id) { ids.append(id) }
        }
        self = .some(ids)
    }

    /// Whether an account was asked for.
    func includes(_ id: AccountID) -> Bool {
        switch self {
        case .all: true
        case .some(let ids): ids.contains(id)
        }
    }

    /// The accounts that were asked for and are not there.
    func missing(from accounts: [Account]) -> [AccountID] {
        guard case .some(let ids) = self else { return [] }
        let found = Set(accounts.map(\.id))
        return ids.filter { !found.contains($0) }
    }
}
