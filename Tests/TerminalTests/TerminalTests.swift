import Glibc
import TestSupport
import Testing

/// The terminal as a person sees it: the probe on a pseudo-terminal.
@Suite("Terminal")
struct TerminalTests {
    private func probe(
        _ environment: [String: String] = [:],
        _ arguments: [String] = [],
        rows: Int = 10,
        columns: Int = 60
    ) throws -> PseudoTerminal {
        try PseudoTerminal(
            PseudoTerminal.builtProgram("terminal-probe"),
            arguments,
            environment: environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { given, _ in given },
            rows: rows,
            columns: columns
        )
    }

    @Test(arguments: ["xterm-256color", "xterm", "linux", "screen-256color", "tmux-256color", "rxvt"])
    func `a frame stands on the screen as it was drawn`(type: String) throws {
        let terminal = try probe(["TERM": type])
        try terminal.waitFor("probe 10x60 ●")
        try terminal.waitFor("東京 \u{FFFD}[31m")
        try terminal.press(.down)
        try terminal.waitFor("key(TerminalUI.Key.down)")
        try terminal.send("q")
        #expect(try terminal.waitForExit() == .exited(0))
        #expect(terminal.screen.unknown.isEmpty)
        #expect(terminal.screen.leftBehind.isEmpty)
        #expect(terminal.settingsAreRestored)
    }

    @Test(arguments: [("alacritty", "xterm-256color"), ("", "xterm-256color")])
    func `an unknown type is taken for a common one, and that is said`(type: String, standIn: String) throws {
        let terminal = try probe(["TERM": type], columns: 100)
        try terminal.waitFor("using \(standIn).")
    }

    @Test func `a terminal that can't move its cursor is refused in a sentence`() throws {
        let terminal = try probe(["TERM": "dumb"])
        try terminal.waitFor("This terminal can't move its cursor")
        #expect(try terminal.waitForExit() == .exited(1))
    }

    @Test(arguments: PseudoTerminal.Keystroke.allCases.filter { $0 != .controlZ })
    func `a key is one key and changes nothing else`(key: PseudoTerminal.Keystroke) throws {
        let terminal = try probe()
        try terminal.waitFor("probe")
        try terminal.press(key)
        try terminal.waitFor("key(TerminalUI.Key.")
        #expect(terminal.screen.line(2).isEmpty)
    }

