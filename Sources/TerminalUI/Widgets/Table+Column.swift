extension Table {
    /// A column: its head, and how much room it wants.
    package struct Column: Hashable, Sendable {
        /// The head.
        package var title: Text
        /// What stands right before the head, in one column, such as an arrow where the rows are sorted by it.
        package var mark = Text.empty
        /// On which side its cells stand.
        package var alignment: Alignment
        /// The least width at which it is worth showing.
        package var minimum: Int
        /// The width that shows most of its cells whole.
        package var ideal: Int
        /// How wide it may grow when there is room left.
        package var maximum: Int
        /// When it is dropped: the highest rank first; nil is never dropped.
        package var dropRank: Int?
        /// Whether its cells are cut in the middle, as suits numbers whose ends tell them apart.
        package var isCutInTheMiddle: Bool

        /// Makes a column; without a maximum it never grows beyond its ideal width.
        package init(
            _ title: Text,
            minimum: Int,
            ideal: Int,
            maximum: Int? = nil,
            alignment: Alignment = .leading,
            dropRank: Int? = nil,
            isCutInTheMiddle: Bool = false
        ) {
            self.title = title
            self.minimum = max(1, minimum)
            self.ideal = max(self.minimum, ideal)
            self.maximum = max(self.ideal, maximum ?? ideal)
            self.alignment = alignment
            self.dropRank = dropRank
            self.isCutInTheMiddle = isCutInTheMiddle
        }
    }

    /// Where a column stands.
    package struct Placement: Hashable, Sendable {
        /// Which column.
        package let index: Int
        /// How far from the table's left edge.
        package let offset: Int
        /// How wide.
        package let width: Int
    }

    /// The columns that fit into a width, and where they stand; the one without a rank to drop stays, however narrow.
    package func placements(in width: Int) -> [Placement] {
        let room = width - Self.gutter
        var shown = Array(columns.indices)
        while needed(shown) > room {
            let dropped = shown.enumerated().filter { columns[$0.element].dropRank != nil }
                .max { (columns[$0.element].dropRank ?? 0, $0.offset) < (columns[$1.element].dropRank ?? 0, $1.offset) }
            guard let dropped else { break }
            shown.remove(at: dropped.offset)
        }
        var widths = shown.map { columns[$0].minimum }
        var rest = room - needed(shown)
        // What is left goes first to those that would be dropped last, up to their ideal, then to those that can grow.
        let order = shown.indices.sorted {
            (columns[shown[$0]].dropRank ?? -1, $0) < (columns[shown[$1]].dropRank ?? -1, $1)
        }
        for limit in [\Column.ideal, \Column.maximum] {
            for place in order where rest > 0 {
                let more = min(rest, columns[shown[place]][keyPath: limit] - widths[place])
                guard more > 0 else { continue }
                widths[place] += more
                rest -= more
            }
        }
        var offset = Self.gutter
        return zip(shown, widths).compactMap { index, width in
            defer { offset += width + 1 }
            let fitting = min(width, room + Self.gutter - offset)
            return fitting > 0 ? Placement(index: index, offset: offset, width: fitting) : nil
        }
    }

    private func needed(_ shown: [Int]) -> Int {
        shown.reduce(max(0, shown.count - 1)) { $0 + columns[$1].minimum }
    }
}
