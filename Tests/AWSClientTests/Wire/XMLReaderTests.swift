import AWSClient
import Testing

@Suite("XML")
struct XMLReaderTests {
    private func read(_ text: String) throws -> XMLElement { try XMLReader.read(Array(text.utf8)) }

    @Test func `elements, text and entities are read`() throws {
        let root = try read("<?xml version=\"1.0\"?>\n<a xmlns=\"urn:x\">\n  <b>1 &amp; 2 &#x3C;</b>\n  <c/>\n</a>")
        #expect(
            root == XMLElement(name: "a", children: [XMLElement(name: "b", text: "1 & 2 <"), XMLElement(name: "c")])
        )
    }

    @Test func `a namespace prefix is no part of a name`() throws {
        #expect(try read("<s:a xmlns:s=\"urn:x\"><s:b>t</s:b></s:a>")["b"]?.text == "t")
    }

    @Test(arguments: [
        "", "not XML", "<a>", "<a><b></a>", "<html><body>502 Bad Gateway<br></body></html>", "<a>\u{0}</a>", "<a/><b/>",
    ])
    func `a broken document is an error`(_ text: String) {
        #expect(throws: WireError.self) { try read(text) }
    }

    @Test func `a document type declaration is refused`() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>"
        let error = #expect(throws: WireError.self) { try read(bomb) }
        #expect(error?.description == "the XML was refused: it declares a document type")
    }

    @Test func `a document that is nested too deep is refused`() {
        let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        #expect(throws: WireError.self) { try read(deep) }
    }

    @Test func `an error never quotes the document`() {
        let error = #expect(throws: WireError.self) { try read("<a><SecretAccessKey>hidden</Broken></a>") }
        #expect(error?.description.contains("hidden") == false)
    }
}
