import TestSupport
import Testing

@Suite("Screen reader")
struct ScreenReaderTests {
    private func screen(_ bytes: String, rows: Int = 4, columns: Int = 10) -> ScreenReader {
        var screen = ScreenReader(rows: rows, columns: columns)
        screen.read(bytes.utf8)
        return screen
    }

    @Test(arguments: [
        ("ab\r\ncd", "ab\ncd"),
        ("abcdefghijkl", "abcdefghij\nkl"),
        ("\u{1B}[2;3Hx\u{1B}[1;1fy", "y\n  x"),
        ("abc\u{1B}[2Dx\u{8}y\u{1B}[Cz", "aycz"),
        ("abcdef\u{1B}[3G\u{1B}[2P", "abef"),
        ("abcdef\u{1B}[3G\u{1B}[2@", "ab  cdef"),
        ("abcdef\u{1B}[3G\u{1B}[2X", "ab  ef"),
        ("abcdef\u{1B}[3G\u{1B}[K", "ab"),
        ("abcdef\u{1B}[3G\u{1B}[1K", "   def"),
        ("a\u{1B}[5b", "aaaaaa"),
        ("a\r\nb\r\nc\r\nd\r\ne", "b\nc\nd\ne"),
        ("a\r\nb\r\nc\u{1B}[1;1H\u{1B}M", "\na\nb\nc"),
        ("a\r\nb\r\nc\r\nd\u{1B}[2;3r\u{1B}[3;1H\n", "a\nc\n\nd"),
        ("a\r\nb\r\nc\r\nd\u{1B}[2;1H\u{1B}[L", "a\n\nb\nc"),
        ("a\r\nb\r\nc\r\nd\u{1B}[2;1H\u{1B}[M", "a\nc\nd"),
        ("a\r\nb\r\nc\r\nd\u{1B}[S", "b\nc\nd"),
        ("a\r\nb\u{1B}[1;1H\u{1B}[J", ""),
        ("a\tb", "a       b"),
        ("東京x", "東京x"),
        ("東\u{8}x", " x"),
        ("e\u{301}f", "e\u{301}f"),
        ("\u{1B}]52;c;Zg==\u{7}a\u{1B}P1$rq\u{1B}\\b", "ab"),
        ("main\u{1B}[?1049h\u{1B}[Hother\u{1B}[?1049l!", "main!"),
    ])
    func `the screen is what a terminal would show`(bytes: String, text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines += Array(repeating: "", count: 4 - lines.count)
        let screen = screen(bytes)
        #expect(screen.lines == lines)
        #expect(screen.unknown.isEmpty)
    }

    @Test func `bytes may come in any pieces`() {
        var screen = ScreenReader(rows: 1, columns: 10)
        for byte in "\u{1B}[1;7mé東\u{1B}[0m".utf8 { screen.read([byte]) }
        #expect(screen.text == "é東")
        #expect(screen.look(row: 0, column: 0) == ScreenReader.Look(isBold: true, isReversed: true))
    }

    @Test func `what is left behind is said`() {
        #expect(screen("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?2004h\u{1B}[?1h\u{1B}=\u{1B}[7m").leftBehind.count == 6)
        #expect(screen("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?1049l\u{1B}[?25h").leftBehind.isEmpty)
    }

    @Test func `the clipboard's requests and the bell are remembered`() {
        let screen = screen("\u{1B}]52;c;Zg==\u{7}\u{7}")
        #expect(screen.commands == ["52;c;Zg=="])
        #expect(screen.bells == 1)
    }

    @Test func `no bytes make it fail`() {
        var state: UInt64 = 7
        for _ in 0..<300 {
            var screen = ScreenReader(rows: 3, columns: 5)
            let alphabet = Array("\u{1B}\u{1B}[[?;0159@ABCDEFGHJKLMPSTXZbdfghlmrsu78M=>c\n\r\u{8}\tx東é\u{9B}".utf8)
            for _ in 0..<300 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                screen.read([alphabet[Int(state >> 33) % alphabet.count]])
            }
            #expect(screen.lines.count == 3)
        }
    }
}

extension ScreenReader.Look {
    fileprivate init(isBold: Bool, isReversed: Bool) {
        self.init()
        self.isBold = isBold
        self.isReversed = isReversed
    }
}
