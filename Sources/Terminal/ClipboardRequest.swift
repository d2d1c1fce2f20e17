/// The bytes that ask a terminal to put a text on the clipboard (xterm's control sequences, OSC 52).
package struct ClipboardRequest {
    /// What stands between the program and the terminal and passes on only what is wrapped for it.
    package enum Multiplexer: Sendable { case tmux, screen }

    private let text: String

    /// Makes a request.
    package init(text: String) { self.text = text }

    /// The request, wrapped for the multiplexer if there is one.
    package func bytes(through multiplexer: Multiplexer?) -> [UInt8] {
        let request = "\u{1B}]52;c;\(Self.base64(Array(text.utf8)))\u{7}"
        return switch multiplexer {
        case .tmux: Array("\u{1B}Ptmux;\u{1B}\(request)\u{1B}\\".utf8)
        case .screen: Array("\u{1B}P\(request)\u{1B}\\".utf8)
        case nil: Array(request.utf8)
        }
    }

    /// Base64 (RFC 4648, section 4), written here because Foundation is not.
    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var encoded = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
            for place in 0...3 {
                encoded.append(place <= group.count ? alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : "=")
            }
        }
        return encoded
    }
}
