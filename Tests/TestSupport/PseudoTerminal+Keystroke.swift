extension PseudoTerminal {
    /// Keys that write nothing, as xterm sends them to a program that asked for application sequences.
    package enum Keystroke: String, Sendable, CaseIterable {
        case up = "\u{1B}OA"
        case down = "\u{1B}OB"
        case right = "\u{1B}OC"
        case left = "\u{1B}OD"
        case home = "\u{1B}OH"
        case end = "\u{1B}OF"
        case pageUp = "\u{1B}[5~"
        case pageDown = "\u{1B}[6~"
        case insert = "\u{1B}[2~"
        case delete = "\u{1B}[3~"
        case backTab = "\u{1B}[Z"
        case f1 = "\u{1B}OP"
        case enter = "\r"
        case tab = "\t"
        case escape = "\u{1B}"
        case space = " "
        case backspace = "\u{7F}"
        case controlC = "\u{3}"
        case controlD = "\u{4}"
        case controlL = "\u{C}"
        case controlU = "\u{15}"
        case controlZ = "\u{1A}"
    }

    /// Pastes a text, as a terminal does for a program that asked for brackets around it.
    package func paste(_ text: String) throws(Failure) { try send("\u{1B}[200~\(text)\u{1B}[201~") }
}
