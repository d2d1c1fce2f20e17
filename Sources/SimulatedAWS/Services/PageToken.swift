/// The tokens of paginated lists: opaque, and good for one list only.
enum PageToken {
    /// A token that stands for an offset into a list of an account.
    static func token(offset: Int, list: String, account: UInt64) -> String {
        let number = UInt64(offset) << 20
        return "eyJ" + ASCII.hex(number ^ key(list, account), digits: 16)
    }

    /// The offset that a token stands for; `nil` when it is not a token of this list.
    static func offset(of token: String, list: String, account: UInt64) -> Int? {
        guard token.hasPrefix("eyJ"), let sealed = UInt64(token.dropFirst(3), radix: 16) else { return nil }
        let number = sealed ^ key(list, account)
        guard number & 0xF_FFFF == 0, number >> 20 < 1 << 40 else { return nil }
        return Int(number >> 20)
    }

    private static func key(_ list: String, _ account: UInt64) -> UInt64 {
        SeededGenerator.mix(list.utf8.reduce(account) { $0 &* 131 &+ UInt64($1) })
    }
}
