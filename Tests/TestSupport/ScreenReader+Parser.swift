extension ScreenReader {
    /// Where in a control sequence the bytes are (ECMA-48; the state machine of DEC's terminals).
    struct Parser: Sendable {
        enum State: Sendable { case ground, escape, charset, control, command, commandEscape, ignored, ignoredEscape }
        var state = State.ground
        var parameters = ""
        var command: [UInt8] = []
        var character: [UInt8] = []
        var missing = 0
    }

    /// Reads what a program wrote.
    package mutating func read(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            byteCount += 1
            read(byte)
        }
    }

    private mutating func read(_ byte: UInt8) {
        switch parser.state {
        case .ground: readGround(byte)
        case .escape: readEscape(byte)
        case .charset: parser.state = .ground
        case .control: readControl(byte)
        case .command, .commandEscape: readCommand(byte)
        case .ignored: if byte == 0x1B { parser.state = .ignoredEscape }
        case .ignoredEscape: parser.state = byte == 0x5C ? .ground : .ignored
        }
    }

    private mutating func readGround(_ byte: UInt8) {
        if parser.missing > 0, byte & 0xC0 == 0x80 {
            parser.character.append(byte)
            parser.missing -= 1
            if parser.missing == 0 {
                for scalar in String(decoding: parser.character, as: UTF8.self).unicodeScalars { put(scalar) }
            }
            return
        }
        parser.missing = 0
        switch byte {
        case 0x07: bells += 1
        case 0x08: move(toColumn: cursor.column - 1)
        case 0x09: move(toColumn: (cursor.column / 8 + 1) * 8)
        case 0x0A...0x0C: index()
        case 0x0D: move(toColumn: 0)
        case 0x1B: parser.state = .escape
        case 0x00...0x1F, 0x7F: break
        case 0x20...0x7E: put(Unicode.Scalar(byte))
        default:
            parser.character = [byte]
            parser.missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0
            if parser.missing == 0 { unknown.append("byte \(byte)") }
        }
    }

    private mutating func readEscape(_ byte: UInt8) {
        parser.state = .ground
        switch UInt8(byte) {
        case UInt8(ascii: "["):
            parser.state = .control
            parser.parameters = ""
        case UInt8(ascii: "]"):
            parser.state = .command
            parser.command = []
        case UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"): parser.state = .ignored
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "#"):
            parser.state = .charset
        case UInt8(ascii: "7"): save()
        case UInt8(ascii: "8"): restore()
        case UInt8(ascii: "D"): index()
        case UInt8(ascii: "E"):
            move(toColumn: 0)
            index()
        case UInt8(ascii: "M"): reverseIndex()
        case UInt8(ascii: "="): hasApplicationKeypad = true
        case UInt8(ascii: ">"): hasApplicationKeypad = false
        case UInt8(ascii: "c"): self = ScreenReader(rows: rows, columns: columns)
        case UInt8(ascii: "\\"), UInt8(ascii: "H"): break
        default: unknown.append("ESC \(Character(Unicode.Scalar(byte)))")
        }
    }

    private mutating func readControl(_ byte: UInt8) {
        guard (0x40...0x7E).contains(byte) else {
            // A control code within a sequence acts at once; Esc begins anew.
            if byte == 0x1B {
                parser.state = .escape
            } else {
                parser.parameters.unicodeScalars.append(Unicode.Scalar(byte))
            }
            return
        }
        parser.state = .ground
        perform(Character(Unicode.Scalar(byte)), parser.parameters)
    }

    private mutating func readCommand(_ byte: UInt8) {
        let ends = byte == 0x07 || parser.state == .commandEscape && byte == 0x5C
        if ends {
            commands.append(String(decoding: parser.command, as: UTF8.self))
            parser.state = .ground
        } else if byte == 0x1B {
            parser.state = .commandEscape
        } else {
            parser.command.append(byte)
        }
    }
}
