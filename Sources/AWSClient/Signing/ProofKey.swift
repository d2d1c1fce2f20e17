private import COpenSSL

/// A private key on the curve P-256 that signs with ES256, as a proof that a token's bearer is its owner (RFC 9449).
@safe
final class ProofKey {
    private let key: OpaquePointer
    /// The public point's coordinates, 32 bytes each.
    let coordinates: (x: [UInt8], y: [UInt8])

    /// Reads a key in PEM; nil when it is none, or one of another curve.
    init?(pem: Secret) {
        var bytes: [UInt8] = []
        pem.withBytes { span in
            for index in span.indices { bytes.append(span[index]) }
        }
        defer { Digest.cleanse(&bytes) }
        let read = unsafe bytes.withUnsafeBytes { buffer -> OpaquePointer? in
            guard let source = unsafe BIO_new_mem_buf(buffer.baseAddress, Int32(buffer.count)) else { return nil }
            defer { unsafe BIO_free(source) }
            // Without a callback OpenSSL would ask the terminal for the password of an encrypted key.
            return unsafe PEM_read_bio_PrivateKey(source, nil, { _, _, _, _ in -1 }, nil)
        }
        guard let key = unsafe read else { return nil }
        var encoded: UnsafeMutablePointer<UInt8>?
        let count = unsafe EVP_PKEY_get1_encoded_public_key(key, &encoded)
        defer { unsafe CRYPTO_free(encoded, nil, 0) }
        // 4, x and y: a point that is not compressed.
        guard count == 65, let point = unsafe encoded, unsafe point[0] == 4, unsafe Self.isP256(key) else {
            unsafe EVP_PKEY_free(key)
            return nil
        }
        let coordinates = unsafe Array(UnsafeBufferPointer(start: point + 1, count: 64))
        self.coordinates = (Array(coordinates[..<32]), Array(coordinates[32...]))
        unsafe self.key = key
    }

    deinit { unsafe EVP_PKEY_free(key) }

    private static func isP256(_ key: OpaquePointer) -> Bool {
        var name = [CChar](repeating: 0, count: 64)
        var length = 0
        guard unsafe EVP_PKEY_get_group_name(key, &name, name.count, &length) == 1 else { return false }
        return name.prefix(length).elementsEqual("prime256v1".utf8.map { CChar(bitPattern: $0) })
    }

    /// Signs; 64 bytes, r and s (RFC 7518 §3.4).
    func signature(of message: [UInt8]) -> [UInt8]? {
        guard let context = unsafe EVP_MD_CTX_new() else { return nil }
        defer { unsafe EVP_MD_CTX_free(context) }
        var encoded = [UInt8](repeating: 0, count: 128)
        var count = encoded.count
        guard unsafe EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1,
            unsafe EVP_DigestSign(context, &encoded, &count, message, message.count) == 1
        else { return nil }
        return Self.fixedWidth(encoded[..<count])
    }

    /// r and s out of OpenSSL's DER (a sequence of two integers, each at most 33 bytes), each 32 bytes.
    private static func fixedWidth(_ der: ArraySlice<UInt8>) -> [UInt8]? {
        var rest = der.dropFirst(2)
        var result: [UInt8] = []
        for _ in 0..<2 {
            guard rest.popFirst() == 2, let count = rest.popFirst(), rest.count >= Int(count) else { return nil }
            let integer = rest.prefix(Int(count)).drop { $0 == 0 }
            guard integer.count <= 32 else { return nil }
            result += [UInt8](repeating: 0, count: 32 - integer.count) + integer
            rest = rest.dropFirst(Int(count))
        }
        return result
    }
}
