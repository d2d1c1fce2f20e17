import Glibc
import TestSupport
import Testing

@Suite("Random keys, pastes and sizes, in the built console", .serialized)
struct RandomKeyTests {
    /// A linear congruential generator (Knuth, MMIX), so that a failure can be played again.
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }

        mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }
    }

    /// Whatever can be typed except what leaves the program, and digits only where they are pasted: without the typed
    /// number nothing may be deleted.
    private static let pieces: [String] =
        (PseudoTerminal.Keystroke.allCases.filter { ![.controlC, .controlZ].contains($0) }.map(\.rawValue)
            + ["a", "a", "A", "*", "t", "s", "r", "R", "e", "/", "!", "?", "c", "w", "y", "j", "k", "G", "g", "x"]
            + ["\r", "\r", " ", " ", "\t", "東", "é", "\u{0}", "\u{1B}[", "\u{9B}", "\u{1B}[200~18\r\u{1B}[201~"]
            + ["\u{1B}[200~18\u{1B}[201~\r", "\u{1B}[200~enable\u{1B}[201~\r", "\u{1B}OF\r", "a\u{1B}OF\r"])

    private func press(_ count: Int, seed: UInt64, in session: ConsoleSession) throws {
        var dice = Dice(state: seed)
        for number in 0..<count {
            try session.type(dice.pick(Self.pieces))
            if number % 50 == 0 { session.terminal.resize(rows: 1 + dice.roll(50), columns: 1 + dice.roll(150)) }
            // Now and then all that was typed is digested, so that deep places are reached.
            if number % 10 == 0 {
                session.terminal.resize(rows: 24, columns: 80)
                try session.see("OrgAdmin")
            }
        }
    }

    @Test(.timeLimit(.minutes(3)), arguments: [UInt64(1), 20_261_122])
    func `nothing is deleted or enabled without what must be typed`(seed: UInt64) throws {
        for capabilities in ["all", "none"] {
            let organization = try SimulatedOrganization("--capabilities", capabilities)
            let session = try ConsoleSession(environment: organization.environment)
            try session.see("rootward")
            try press(1_500, seed: seed, in: session)
            #expect(!session.terminal.hasEnded)
            session.terminal.signal(SIGTERM)
            try session.expectEnd(.exited(0))
            #expect(try organization.changes().isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(3)), arguments: [UInt64(3)])
    func `the demo takes 3,000 of anything and gives the terminal back`(seed: UInt64) throws {
        let home = TemporaryFolder()
        let session = try ConsoleSession(
            ["demo", "--latency", "1", "--capabilities", "all"],
            environment: ["HOME": home.path]
        )
        try session.see("rootward")
        try press(3_000, seed: seed, in: session)
        #expect(!session.terminal.hasEnded)
        session.terminal.signal(SIGTERM)
        try session.expectEnd(.exited(0))
    }
}
