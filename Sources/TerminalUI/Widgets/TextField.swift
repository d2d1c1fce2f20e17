/// A line that is typed.
package struct TextField: Hashable, Sendable {
    /// Which characters a field takes.
    package enum Accepted: Hashable, Sendable { case anything, digits }

    /// What has been typed.
    package private(set) var value: String
    /// Where the next character goes: how many characters stand before it.
    package private(set) var cursor: Int
    private let limit: Int
    private let accepted: Accepted
    private let allowsPaste: Bool
    private let isMasked: Bool

    /// Makes a field.
    ///
    /// - Parameters:
    ///   - value: What stands in it.
    ///   - limit: The most characters it takes.
    ///   - accepted: Which characters it takes.
    ///   - allowsPaste: Whether a pasted text counts; a confirmation takes typed keys only.
    ///   - isMasked: Whether it shows a sign for each character instead of it.
    package init(
        _ value: String = "",
        limit: Int = 256,
        accepting accepted: Accepted = .anything,
        allowsPaste: Bool = true,
        isMasked: Bool = false
    ) {
        self.value = value
        self.limit = limit
        self.accepted = accepted
        self.allowsPaste = allowsPaste
        self.isMasked = isMasked
        cursor = value.count
    }

    /// Edits the text as the event says.
    ///
    /// - Returns: Whether the event was meant for a text field; a pasted text is, even when it is refused.
    package mutating func handle(_ event: Event) -> Bool {
        switch event {
        case .key(let key): return handle(key)
        case .paste(let text):
            if allowsPaste { for character in text { insert(pasted: character) } }
            return true
        default: return false
        }
    }

    private mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(character)
        case .backspace, .control("h"): remove(at: cursor - 1)
        case .delete, .control("d"): remove(at: cursor)
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(value.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = value.count
        case .control("u"):
            value.removeFirst(cursor)
            cursor = 0
        case .control("k"): value.removeLast(value.count - cursor)
        case .control("w"): removeWord()
        default: return false
        }
        return true
    }

    /// Empties the field.
    package mutating func clear() {
        value = ""
        cursor = 0
    }

    /// A pasted line end or tab is a space; no other control code gets in.
    private mutating func insert(pasted character: Character) {
        if character.isNewline || character == "\t" { return insert(" ") }
        if character.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) { insert(character) }
    }

    private mutating func insert(_ character: Character) {
        guard accepted == .anything || ("0"..."9").contains(character) else { return }
        let place = value.index(value.startIndex, offsetBy: cursor)
        let before = value.count
        guard before < limit else { return }
        value.insert(character, at: place)
        // A combining mark joins the character before it, and the cursor then stays.
        cursor = min(value.count, cursor + max(0, value.count - before))
    }

    private mutating func remove(at offset: Int) {
        guard offset >= 0, offset < value.count else { return }
        value.remove(at: value.index(value.startIndex, offsetBy: offset))
        cursor = min(offset, value.count)
    }

    private mutating func removeWord() {
        let before = value.prefix(cursor)
        let rest = before.reversed().drop { $0 == " " }.drop { $0 != " " }.count
        value = String(before.prefix(rest)) + value.dropFirst(cursor)
        cursor = rest
    }

    /// Draws the field over the first line of the rectangle; with the focus, the terminal's cursor stands in it.
    package func draw(into frame: inout Frame, in rect: Rect, isFocused: Bool = true) {
        let line = rect.line(0)
        frame.fill(line, .field)
        let shown = isMasked ? Text(String(repeating: "•", count: value.count)) : Text(value)
        let before = isMasked ? cursor : Text(value.prefix(cursor)).width
        // Scrolled so far that the cursor is seen.
        let hidden = max(0, before - line.columns + 1)
        frame.put(shown, row: 0, column: -hidden, in: line, .field)
        if isFocused { frame.placeCursor(row: 0, column: before - hidden, in: line) }
    }
}
