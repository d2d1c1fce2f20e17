package import AWSClient

/// Reads who belongs to the organization; changes nothing.
package struct OrganizationReader: Sendable {
    private let client: AWSClient

    /// Makes a reader that calls as the client's own credentials.
    package init(client: AWSClient) {
        self.client = client
    }

    /// Reads every account once, page by page; pages are at most 20 and sometimes empty.
    ///
    /// - Parameter page: Called for each page as it comes.
    /// - Throws: What AWS said; the pages before it stand.
    package func accounts(page: (sending [Account]) -> Void) async throws(Problem) {
        // An account may move between pages while they are read, and so come twice.
        var seen: Set<AccountID> = []
        // Thousands of accounts hang in a few units; each path is held once.
        var paths: Set<[String]> = []
        do throws(AWSError) {
            for try await answer in client.pages(of: Organizations.ListAccounts()) {
                let new = answer.accounts.filter { seen.insert($0.id).inserted }
                if !new.isEmpty { page(new.map { Account($0, path: paths.insert($0.path).memberAfterInsert) }) }
            }
        } catch {
            throw Problem(error)
        }
        guard !seen.isEmpty else {
            throw Problem(
                .unreadable,
                "AWS listed no account at all, not even the management account.",
                call: "organizations:ListAccounts",
                nextStep: "Try again; give AWS Support the time if it stays."
            )
        }
    }

    /// Reads the tree of units, level by level, so that names appear from the top.
    ///
    /// - Parameter found: Called for the root and for each parent's units as they come.
    /// - Throws: What AWS said; the units before it stand.
    package func units(found: (sending [OrganizationalUnit]) -> Void) async throws(Problem) {
        do throws(AWSError) {
            var level: [OrganizationalUnit] = []
            for try await answer in client.pages(of: Organizations.ListRoots()) {
                level += answer.roots.map {
                    OrganizationalUnit(id: $0.id, name: $0.name ?? "Root", parentID: nil)
                }
            }
            found(level)
            while !level.isEmpty {
                var below: [OrganizationalUnit] = []
                for parent in level {
                    var children: [OrganizationalUnit] = []
                    let operation = Organizations.ListOrganizationalUnitsForParent(parentID: parent.id)
                    for try await answer in client.pages(of: operation) {
                        children += answer.organizationalUnits.map {
                            OrganizationalUnit(id: $0.id, name: $0.name ?? $0.id, parentID: parent.id)
                        }
                    }
                    if !children.isEmpty { found(children) }
                    below += children
                }
                level = below
            }
        } catch {
            throw Problem(error)
        }
    }
}

extension Organizations.Account {
    /// The root and the units above it, from the top.
    fileprivate var path: [String] {
        paths.first?.split(separator: "/").map(String.init).filter { $0.hasPrefix("r-") || $0.hasPrefix("ou-") } ?? []
    }
}

extension Account {
    /// Takes over what ListAccounts told; a missing state stays "not told" and is never read as active.
    fileprivate convenience init(_ account: Organizations.Account, path: [String]) {
        self.init(
            id: account.id,
            name: account.name ?? "",
            email: account.email ?? "",
            state: State(word: account.state?.rawValue ?? ""),
            wasInvited: account.joinedMethod == .invited,
            joinedAt: account.joinedTimestamp,
            path: path
        )
    }
}
