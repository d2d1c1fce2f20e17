/// The one table behind a screen's keys, its footer and its help.
package struct Keymap<Command: Sendable>: Sendable {
    /// What a key does.
    package enum Outcome: Sendable {
        case command(Command)
        /// The command exists and can't be given now; the sentence says why.
        case unavailable(Text)
    }

    /// The rows, in the order of the help.
    package var bindings: [Binding<Command>]

    /// Makes a keymap; where a key stands in two rows the first one counts.
    package init(_ bindings: [Binding<Command>]) { self.bindings = bindings }

    /// Both tables, this one before the other.
    package static func + (first: Keymap, second: Keymap) -> Keymap { Keymap(first.bindings + second.bindings) }

    /// What a key does, or nil when nothing.
    package func outcome(of key: Key) -> Outcome? {
        guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return nil }
        return binding.unavailable.map(Outcome.unavailable) ?? .command(binding.command)
    }

    /// The footer: the hints that fit, those of the highest rank left out first, those that can't be used never shown.
    package func footer(width: Int, glyphs: GlyphSet = .utf8) -> Line {
        let ranked = bindings.enumerated().compactMap { index, binding in
            binding.footerRank.flatMap { binding.unavailable == nil ? (rank: $0, index: index) : nil }
        }
        var shown: [Int] = []
        var used = 0
        for (_, index) in ranked.sorted(by: { ($0.rank, $0.index) < ($1.rank, $1.index) }) {
            let needed = hint(bindings[index], glyphs).width + (shown.isEmpty ? 0 : 2)
            guard used + needed <= width else { break }
            used += needed
            shown.append(index)
        }
        return Line(
            shown.sorted().enumerated().flatMap { place, index in
                (place == 0 ? [] : [Line.Span("  ")]) + hint(bindings[index], glyphs).spans
            }
        )
    }

    /// Draws the footer into the first line of a rectangle, one column from its left.
    package func drawFooter(into frame: inout Frame, in rect: Rect) {
        let line = rect.line(0)
        frame.fill(line)
        frame.put(footer(width: line.columns - 2, glyphs: frame.glyphs), row: 0, column: 1, in: line)
    }

    /// The help: for each row its keys and its sentence, and why it can't be used now.
    package func help(glyphs: GlyphSet = .utf8) -> [Line] {
        let names = bindings.map { $0.keys.map { $0.name(in: glyphs) }.joined(separator: " ") }
        let width = min(16, names.map(\.width).max() ?? 0)
        return zip(bindings, names).map { binding, name in
            let line = Line([.init(name.padded(to: width), .footerKey), .init("  "), .init(binding.help)])
            return binding.unavailable.map { line.adding(" (\($0))", .disabled) } ?? line
        }
    }

    private func hint(_ binding: Binding<Command>, _ glyphs: GlyphSet) -> Line {
        let key = binding.keyLabel ?? binding.keys.first?.name(in: glyphs) ?? .empty
        return Line([.init(key, .footerKey), .init(" " + binding.label, .footerLabel)])
    }
}
