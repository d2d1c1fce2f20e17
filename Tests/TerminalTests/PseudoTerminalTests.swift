import TestSupport
import Testing

@Suite("Pseudo-terminal")
struct PseudoTerminalTests {
    @Test func `what a program writes stands on the screen, and what is typed reaches it`() throws {
        let terminal = try PseudoTerminal("/bin/sh", ["-c", "read name; echo \"hello $name\"; exit 3"])
        try terminal.send("world\r")
        try terminal.waitFor("hello world")
        #expect(try terminal.waitForExit() == .exited(3))
    }

    @Test func `the size is the one that was asked for, and changing it is a signal`() throws {
        let script = "trap 'stty size; exit' WINCH; stty size; while :; do read x; done"
        let terminal = try PseudoTerminal("/bin/sh", ["-c", script], rows: 10, columns: 40)
        try terminal.waitFor("10 40")
        terminal.resize(rows: 12, columns: 50)
        try terminal.waitFor("12 50")
    }

    @Test func `line settings that were changed are noticed`() throws {
        let terminal = try PseudoTerminal(
            "/bin/sh",
            ["-c", "old=$(stty -g); stty raw; echo changed; read x; stty $old; echo back; read x"]
        )
        try terminal.waitFor("changed")
        #expect(!terminal.settingsAreRestored)
        try terminal.send("\n")
        try terminal.waitFor("back")
        #expect(terminal.settingsAreRestored)
    }

    @Test func `a signal and a cut line end the program`() throws {
        let killed = try PseudoTerminal("/bin/sh", ["-c", "echo ready; read x"])
        try killed.waitFor("ready")
        killed.signal(15)
        #expect(try killed.waitForExit() == .killed(signal: 15))
        let cut = try PseudoTerminal("/bin/sh", ["-c", "echo ready; read x"])
        try cut.waitFor("ready")
        cut.hangUp()
        #expect(try cut.waitForExit() == .killed(signal: 1))
    }

    @Test func `waiting for what never comes fails with the screen`() throws {
        let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo something else"])
        let failure = #expect(throws: PseudoTerminal.Failure.self) {
            try terminal.waitFor("never", within: .seconds(5))
        }
        #expect(failure?.description.contains("something else") == true)
    }
}
