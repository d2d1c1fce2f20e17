import Glibc
import TestSupport
import Testing

@Suite("The built console on terminals of every kind", .serialized)
struct TerminalKindTests {
    private func demo(
        _ arguments: [String] = [],
        _ environment: [String: String] = [:],
        in home: TemporaryFolder,
        rows: Int = 24,
        columns: Int = 80
    ) throws -> ConsoleSession {
        try ConsoleSession(
            ["demo", "--latency", "0"] + arguments,
            environment: ["HOME": home.path].merging(environment) { _, ours in ours },
            rows: rows,
            columns: columns
        )
    }

    @Test(
        .timeLimit(.minutes(2)),
        arguments: ["vt100", "linux", "screen", "tmux-256color", "xterm", "rxvt-unicode-256color"]
    )
    func `the whole walkthrough works wherever a cursor can be moved`(type: String) throws {
        let home = TemporaryFolder()
        let session = try demo([], ["TERM": type], in: home)
        try session.enable()
        try session.seeAudited()
        try session.deleteEverywhere()
        try session.see("Verified: no root credentials are left in", "esc accounts")
        try session.press(.escape)
        try session.see("[Accounts]", "q quit")
        try session.quit()
    }

    @Test(.timeLimit(.minutes(1)))
    func `a terminal that can't move its cursor is refused in a sentence, with nothing changed`() throws {
        let home = TemporaryFolder()
        let session = try demo([], ["TERM": "dumb"], in: home)
        try session.see("This terminal can't move its cursor")
        try session.expectEnd(.exited(2))
        #expect(!session.terminal.output.contains(0x1B))
    }

    @Test(.timeLimit(.minutes(1)))
    func `a locale without UTF-8 gets the whole walkthrough in ASCII`() throws {
        let home = TemporaryFolder()
        let session = try demo(["--capabilities", "all"], ["LC_ALL": "C"], in: home)
        try session.terminal.wait(for: "The audit", within: ConsoleSession.patience) { screen in
            screen.text.contains("[Accounts]") && screen.text.contains(" present") && !screen.text.contains(" to do")
                && screen.text.contains("q quit")
        }
        try session.type("t")
        try session.type("/payments-prod")
        try session.see("/payments-prod", "1 of ", "# payments-prod")
        session.terminal.signal(SIGTERM)
        try session.expectEnd(.exited(0))
        #expect(session.terminal.output.allSatisfy { $0 < 0x80 })
    }

    @Test(.timeLimit(.minutes(1)), arguments: [(12, 40), (24, 80), (60, 200)])
    func `hostile names are shown and never reach the terminal raw`(rows: Int, columns: Int) throws {
        let home = TemporaryFolder()
        let session = try demo(["--capabilities", "all"], in: home, rows: rows, columns: columns)
        try session.terminal.wait(for: "The audit", within: ConsoleSession.patience) { screen in
            screen.text.contains("Accounts]") && !screen.text.contains("checking") && screen.text.contains("select")
        }
        try session.type("t")
        try session.type("/owned")
        try session.see("/owned", "evil\u{FFFD}")
        try session.press(.enter, .enter)
        try session.see("owned")
        session.terminal.signal(SIGTERM)
        try session.expectEnd(.exited(0))
        let output = String(decoding: session.terminal.output, as: UTF8.self)
        for evil in ["\u{1B}[31mred", "\u{1B}]0;", "\u{202E}", "\u{2066}", "\u{7}owned"] {
            #expect(!output.contains(evil))
        }
        #expect(session.terminal.screen.commands.isEmpty)
        #expect(session.terminal.screen.bells == 0)
    }

    @Test(.timeLimit(.minutes(1)))
    func `at 40 columns and 12 rows everything can be done, and below that it says what it needs`() throws {
        let home = TemporaryFolder()
        let session = try demo(["--capabilities", "all"], in: home, rows: 12, columns: 40)
        try session.terminal.wait(for: "The list", within: ConsoleSession.patience) { screen in
            screen.text.contains("Accounts]") && screen.text.contains("●") && !screen.text.contains("checking")
        }
        try session.type("A")
        try session.see("selected")
        try session.type("a")
        try session.see("Delete root credentials")
        try session.press(.end)
        try session.see("▸ Delete root credentials")
        try session.press(.enter)
        try session.see("▸ [ ]", "How many accounts?")
        session.terminal.resize(rows: 5, columns: 20)
        try session.see("needs 40×12")
        try session.type(" 18\r\r\r")
        session.terminal.resize(rows: 12, columns: 40)
        try session.see("▸ [ ]", "How many accounts?")
        try session.press(.space)
        try session.see("▸ [x]")
        try session.press(.tab)
        try session.see("▸ Reason:")
        try session.press(.tab)
        try session.see("▸ How many accounts?")
        try session.type("18")
        try session.see("How many accounts? 18")
        try session.press(.enter)
        try session.see("Verified:")
        session.terminal.signal(SIGTERM)
        try session.expectEnd(.exited(0))
    }
}
