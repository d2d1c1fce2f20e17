/// What the filter looks through, in lower case, one account after the other in one array of bytes.
///
/// A keystroke looks through all of it: 50,000 accounts are about 3 MB, and no account costs an allocation.
struct SearchIndex: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var nameEnds: [Int] = []

    /// How many accounts it holds.
    var count: Int { ends.count }

    /// Adds the next account.
    mutating func add(name: String, id: String, email: String) {
        Self.appendLowered(name, to: &bytes)
        nameEnds.append(bytes.count)
        bytes.append(0)
        bytes.append(contentsOf: id.utf8)
        bytes.append(0)
        Self.appendLowered(email, to: &bytes)
        ends.append(bytes.count)
    }

    /// Those of some accounts whose text holds the needle, which is in lower case, or that are wanted anyway.
    func accounts(
        among candidates: [Int32],
        containing needle: [UInt8],
        orWhere isWanted: (Int32) -> Bool
    ) -> [Int32] {
        let (text, ends, needle) = (bytes.span, ends.span, needle.span)
        return candidates.filter { candidate in
            let index = Int(candidate)
            let start = index == 0 ? 0 : ends[index - 1]
            return Self.holds(text.extracting(start..<ends[index]), needle) || isWanted(candidate)
        }
    }

    /// Whether a text holds a needle.
    static func holds(_ text: Span<UInt8>, _ needle: Span<UInt8>) -> Bool {
        guard needle.count > 0 else { return true }
        let first = needle[0]
        var place = 0
        while place <= text.count - needle.count {
            if text[place] == first {
                var matched = 1
                while matched < needle.count, text[place + matched] == needle[matched] { matched += 1 }
                if matched == needle.count { return true }
            }
            place += 1
        }
        return false
    }

    /// Whether one account's name comes before another's, without regard to case.
    func nameComesBefore(_ left: Int, _ right: Int) -> Bool {
        var (leftPlace, leftEnd) = (left == 0 ? 0 : ends[left - 1], nameEnds[left])
        var (rightPlace, rightEnd) = (right == 0 ? 0 : ends[right - 1], nameEnds[right])
        let text = bytes.span
        while leftPlace < leftEnd, rightPlace < rightEnd {
            if text[leftPlace] != text[rightPlace] { return text[leftPlace] < text[rightPlace] }
            leftPlace += 1
            rightPlace += 1
        }
        leftEnd -= leftPlace
        rightEnd -= rightPlace
        return leftEnd != rightEnd ? leftEnd < rightEnd : left < right
    }

    /// A word as the index holds words.
    static func lowered(_ word: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        appendLowered(word, to: &bytes)
        return bytes
    }

    private static func appendLowered(_ text: some StringProtocol, to bytes: inout [UInt8]) {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            bytes.append(contentsOf: text.lowercased().utf8)
            return
        }
        for byte in text.utf8 { bytes.append(0x41...0x5A ~= byte ? byte | 0x20 : byte) }
    }
}
