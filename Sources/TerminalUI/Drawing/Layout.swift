/// How a length is divided among parts that follow one another.
package enum Layout {
    /// What one part wants.
    package enum Part: Hashable, Sendable {
        /// Exactly so much, as long as there is room.
        case fixed(Int)
        /// A share of what the fixed parts leave, in proportion to its weight.
        case fill(Int = 1)
    }

    /// The length of each part; they never add up to more than there is, and to all of it when one part fills.
    package static func lengths(of parts: [Part], in length: Int) -> [Int] {
        var rest = max(0, length)
        var lengths = parts.map { part -> Int in
            guard case .fixed(let wanted) = part else { return 0 }
            let given = min(rest, max(0, wanted))
            rest -= given
            return given
        }
        var weights = parts.reduce(0) { if case .fill(let weight) = $1 { $0 + max(0, weight) } else { $0 } }
        for (index, part) in parts.enumerated() {
            guard case .fill(let weight) = part, weight > 0 else { continue }
            let given = rest * weight / weights
            lengths[index] = given
            rest -= given
            weights -= weight
        }
        return lengths
    }

    /// The parts one below the other.
    package static func rows(_ rect: Rect, _ parts: [Part]) -> [Rect] {
        var row = rect.row
        return lengths(of: parts, in: rect.rows).map { length in
            defer { row += length }
            return Rect(row: row, column: rect.column, rows: length, columns: rect.columns)
        }
    }

    /// The parts side by side.
    package static func columns(_ rect: Rect, _ parts: [Part]) -> [Rect] {
        var column = rect.column
        return lengths(of: parts, in: rect.columns).map { length in
            defer { column += length }
            return Rect(row: rect.row, column: column, rows: rect.rows, columns: length)
        }
    }
}
