import Console
import FoundationEssentials
import RootAccess
import TerminalUI
import Testing

/// A small generator with a seed (SplitMix64), so that a failure can be repeated.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Random input")
struct RandomTests {
    private static let keys: [Key] =
        [
            .up, .down, .left, .right, .enter, .enter, .escape, .tab, .backTab, .pageUp, .pageDown, .home, .end,
            .backspace, .delete, .control("c"), .control("l"), .control("z"), .control("d"), .function(1),
        ] + "aAarRtse/?!*ykjhgGw xc 1 345 ".map { .character($0) }

    @Test(arguments: 0..<4)
    func `5,000 random keys and messages neither crash nor change anything without the typed word`(_ seed: Int) {
        var random = Seeded(state: UInt64(seed) &+ 77)
        var console = TestConsole.atAccounts(capabilities: seed.isMultiple(of: 2) ? Example.all : .none)
        for step in 0..<5_000 {
            if console.model.isFinished { console = TestConsole.atAccounts() }
            let generation = Int.random(in: 0..<40, using: &random)
            switch Int.random(in: 0..<40, using: &random) {
            case 0: console.send(.accounts(generation: generation, Example.accounts))
            case 1: console.send(.audited(generation: generation, Example.statuses, at: Example.now))
            case 2: console.send(.auditEnded(generation: generation))
            case 3: console.plan(Example.plan(accounts: Int.random(in: 0...2, using: &random)))
            case 4: console.send(.event(.paste("enable")))
            case 5: console.send(.event(.paste("2")))
            case 6: console.send(.failed(generation: generation, Problem(.service, "AWS failed.")))
            case 7: console.send(.run(generation: generation, .paused, at: Example.now))
            case 8: console.send(.units(generation: generation, Example.units))
            case 9:
                console.resize(
                    rows: Int.random(in: 1...40, using: &random),
                    columns: Int.random(in: 1...120, using: &random)
                )
            case 10..<20: console.wait(1)
            default:
                guard let key = Self.keys.randomElement(using: &random) else { continue }
                console.send(.event(.key(key)))
            }
            if step.isMultiple(of: 25) { #expect(console.frame.rows == console.model.size.rows) }
        }
        // Neither the number 2, nor a whole ID, nor the word enable can be typed with these keys.
        #expect(!console.hasChangedAnything)
    }
}
