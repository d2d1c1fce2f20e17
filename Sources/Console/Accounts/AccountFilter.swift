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
            return .word(needle, inUnit: paths.map { Self.holds($0, needle) })
        }
        followsStatus = terms.contains { if case .status = $0 { true } else { false } }
    }

    /// The words that can stand after `status:`.
    static let statuses = ["present", "absent", "blocked", "failed", "unchecked", "na"]

    private static func status(_ typed: String) -> Term {
        // While the word is being typed everything that it can still become matches.
        typed.isEmpty || statuses.contains { $0.hasPrefix(typed) } ? .status(typed) : .nothing
    }

    /// Whether an account matches.
    func matches(_ index: Int, _ directory: Directory, selection: Set<AccountID>) -> Bool {
        terms.allSatisfy { term in
            switch term {
            case .word(let needle, let inUnit):
                directory.search.contains(needle, at: index)
                    || directory.tree.unitOfAccount[index].map { inUnit[$0] } ?? false
            case .status(let typed): Self.word(for: directory.statuses[index]).hasPrefix(typed)
            case .selected: selection.contains(directory.accounts[index].id)
            case .nothing: false
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

    private static func holds(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
        guard needle.count <= text.count else { return false }
        return (0...(text.count - needle.count)).contains { start in
            text[start..<(start + needle.count)].elementsEqual(needle)
        }
    }
}
