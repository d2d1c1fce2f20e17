import Glibc
import TerminalUI
import Testing

@Suite("Widths")
struct WidthTests {
    @Test func `every scalar that is shown takes as many columns as the system's library says`() {
        // C.UTF-8 is built into glibc since 2.35 and comes with Debian before that.
        let locale = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
        #expect(unsafe locale != nil)
        let before = unsafe uselocale(locale)
        defer {
            unsafe uselocale(before)
            unsafe freelocale(locale)
        }
        // Swift's Glibc module leaves out what only _GNU_SOURCE declares.
        guard let symbol = unsafe dlsym(nil, "wcwidth") else {
            Issue.record("wcwidth is missing")
            return
        }
        let wcwidth = unsafe unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
        var compared = 0
        for value in UInt32(0x20)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = Text(String(Character(scalar)))
            guard text.glyphs.first?.base == value else { continue }
            // Where Unicode is newer in Swift than in the library, the terminal shows a stand-in.
            let expected = wcwidth(wchar_t(value))
            guard expected >= 0 else { continue }
            compared += 1
            if Int(expected) != text.width {
                Issue.record("U+\(String(value, radix: 16)): \(text.width), not \(expected)")
            }
        }
        #expect(compared > 100_000)
    }
}
