import RootAccess

/// What is typed after `/`: words that must all be found in an account's name, ID, e-mail or units, and conditions such
/// as `status:present` or `is:selected`.
struct AccountFilter: Sendable {
    private enum Term: Sendable {
        /// The word, and for each unit whether its path holds it.
        case word([UInt8], inUnit: [Bool])
        case status(String)
        case selected
        case nothing
    }

    private let terms: [Term]

    /// True when every account matches.
    var isEmpty: Bool { terms.isEmpty }
    /// True when an account can begin or cease to match without being listed again.
    let followsStatus: Bool

    /// Reads what was typed.
    init(_ query: String, tree: UnitTree) {
        let paths = query.isEmpty ? [] : tree.units.indices.map { SearchIndex.lowered(tree.path(of: $0)) }
        terms = query.split(separator: " ").map { word in
            let lowered = word.lowercased()
            if lowered == "is:selected" { return .selected }
            if lowered.hasPrefix("status:") { return Self.status(String(lowered.dropFirst("status:".count))) }
            let needle = SearchIndex.lowered(word)
            return .word(needle, inUnit: paths.map { SearchIndex.holds($0.span, needle.span) })
        }
        followsStatus = terms.contains { if case .status = $0 { true } else { false } }
    }

    /// The words that can stand after `status:`.
    static let statuses = ["present", "absent", "blocked", "failed", "unchecked", "na"]

    private static func status(_ typed: String) -> Term {
        // While the word is being typed everything that it can still become matches.
        typed.isEmpty || statuses.contains { $0.hasPrefix(typed) } ? .status(typed) : .nothing
    }

    /// Those of some accounts that match, in the order given: one pass for each term, over what the one before left.
    func matches(among candidates: [Int32], _ directory: Directory, selection: Set<AccountID>) -> [Int32] {
        terms.reduce(candidates) { left, term in
            switch term {
            case .word(let needle, let inUnit):
                let unitOfAccount = directory.tree.unitOfAccount
                return directory.search.accounts(among: left, containing: needle) { index in
                    unitOfAccount[Int(index)].map { inUnit[$0] } ?? false
                }
            case .status(let typed):
                return left.filter { Self.word(for: directory.statuses[Int($0)]).hasPrefix(typed) }
            case .selected: return left.filter { selection.contains(directory.accounts[Int($0)].id) }
            case .nothing: return []
            }
        }
    }

    private static func word(for status: AccountStatus) -> String {
        switch status {
        case .present: "present"
        case .absent: "absent"
        case .blocked: "blocked"
        case .failed: "failed"
        case .notChecked: "unchecked"
        case .notApplicable: "na"
        }
    }
}
