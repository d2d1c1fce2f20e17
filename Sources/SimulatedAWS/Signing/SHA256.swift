import COpenSSL

/// SHA-256 and HMAC-SHA-256, by OpenSSL.
enum SHA256 {
    /// The algorithm, fetched once: fetching it for every digest costs more than the digest.
    nonisolated(unsafe) private static let algorithm = unsafe EVP_MD_fetch(nil, "SHA256", nil)

    /// The digest of some bytes.
    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: 32)
        let result = unsafe EVP_Digest(bytes, bytes.count, &output, nil, algorithm, nil)
        precondition(result == 1, "OpenSSL has no SHA-256")
        return output
    }

    /// The keyed digest (RFC 2104) of a message.
    static func hmac(key: [UInt8], _ message: some Sequence<UInt8>) -> [UInt8] {
        let key = key.count > 64 ? digest(key) : key
        var inner = [UInt8](repeating: 0x36, count: 64)
        var outer = [UInt8](repeating: 0x5c, count: 64)
        for (index, byte) in key.enumerated() {
            inner[index] ^= byte
            outer[index] ^= byte
        }
        inner.append(contentsOf: message)
        outer.append(contentsOf: digest(inner))
        return digest(outer)
    }

    /// Whether two byte strings are the same, in a time that doesn't tell where they differ.
    static func isEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count && (unsafe CRYPTO_memcmp(one, other, one.count)) == 0
    }
}