    @Test func `a paste is no command`() throws {
        let terminal = try probe()
        try terminal.waitFor("probe")
        try terminal.paste("quit\u{1B}[A")
        try terminal.waitFor("paste(")
        try terminal.send("q")
        #expect(try terminal.waitForExit() == .exited(0))
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL])
    func `a signal leaves the terminal as it was found`(signal: Int32) throws {
        let terminal = try probe()
        try terminal.waitFor("probe")
        #expect(!terminal.settingsAreRestored)
        terminal.signal(signal)
        let isAsked = [SIGTERM, SIGINT, SIGHUP, SIGQUIT].contains(signal)
        #expect(try terminal.waitForExit() == (isAsked ? .exited(0) : .killed(signal: signal)))
        #expect(terminal.screen.leftBehind.isEmpty)
        #expect(terminal.settingsAreRestored)
    }

    @Test func `a trap of Swift's leaves the terminal as it was found and its last words readable`() throws {
        let terminal = try probe(rows: 40, columns: 100)
        try terminal.waitFor("probe")
        try terminal.send("X")
        let ending = try terminal.waitForExit()
        #expect(ending == .killed(signal: SIGILL) || ending == .killed(signal: SIGTRAP))
        #expect(terminal.screen.leftBehind.isEmpty)
        #expect(terminal.settingsAreRestored)
        #expect(terminal.screen.text.contains("a trap"))
    }

    @Test(arguments: ["q", "x"])
    func `what is printed on standard error appears when the screen is gone, however the program ends`(key: String)
        throws
    {
        let terminal = try probe()
        try terminal.waitFor("probe")
        try terminal.send("e")
        try terminal.waitFor("key(")
        #expect(!terminal.screen.text.contains("said on standard error"))
        try terminal.send(key)
        _ = try terminal.waitForExit()
        #expect(terminal.screen.text.contains("said on standard error"))
        #expect(terminal.screen.leftBehind.isEmpty)
        #expect(terminal.settingsAreRestored)
    }

    @Test func `a cut line ends the program`() throws {
        let terminal = try probe()
        try terminal.waitFor("probe")
        terminal.hangUp()
        #expect(try terminal.waitForExit() == .exited(0))
    }

    @Test func `a shell gets its terminal back on Ctrl-Z, and the program its screen`() throws {
        let program = PseudoTerminal.builtProgram("terminal-probe")
        let script = "set -m; \(program); echo stopped; read x; fg >/dev/null; echo over; read x"
        let terminal = try PseudoTerminal("/bin/bash", ["-c", script], rows: 10, columns: 60)
        try terminal.waitFor("probe")
        try terminal.press(.controlZ)
        try terminal.waitFor("stopped")
        #expect(terminal.screen.leftBehind.isEmpty)
        #expect(terminal.settingsAreRestored)
        try terminal.send("\r")
        try terminal.waitFor("probe 10x60")
        try terminal.waitFor("東京")
        #expect(terminal.screen.modes.contains(2004))
        try terminal.send("q")
        try terminal.waitFor("over")
        #expect(terminal.settingsAreRestored)
    }

    @Test func `every size is followed, down to one place`() throws {
        let terminal = try probe()
        try terminal.waitFor("probe 10x60")
        for (rows, columns) in [(1, 1), (2, 20), (60, 200), (3, 5), (24, 80)] {
            terminal.resize(rows: rows, columns: columns)
        }
        try terminal.waitFor("probe 24x80")
        try terminal.waitFor("resize")
    }

    @Test func `a terminal without a size has the one of LINES and COLUMNS`() throws {
        let terminal = try probe(["LINES": "9", "COLUMNS": "50"])
        try terminal.waitFor("probe 10x60")
        terminal.forgetSize()
        try terminal.waitFor("probe 9x50")
    }

    @Test func `a cut line ends the program even where SIGHUP is ignored`() throws {
        let program = PseudoTerminal.builtProgram("terminal-probe")
        let terminal = try PseudoTerminal("/bin/sh", ["-c", "trap '' HUP; exec \(program)"])
        try terminal.waitFor("probe")
        terminal.hangUp()
        #expect(try terminal.waitForExit() == .exited(0))
    }

    @Test func `Ctrl-Z does no harm where nobody could continue the program`() throws {
        let terminal = try probe()
        try terminal.waitFor("probe")
        try terminal.press(.controlZ)
        try terminal.waitFor("control")
        try terminal.send("q")
        #expect(try terminal.waitForExit() == .exited(0))
        #expect(terminal.screen.leftBehind.isEmpty)
    }

    @Test(arguments: [UInt64(1), 2])
    func `no keys and no sizes make it fail, and it goes when it is asked to`(seed: UInt64) throws {
        let terminal = try probe()
        try terminal.waitFor("probe")
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        // Without the letters that end the probe.
        let pieces = [
            "a", "\u{1B}", "[", "1;5A", "~", "\u{1B}[200~", "\u{1B}[201~", "東", "\u{9B}", "\u{0}", "\u{1B}OA", "\r",
            "9",
        ]
        for round in 0..<1_000 {
            try terminal.send(pieces[next(pieces.count)] + pieces[next(pieces.count)])
            if round % 40 == 0 { terminal.resize(rows: 1 + next(40), columns: 1 + next(150)) }
        }
        terminal.signal(SIGTERM)
        #expect(try terminal.waitForExit() == .exited(0))
        #expect(terminal.screen.unknown.isEmpty)
        #expect(terminal.settingsAreRestored)
    }

    @Test func `a move in a long table costs few bytes`() throws {
        let terminal = try probe([:], ["table"], rows: 24, columns: 80)
        try terminal.waitFor("name-of-row-")
        try terminal.wait(for: "The cursor") { $0.reversedLines == [1] }
        // Within the picture, and beyond its end, where every row moves.
        for row in 1...40 {
            let before = terminal.output.count
            try terminal.press(.down)
            let number = "\(100_000_000_000 + row * 65_537)"
            try terminal.wait(for: "Row \(row)") { screen in
                screen.reversedLines.count == 1 && screen.reversedLines.allSatisfy { screen.line($0).contains(number) }
            }
            #expect(terminal.output.count - before <= 350)
        }
        let before = terminal.output.count
        try terminal.press(.pageDown)
        try terminal.waitFor("\(100_000_000_000 + 63 * 65_537)")
        #expect(terminal.output.count - before <= 1_200)
    }

    @Test func `a picture that something else wrote on is drawn again`() throws {
        let terminal = try probe()
        try terminal.waitFor("東京")
        terminal.spoil("\u{1B}[5;5HGARBAGE")
        try terminal.press(.controlL)
        try terminal.waitForAbsence(of: "GARBAGE")
        try terminal.waitFor("東京")
    }

    @Test func `the clipboard is asked and the bell rings`() throws {
        let terminal = try probe()
        try terminal.waitFor("probe")
        try terminal.send("yb")
        try terminal.wait(for: "A bell") { $0.bells == 1 }
        #expect(terminal.screen.commands == ["52;c;YSB0ZXh0"])
    }

    @Test func `a locale without UTF-8 gets ASCII, and NO_COLOR no colour`() throws {
        let terminal = try probe(["LC_ALL": "C", "NO_COLOR": "1"])
        try terminal.waitFor("probe 10x60 #")
        #expect(terminal.output.allSatisfy { $0 < 0x80 })
        #expect(!terminal.screen.look(row: 0, column: 0).isColoured)
        let coloured = try probe()
        try coloured.waitFor("probe")
        #expect(coloured.screen.look(row: 0, column: 0).isColoured)
    }
}
