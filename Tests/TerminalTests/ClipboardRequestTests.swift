import Terminal
import Testing

@Suite("Clipboard request")
struct ClipboardRequestTests {
    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("é", "w6k=")])
    func `the text is sent as base64`(text: String, encoded: String) {
        #expect(ClipboardRequest(text: text).bytes(through: nil) == Array("\u{1B}]52;c;\(encoded)\u{7}".utf8))
    }

    @Test func `a multiplexer is asked to pass it on`() {
        let request = ClipboardRequest(text: "f")
        #expect(request.bytes(through: .tmux) == Array("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zg==\u{7}\u{1B}\\".utf8))
        #expect(request.bytes(through: .screen) == Array("\u{1B}P\u{1B}]52;c;Zg==\u{7}\u{1B}\\".utf8))
    }
}
