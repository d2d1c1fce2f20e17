/// Writes the small XML of query-protocol answers.
struct XMLWriter {
    private(set) var bytes: [UInt8] = []

    /// Starts an element.
    mutating func open(_ name: String) {
        bytes.append(60)
        bytes.append(contentsOf: name.utf8)
        bytes.append(62)
    }

    /// Ends an element.
    mutating func close(_ name: String) {
        bytes.append(60)
        bytes.append(47)
        bytes.append(contentsOf: name.utf8.prefix { $0 != 32 })
        bytes.append(62)
    }

    /// An element with text.
    mutating func element(_ name: String, _ text: String) {
        open(name)
        escape(text)
        close(name)
    }

    /// An element with text, if there is one.
    mutating func element(_ name: String, ifPresent text: String?) {
        if let text { element(name, text) }
    }

    /// An element with elements inside; without any it is written as `<name/>`.
    mutating func element(_ name: String, _ content: (inout XMLWriter) -> Void) {
        open(name)
        let before = bytes.count
        content(&self)
        if bytes.count == before {
            bytes.insert(47, at: before - 1)
        } else {
            close(name)
        }
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case 38: bytes.append(contentsOf: "&amp;".utf8)
            case 60: bytes.append(contentsOf: "&lt;".utf8)
            case 62: bytes.append(contentsOf: "&gt;".utf8)
            case 34: bytes.append(contentsOf: "&quot;".utf8)
            // Most control characters can't be written in XML 1.0 at all; AWS sends a replacement character.
            case 0..<9, 11, 12, 14..<32: bytes.append(contentsOf: "\u{FFFD}".utf8)
            default: bytes.append(byte)
            }
        }
    }
}
