import Glibc

/// A range of IP addresses as a policy names it: `203.0.113.0/24`, `2001:db8::/32` or one address.
struct AddressRange {
    private let bytes: [UInt8]
    private let length: Int

    /// Reads a range; `nil` when it is none.
    init?(_ text: String) {
        let halves = text.split(separator: "/", maxSplits: 1)
        guard let first = halves.first, let bytes = Self.address(String(first)) else { return nil }
        guard halves.count == 2 else {
            self.bytes = bytes
            length = bytes.count * 8
            return
        }
        guard let length = Int(halves[1]), (0...bytes.count * 8).contains(length) else { return nil }
        self.bytes = bytes
        self.length = length
    }

    /// Whether the address lies in the range; an IPv4 address lies in no IPv6 range.
    func contains(_ text: String) -> Bool {
        guard let other = Self.address(text), other.count == bytes.count else { return false }
        return (0..<length).allSatisfy { bit in
            (bytes[bit / 8] ^ other[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
        }
    }

    private static func address(_ text: String) -> [UInt8]? {
        var four = [UInt8](repeating: 0, count: 4)
        if unsafe inet_pton(AF_INET, text, &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        return unsafe inet_pton(AF_INET6, text, &sixteen) == 1 ? sixteen : nil
    }
}
