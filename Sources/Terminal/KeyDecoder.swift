package import TerminalUI

/// What the keyboard gave, before it means anything.
package enum Input: Equatable, Sendable {
    case scalar(Unicode.Scalar)
    case key(Key)
    case pasteBegins, pasteEnds
    /// A key that has no name here.
    case unknown
}

/// Turns what the keyboard gave into events: pastes become one text, and sequences that nobody knows become nothing,
/// since their letters would be commands.
package struct KeyDecoder {
    /// The most scalars a paste keeps.
    package static let pasteLimit = 1 << 16

    private var pasted: String.UnicodeScalarView?

    /// Makes a decoder that is in no paste.
    package init() {}

    /// Decodes everything that was read at one time.
    package mutating func events(for batch: [Input]) -> [Event] {
        // The end of a paste can get lost; a person who then presses Ctrl-C or Esc alone is not pasting.
        if pasted != nil, batch == [.scalar("\u{3}")] || batch == [.scalar("\u{1B}")] { pasted = nil }
        var events: [Event] = []
        var index = 0
        while index < batch.count {
            let input = batch[index]
            index += 1
            switch input {
            case .pasteBegins: pasted = .init()
            case .pasteEnds:
                if let text = pasted { events.append(.paste(String(text))) }
                pasted = nil
            case .scalar(let scalar) where pasted != nil:
                if pasted?.count ?? 0 < Self.pasteLimit { pasted?.append(scalar == "\r" ? "\n" : scalar) }
            case _ where pasted != nil: break
            case .scalar("\u{1B}"):
                let length = Self.lengthOfSequence(batch[index...])
                if length == 0 { events.append(.key(.escape)) }
                index += length
            case .scalar(let scalar):
                if let key = Self.key(scalar) { events.append(.key(key)) }
            case .key(let key): events.append(.key(key))
            case .unknown: break
            }
        }
        return events
    }

    /// How much of what follows an Esc in the same reading belongs to a control sequence (ECMA-48: CSI or SS3).
    private static func lengthOfSequence(_ rest: ArraySlice<Input>) -> Int {
        switch rest.first {
        case .scalar("["):
            let parameters = rest.dropFirst().prefix { input in
                if case .scalar(let scalar) = input { (0x20...0x3F).contains(scalar.value) } else { false }
            }
            return min(rest.count, 1 + parameters.count + 1)
        case .scalar("O"): return min(rest.count, 2)
        default: return 0
        }
    }

    private static func key(_ scalar: Unicode.Scalar) -> Key? {
        switch scalar.value {
        case 0x0A, 0x0D: return .enter
        case 0x09: return .tab
        case 0x08, 0x7F: return .backspace
        case 0x01...0x1A: return Unicode.Scalar(scalar.value + 0x60).map { .control(Character($0)) }
        case 0..<0x20, 0x80..<0xA0: return nil
        default: return .character(Character(scalar))
        }
    }
}
