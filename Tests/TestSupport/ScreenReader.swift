/// The screen that a program's bytes draw: a terminal of the xterm family without the window.
///
/// It knows what ncurses writes for xterm, vt100, linux, screen and tmux, and remembers the modes that a program turned on,
/// so that a test can see what was left behind. It shares no code with the program, so that the two can't share a mistake.
package struct ScreenReader: Sendable {
    /// One place of the screen.
    struct Cell: Sendable, Equatable {
        /// What stands there; empty in the second column of a wide character.
        var text = " "
        var look = Look()
    }

    /// How characters look, as far as tests ask.
    package struct Look: Sendable, Equatable {
        /// Heavier.
        package var isBold = false
        /// Ink and paper exchanged.
        package var isReversed = false
        /// Coloured in any way.
        package var isColoured = false

        /// The look of plain text.
        package init() {}
    }

    /// The number of rows.
    package internal(set) var rows: Int
    /// The number of columns.
    package internal(set) var columns: Int
    /// Where the cursor stands.
    package internal(set) var cursor = (row: 0, column: 0)
    /// DEC's private modes that are on, by number; 25 (a visible cursor) and 7 (wrapping) are on at the start.
    package internal(set) var modes: Set<Int> = [7, 25]
    /// Whether the keypad sends application sequences.
    package internal(set) var hasApplicationKeypad = false
    /// How often the bell rang.
    package internal(set) var bells = 0
    /// The operating-system commands that were sent, such as `52;c;…` for the clipboard.
    package internal(set) var commands: [String] = []
    /// How many bytes were read.
    package internal(set) var byteCount = 0
    /// Sequences that it doesn't know; a test expects none.
    package internal(set) var unknown: [String] = []

    var cells: [[Cell]]
    var look = Look()
    var region: ClosedRange<Int>
    var isAboutToWrap = false
    var isInserting = false
    var saved = (row: 0, column: 0, look: Look())
    var mainScreen: [[Cell]]?
    var lastCharacter: Unicode.Scalar?
    var parser = Parser()

    /// Makes an empty screen.
    package init(rows: Int, columns: Int) {
        self.rows = max(1, rows)
        self.columns = max(1, columns)
        cells = Self.empty(self.rows, self.columns)
        region = 0...self.rows - 1
    }

    static func empty(_ rows: Int, _ columns: Int) -> [[Cell]] {
        Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
    }

    /// The lines, without the spaces at their ends.
    package var lines: [String] { (0..<rows).map(line) }

    /// The screen as text.
    package var text: String { lines.joined(separator: "\n") }

    /// One line, without the spaces at its end.
    package func line(_ row: Int) -> String {
        var line = cells[row].map(\.text).joined()
        while line.last == " " { line.removeLast() }
        return line
    }

    /// How the character at a place looks.
    package func look(row: Int, column: Int) -> Look { cells[row][column].look }

    /// The lines of which some part is reversed.
    package var reversedLines: [Int] { (0..<rows).filter { cells[$0].contains { $0.look.isReversed } } }

    /// Whether the program shows the screen that terminals keep beside the ordinary one.
    package var isAlternate: Bool { mainScreen != nil }

    /// What a program should have put back before it ended, in words; empty when it did.
    package var leftBehind: [String] {
        var left: [String] = []
        if isAlternate { left.append("the alternate screen") }
        if !modes.contains(25) { left.append("a hidden cursor") }
        if modes.contains(2004) { left.append("bracketed paste") }
        if modes.contains(1) { left.append("application cursor keys") }
        if !modes.isDisjoint(with: [9, 1000, 1002, 1003, 1005, 1006, 1015]) { left.append("mouse reports") }
        if hasApplicationKeypad { left.append("the application keypad") }
        if isInserting { left.append("insert mode") }
        if region != 0...rows - 1 { left.append("a scrolling region") }
        if look != Look() { left.append("attributes") }
        return left
    }

    /// Changes the size; what no longer fits is lost, as in most terminals.
    package mutating func resize(rows newRows: Int, columns newColumns: Int) {
        rows = max(1, newRows)
        columns = max(1, newColumns)
        cells = Self.fitted(cells, rows, columns)
        mainScreen = mainScreen.map { Self.fitted($0, rows, columns) }
        region = 0...rows - 1
        cursor = (min(cursor.row, rows - 1), min(cursor.column, columns - 1))
        isAboutToWrap = false
    }

    private static func fitted(_ cells: [[Cell]], _ rows: Int, _ columns: Int) -> [[Cell]] {
        let lines = cells.prefix(rows).map { line in
            Array(line.prefix(columns)) + Array(repeating: Cell(), count: max(0, columns - line.count))
        }
        return lines + empty(max(0, rows - lines.count), columns)
    }
}
