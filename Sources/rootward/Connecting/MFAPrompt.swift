import AWSClient
import Glibc
import Platform
import RootAccess

/// Asks whoever sits at the terminal for an MFA code, for the commands without a screen.
enum MFAPrompt {
    /// The question, on the terminal itself and not on standard input or output, which may be files.
    static let source = MFACodeSource { serial throws(CredentialError) in
        func refusal(_ reason: String) -> CredentialError {
            .failed(source: "MFA device \(HarmlessText(serial))", reason: reason)
        }
        let number = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard number >= 0 else { throw refusal("it wants a code, and there is no terminal to ask on") }
        let terminal = OwnedDescriptor(number)
        var before = termios()
        guard unsafe tcgetattr(terminal.number, &before) == 0 else {
            throw refusal("it wants a code, and the terminal does not answer")
        }
        // Key by key and without echo; Ctrl-C comes as a key, so that the terminal is always given back as it was.
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        unsafe tcsetattr(terminal.number, TCSAFLUSH, &quiet)
        defer { unsafe tcsetattr(terminal.number, TCSAFLUSH, &before) }
        try? terminal.writeAll(Array("MFA code for \(HarmlessText(serial)): ".utf8), path: "/dev/tty")
        defer { try? terminal.writeAll([0x0A], path: "/dev/tty") }
        guard let digits = digits(from: terminal) else { throw .cancelled }
        return Secret(digits)
    }

    /// The digits up to the end of the line; nil when there are none, after Ctrl-C or Ctrl-D, or when the line breaks.
    private static func digits(from terminal: borrowing OwnedDescriptor) -> [UInt8]? {
        var digits: [UInt8] = []
        while true {
            var key: UInt8 = 0
            let count = unsafe read(terminal.number, &key, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return nil }
            switch key {
            case 0x03, 0x04: return nil
            case 0x0A, 0x0D: return digits.isEmpty ? nil : digits
            case 0x08, 0x7F: _ = digits.popLast()
            case UInt8(ascii: "0")...UInt8(ascii: "9") where digits.count < 16: digits.append(key)
            default: break
            }
        }
    }
}
