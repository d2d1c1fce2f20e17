import Terminal
import TerminalUI
import Testing

@Suite("Key decoder")
struct KeyDecoderTests {
    /// What a new decoder makes of several readings.
    private func events(_ batches: [Input]...) -> [[Event]] {
        var decoder = KeyDecoder()
        return batches.map { decoder.events(for: $0) }
    }

    private func typed(_ text: String) -> [Input] { text.unicodeScalars.map(Input.scalar) }

    @Test(arguments: [
        ("a", [Key.character("a")]), ("é", [.character("é")]), ("\r", [.enter]), ("\u{3}", [.control("c")]),
        ("\u{1A}", [.control("z")]), ("\u{7F}\u{8}", [.backspace, .backspace]), ("\t", [.tab]), ("\u{1B}", [.escape]),
        ("\u{1B}j", [.escape, .character("j")]), ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{0}\u{1C}\u{9B}", []),
    ])
    func `what is typed becomes keys`(text: String, keys: [Key]) {
        #expect(events(typed(text)) == [keys.map(Event.key)])
    }

    @Test(arguments: ["\u{1B}[1;3A", "\u{1B}[27;5;9~", "\u{1B}OX", "\u{1B}[I", "\u{1B}[", "\u{1B}O", "\u{1B}[<0;1;2M"])
    func `a sequence that nobody knows is no command`(sequence: String) {
        #expect(events(typed(sequence), typed("j")) == [[], [.key(.character("j"))]])
    }

    @Test func `a paste is one text, whatever it holds and however it arrives`() {
        let batches = events(
            [.pasteBegins] + typed("quit\ra\u{1B}[A"),
            [.key(.enter)] + typed("ll"),
            [.pasteEnds] + typed("j")
        )
        #expect(batches == [[], [], [.paste("quit\na\u{1B}[All"), .key(.character("j"))]])
    }

    @Test func `a paste whose end was lost doesn't lock anyone out`() {
        let batches = events([.pasteBegins] + typed("x\u{3}"), typed("\u{3}"))
        #expect(batches == [[], [.key(.control("c"))]])
    }

    @Test func `a paste is kept up to its limit`() {
        let long = String(repeating: "x", count: KeyDecoder.pasteLimit + 10)
        let batches = events([.pasteBegins] + typed(long) + [.pasteEnds])
        #expect(batches == [[.paste(String(repeating: "x", count: KeyDecoder.pasteLimit))]])
    }
}
