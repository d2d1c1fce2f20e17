/// A text in which `*` stands for any characters and `?` for one, as in the elements of a policy.
struct WildcardPattern: Sendable, Equatable {
    private enum Token: Equatable {
        case character(Unicode.Scalar)
        case one
        case many
    }

    private let tokens: [Token]

    /// Reads a pattern; with `isLiteral`, a star is a star.
    ///
    /// What `${*}`, `${?}` and `${$}` stand for is literal always.
    init(_ text: String, isLiteral: Bool = false) {
        var tokens: [Token] = []
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*" where !isLiteral: if tokens.last != .many { tokens.append(.many) }
            case "?" where !isLiteral: tokens.append(.one)
            case "$" where ["{*}", "{?}", "{$}"].contains { rest.starts(with: $0.unicodeScalars) }:
                tokens.append(.character(rest[rest.index(after: rest.startIndex)]))
                rest = rest.dropFirst(3)
            default: tokens.append(.character(scalar))
            }
        }
        self.tokens = tokens
    }

    /// Whether the whole text matches; runs in time proportional to pattern × text at worst.
    func matches(_ text: String) -> Bool {
        if tokens == [.many] { return true }
        let text = Array(text.unicodeScalars)
        var position = 0
        var token = 0
        // Where to go on when a later token fails: the last star takes one character more.
        var retry: (token: Int, position: Int)?
        while position < text.count {
            if token < tokens.count, tokens[token] == .many {
                retry = (token, position)
                token += 1
            } else if token < tokens.count, tokens[token] == .one || tokens[token] == .character(text[position]) {
                token += 1
                position += 1
            } else if let last = retry {
                retry = (last.token, last.position + 1)
                token = last.token + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .many }
    }
}
