/// Writes JSON without building a tree first: a page of accounts is written many thousand times in a listing.
package struct JSONWriter {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// An empty text.
    package init() {}

    /// An object; the closure writes its members.
    package mutating func object(_ content: (inout JSONWriter) -> Void) {
        nested(open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), content)
    }

    /// An array; the closure writes its elements.
    package mutating func array(_ content: (inout JSONWriter) -> Void) {
        nested(open: UInt8(ascii: "["), close: UInt8(ascii: "]"), content)
    }

    /// The name of the member whose value is written next.
    package mutating func name(_ name: String) {
        string(name)
        bytes.append(58)
        needsComma = false
    }

    /// A text.
    package mutating func string(_ text: String) {
        separate()
        bytes.append(34)
        let isPlain = text.utf8.allSatisfy { $0 >= 32 && $0 != 34 && $0 != 92 }
        if isPlain { bytes.append(contentsOf: text.utf8) }
        for byte in isPlain ? "".utf8 : text.utf8 {
            switch byte {
            case 34, 92:
                bytes.append(92)
                bytes.append(byte)
            case 0..<32:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(contentsOf: ASCII.hex([byte]))
            default: bytes.append(byte)
            }
        }
        bytes.append(34)
        needsComma = true
    }

    /// A number, a truth value or `null`, as it is spelled.
    package mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    /// A member with a text.
    package mutating func member(_ name: String, _ text: String) {
        self.name(name)
        string(text)
    }

    /// A member with a number, a truth value or `null`, as it is spelled.
    package mutating func member(_ name: String, literal text: String) {
        self.name(name)
        literal(text)
    }

    /// A member with an array of as many elements as there are items.
    package mutating func member<Items: Sequence>(
        _ name: String,
        each items: Items,
        _ content: (inout JSONWriter, Items.Element) -> Void
    ) {
        self.name(name)
        array { json in
            for item in items { content(&json, item) }
        }
    }

    private mutating func separate() {
        if needsComma { bytes.append(44) }
    }

    private mutating func nested(open: UInt8, close: UInt8, _ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        needsComma = false
        content(&self)
        bytes.append(close)
        needsComma = true
    }
}
