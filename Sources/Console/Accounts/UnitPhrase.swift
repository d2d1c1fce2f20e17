import TerminalUI

/// What is known of the accounts of a unit, in figures of what was counted; what was not looked at never reads as clean.
struct UnitPhrase {
    private let counts: StatusCounts

    /// The phrase for the accounts below a unit.
    init(_ counts: StatusCounts) { self.counts = counts }

    /// The figures in words, or by their markers where there is little room.
    func fitting(_ columns: Int) -> Text {
        let reached = counts.total - counts.notApplicable
        guard counts.total > 0 else { return "no accounts" }
        guard reached > 0 else { return "\(Phrases.number(counts.total)) not applicable" }
        guard counts.absent < reached else {
            let checked: Text = "(\(Phrases.number(reached)) checked)"
            let words: Text = "none present " + checked
            return words.width <= columns ? words : "none present"
        }
        // What needs a person most comes first, so that it is the last to be cut.
        let figures: [(Int, Text, Text)] = [
            (counts.present, "present", "●"), (counts.failed, "failed", "✗"), (counts.blocked, "blocked", "⊘"),
            (counts.toDo, "not checked", "?"), (counts.absent, "not present", "○"),
        ]
        let shown = figures.filter { $0.0 > 0 }
        let words = shown.map { Text(Phrases.number($0.0)) + " " + $0.1 }.joined(separator: ", ")
        return words.width <= columns
            ? words : shown.map { $0.2 + " " + Text(Phrases.number($0.0)) }.joined(separator: " ")
    }
}
