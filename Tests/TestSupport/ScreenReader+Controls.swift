extension ScreenReader {
    /// Performs a control sequence: its final byte and what stood before it.
    mutating func perform(_ final: Character, _ text: String) {
        if let first = text.first, "?>=!<".contains(first) {
            performPrivate(final, first, Self.numbers(text.dropFirst()))
            return
        }
        let numbers = Self.numbers(text)
        let count = max(1, numbers.first ?? 1)
        switch final {
        case "A": move(toRow: max(cursor.row - count, cursor.row >= region.lowerBound ? region.lowerBound : 0))
        case "B", "e":
            move(toRow: min(cursor.row + count, cursor.row <= region.upperBound ? region.upperBound : rows - 1))
        case "C", "a": move(toColumn: cursor.column + count)
        case "D": move(toColumn: cursor.column - count)
        case "E":
            move(toRow: cursor.row + count)
            move(toColumn: 0)
        case "F":
            move(toRow: cursor.row - count)
            move(toColumn: 0)
        case "G", "`": move(toColumn: count - 1)
        case "d": move(toRow: count - 1)
        case "H", "f":
            move(toRow: count - 1)
            move(toColumn: max(1, numbers.dropFirst().first ?? 1) - 1)
        case "I": move(toColumn: (cursor.column / 8 + count) * 8)
        case "Z": move(toColumn: max(0, (cursor.column + 7) / 8 - count) * 8)
        case "J": eraseScreen(numbers.first ?? 0)
        case "K": eraseLine(numbers.first ?? 0)
        case "X": erase(row: cursor.row, cursor.column..<cursor.column + count)
        case "@": insertColumns(count)
        case "P": deleteColumns(count)
        case "L": if region.contains(cursor.row) { scroll(cursor.row...region.upperBound, by: -count) }
        case "M": if region.contains(cursor.row) { scroll(cursor.row...region.upperBound, by: count) }
        case "S": scroll(region, by: count)
        case "T": scroll(region, by: -count)
        case "b": if let lastCharacter { for _ in 0..<min(count, columns * rows) { put(lastCharacter) } }
        case "m": setLook(numbers.isEmpty ? [0] : numbers)
        case "r": setRegion(numbers)
        case "s": save()
        case "u": restore()
        case "h", "l": if numbers.contains(4) { isInserting = final == "h" }
        case "c", "n", "g", "t", "q", "p": break
        default: unknown.append("CSI \(text)\(final)")
        }
    }

    private mutating func performPrivate(_ final: Character, _ marker: Character, _ numbers: [Int]) {
        guard marker == "?", final == "h" || final == "l" else {
            if !"cnmpuJK".contains(final) { unknown.append("CSI \(marker)\(numbers)\(final)") }
            return
        }
        for number in numbers {
            switch number {
            case 47, 1047, 1049: setAlternate(final == "h", number)
            default: if final == "h" { modes.insert(number) } else { modes.remove(number) }
            }
        }
    }

    private mutating func setAlternate(_ isOn: Bool, _ number: Int) {
        guard isOn != isAlternate else { return }
        if isOn {
            if number == 1049 { save() }
            mainScreen = cells
            cells = Self.empty(rows, columns)
        } else {
            if let mainScreen { cells = mainScreen }
            mainScreen = nil
            if number == 1049 { restore() }
        }
    }

    private mutating func setLook(_ numbers: [Int]) {
        var rest = numbers[...]
        while let number = rest.popFirst() {
            switch number {
            case 0: look = Look()
            case 1: look.isBold = true
            case 7: look.isReversed = true
            case 22: look.isBold = false
            case 27: look.isReversed = false
            case 30...37, 40...47, 90...97, 100...107: look.isColoured = true
            case 38, 48:
                look.isColoured = true
                rest = rest.dropFirst(rest.first == 5 ? 2 : 4)
            case 39, 49: look.isColoured = false
            default: break
            }
        }
    }

    private mutating func setRegion(_ numbers: [Int]) {
        let top = max(1, numbers.first ?? 1) - 1
        let last = numbers.count > 1 && numbers[1] > 0 ? min(numbers[1], rows) - 1 : rows - 1
        region = top < last ? top...last : 0...rows - 1
        move(toRow: 0)
        move(toColumn: 0)
    }

    mutating func save() { saved = (cursor.row, cursor.column, look) }

    mutating func restore() {
        look = saved.look
        move(toRow: saved.row)
        move(toColumn: saved.column)
    }

    private static func numbers(_ text: some StringProtocol) -> [Int] {
        guard !text.isEmpty else { return [] }
        return text.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }.map { Int($0) ?? 0 }
    }
}
