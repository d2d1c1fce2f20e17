/// Percent-encoding as RFC 3986 and AWS's Signature Version 4 want it.
enum PercentEncoding {
    private static let unreserved: [Bool] = (0..<256).map { code in
        (65...90).contains(code) || (97...122).contains(code) || (48...57).contains(code)
            || [45, 46, 95, 126].contains(code)
    }
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Appends the encoded form of some bytes; a slash is kept when asked.
    static func append(_ bytes: some Sequence<UInt8>, to output: inout [UInt8], keepingSlash: Bool = false) {
        for byte in bytes {
            if unreserved[Int(byte)] || (keepingSlash && byte == 47) {
                output.append(byte)
            } else {
                output.append(37)
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            }
        }
    }

    /// The decoded bytes; `nil` when a percent sign is not followed by two hexadecimal digits.
    ///
    /// In a form (`application/x-www-form-urlencoded`) a plus sign stands for a blank.
    static func decode(_ bytes: some Sequence<UInt8>, plusIsBlank: Bool) -> [UInt8]? {
        var output: [UInt8] = []
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case 37:
                guard let high = iterator.next().flatMap(value), let low = iterator.next().flatMap(value) else {
                    return nil
                }
                output.append(high << 4 | low)
            case 43 where plusIsBlank: output.append(32)
            default: output.append(byte)
            }
        }
        return output
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
}
