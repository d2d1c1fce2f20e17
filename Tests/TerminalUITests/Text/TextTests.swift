import TerminalUI
import Testing

@Suite("Text")
struct TextTests {
    @Test(arguments: [
        ("\u{1B}[31mred", "\u{FFFD}[31mred"),
        ("a\u{9B}31mb", "a\u{FFFD}31mb"),
        ("a\nb\tc\u{7F}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
        ("pay\u{202E}gpj", "pay\u{FFFD}gpj"),
        ("a\u{200B}b\u{FEFF}c\u{AD}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
        ("\u{E0041}\u{E000}\u{2028}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("👨\u{200D}👩", "👨\u{FFFD}👩"),
        ("🇩🇪", "\u{FFFD}\u{FFFD}"),
        ("👍🏽", "👍\u{FFFD}"),
        ("e\u{301}", "e\u{301}"),
        ("\u{301}e", "\u{FFFD}e"),
        ("z\u{301}\u{302}\u{303}\u{304}z", "\u{FFFD}z"),
        ("東京", "東京"),
    ])
    func `what could harm or mislead becomes a visible sign`(raw: String, shown: String) {
        #expect(Array(Text(raw).string.unicodeScalars) == Array(shown.unicodeScalars))
    }

    @Test(arguments: [("", 0), ("abc", 3), ("東京", 4), ("e\u{301}", 1), ("👍", 2), ("●○⊘✗…?–", 7), ("\u{1B}", 1)])
    func `the width is counted in columns`(raw: String, width: Int) {
        #expect(Text(raw).width == width)
    }

    @Test func `no scalar passes that is a control code, reorders its neighbours or can't be seen`() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for shown in Text("a" + String(Character(scalar))).string.unicodeScalars.dropFirst()
            where shown != "\u{FFFD}" {
                let properties = shown.properties
                let category = properties.generalCategory
                if [.control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator].contains(category)
                    || properties.isDefaultIgnorableCodePoint
                {
                    Issue.record("U+\(String(value, radix: 16)) is shown")
                }
            }
        }
    }

    @Test(arguments: [
        (5, "abcdef", "abcd…"), (6, "abcdef", "abcdef"), (1, "abcdef", "…"), (0, "abcdef", ""), (4, "東京都", "東…"),
    ])
    func `a text is cut at its end`(columns: Int, raw: String, cut: String) {
        #expect(Text(raw).truncated(to: columns).string == cut)
    }

    @Test func `a text is cut in its middle`() {
        #expect(Text("123456789012").truncatedInTheMiddle(to: 9).string == "1234…9012")
        #expect(Text("123456789012").truncatedInTheMiddle(to: 8).string == "1234…012")
        #expect(Text("東京都東京都").truncatedInTheMiddle(to: 7).width <= 7)
    }

    @Test func `a text is padded on the side that is asked for`() {
        #expect(Text("ab").padded(to: 5).string == "ab   ")
        #expect(Text("ab").padded(to: 5, .trailing).string == "   ab")
        #expect(Text("ab").padded(to: 5, .centre).string == " ab  ")
        #expect(Text("東京都").fitted(to: 4).width == 4)
    }

    @Test(arguments: [
        (10, "one two three four", ["one two", "three four"]),
        (3, "abcdefgh", ["abc", "def", "gh"]),
        (5, "one two", ["one", "two"]),
        (3, "東京都", ["東", "京", "都"]),
        (4, "", [""]),
        (0, "abc", []),
    ])
    func `a text is wrapped at spaces`(columns: Int, raw: String, lines: [String]) {
        #expect(Text(raw).wrapped(to: columns).map(\.string) == lines)
    }

    @Test func `wrapping, cutting and padding keep to their columns, whatever the text`() {
        var random = RandomNumbers(seed: 1)
        let alphabet: [Character] = ["a", " ", "東", "e\u{301}", "\u{202E}", "👍", "\n", "-"]
        for _ in 0..<2_000 {
            let raw = String(
                (0..<Int.random(in: 0...30, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" }
            )
            let text = Text(raw)
            let columns = Int.random(in: 2...12, using: &random)
            #expect(text.truncated(to: columns).width <= columns)
            #expect(text.truncatedInTheMiddle(to: columns).width <= columns)
            #expect(text.fitted(to: columns).width == columns)
            let lines = text.wrapped(to: columns)
            #expect(lines.allSatisfy { $0.width <= columns })
            let withoutSpaces = lines.map { $0.string.filter { $0 != " " } }.joined()
            #expect(withoutSpaces == text.string.filter { $0 != " " })
        }
    }

    @Test func `a text of several lines is split before it is sanitised`() {
        #expect(Text.lines("a\r\n\tb\n").map(\.string) == ["a", "    b", ""])
    }

    @Test func `a line in several roles is wrapped without losing them`() {
        let line = Line([.init("✗ ", .danger), .init("denied by a rule that is far too long")])
        let lines = line.wrapped(to: 20, indent: 2)
        #expect(lines.map(\.text.string) == ["✗ denied by a rule", "  that is far too", "  long"])
        #expect(lines.first?.spans.first?.role == .danger)
    }
}
