extension ScreenReader {
    mutating func move(toRow row: Int) {
        cursor.row = max(0, min(rows - 1, row))
        isAboutToWrap = false
    }

    mutating func move(toColumn column: Int) {
        cursor.column = max(0, min(columns - 1, column))
        isAboutToWrap = false
    }

    /// Writes a character at the cursor, or over the one before it when it is a combining mark.
    mutating func put(_ scalar: Unicode.Scalar) {
        let width = Self.width(of: scalar)
        if width == 0 {
            let column = max(0, isAboutToWrap ? cursor.column : cursor.column - 1)
            let base = cells[cursor.row][column].text.isEmpty ? max(0, column - 1) : column
            cells[cursor.row][base].text.unicodeScalars.append(scalar)
            return
        }
        lastCharacter = scalar
        if isAboutToWrap || cursor.column + width > columns, modes.contains(7) {
            move(toColumn: 0)
            index()
        }
        if isInserting { insertColumns(width) }
        let end = min(columns, cursor.column + width)
        // Half of a wide character that loses the other half becomes a space.
        if cells[cursor.row][cursor.column].text.isEmpty, cursor.column > 0 {
            cells[cursor.row][cursor.column - 1].text = " "
        }
        if end < columns, cells[cursor.row][end].text.isEmpty { cells[cursor.row][end].text = " " }
        for column in cursor.column..<end { cells[cursor.row][column] = Cell(text: "", look: look) }
        cells[cursor.row][cursor.column].text = String(Character(scalar))
        isAboutToWrap = end == columns
        cursor.column = min(columns - 1, end)
    }

    /// Goes down a line, and scrolls at the end of the region.
    mutating func index() {
        if cursor.row == region.upperBound { scroll(region, by: 1) } else { move(toRow: cursor.row + 1) }
        isAboutToWrap = false
    }

    /// Goes up a line, and scrolls at the start of the region.
    mutating func reverseIndex() {
        if cursor.row == region.lowerBound { scroll(region, by: -1) } else { move(toRow: cursor.row - 1) }
        isAboutToWrap = false
    }

    /// Moves the lines of a region up, or down when the count is negative.
    mutating func scroll(_ region: ClosedRange<Int>, by count: Int) {
        let moved = min(abs(count), region.count)
        let empty = Self.empty(moved, columns)
        let lines = Array(cells[region])
        let scrolled = count > 0 ? Array(lines.dropFirst(moved)) + empty : empty + Array(lines.dropLast(moved))
        cells.replaceSubrange(region, with: scrolled)
    }

    mutating func erase(row: Int, _ range: Range<Int>) {
        for column in range.clamped(to: 0..<columns) { cells[row][column] = Cell() }
    }

    mutating func eraseLine(_ part: Int) {
        switch part {
        case 0: erase(row: cursor.row, cursor.column..<columns)
        case 1: erase(row: cursor.row, 0..<cursor.column + 1)
        default: erase(row: cursor.row, 0..<columns)
        }
    }

    mutating func eraseScreen(_ part: Int) {
        let (before, after) = (0..<cursor.row, cursor.row + 1..<rows)
        if part <= 1 { eraseLine(part) }
        for row in part == 0 ? after : part == 1 ? before : 0..<rows { erase(row: row, 0..<columns) }
    }

    mutating func insertColumns(_ count: Int) {
        let count = min(count, columns - cursor.column)
        cells[cursor.row].removeLast(count)
        cells[cursor.row].insert(contentsOf: Array(repeating: Cell(), count: count), at: cursor.column)
    }

    mutating func deleteColumns(_ count: Int) {
        let count = min(count, columns - cursor.column)
        cells[cursor.row].removeSubrange(cursor.column..<cursor.column + count)
        cells[cursor.row] += Array(repeating: Cell(), count: count)
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        return switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
