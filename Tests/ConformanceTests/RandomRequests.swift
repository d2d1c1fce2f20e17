import AWSClient
import FoundationEssentials

/// Requests of every shape that a client could send, the same ones for the same seed.
struct RandomRequests {
    /// One request with everything that both signers need.
    struct Case: Encodable {
        let method: String
        let url: String
        /// Names and values before any encoding.
        let parameters: [[String]]
        let headers: [[String]]
        let body: Data
        let service: String
        let region: String
        let accessKeyID: String
        let secret: String
        let token: String?
        let time: Int
        /// The request as our client would hold it.
        var request: HTTPRequest

        private enum CodingKeys: CodingKey {
            case method, url, parameters, headers, body, service, region, accessKeyID, secret, token, time
        }

        /// What our signer writes.
        var authorization: String? {
            var signed = request
            SigV4Signer(service: service, region: region).sign(
                &signed,
                with: Credentials(
                    accessKeyID: accessKeyID,
                    secretAccessKey: Secret(secret),
                    sessionToken: token.map { Secret($0) }
                ),
                at: Date(timeIntervalSince1970: Double(time))
            )
            return signed.headers["Authorization"]
        }
    }

    private static let alphabet: [Unicode.Scalar] =
        Array("abcXYZ019-_.~ !\"#$%&'()*+,/:;<=>?@[\\]^`{|}".unicodeScalars)
        + ["é", "ß", "ñ", "Ω", "Ж", "中", "文", "\u{0301}", "😀", "\u{200D}", "א", "\u{10FFFF}"]
    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~".utf8)
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> Case {
        let service = pick(["s3", "s3", "sts", "iam", "organizations", "sqs", "cloudtrail", "execute-api"])
        let isS3 = service == "s3"
        let host = pick(["example.amazonaws.com", "bucket.s3.eu-west-1.amazonaws.com", "127.0.0.1", "[::1]"])
        let port = pick([nil, nil, 443, 8443])
        let parameters = distinct((0..<below(5)).map { _ in [text(0...6), text(0...8)] }.filter { !$0[0].isEmpty })
        var request = HTTPRequest(
            method: pick([.get, .put, .post, .delete, .head]),
            host: host,
            port: port,
            path: path(isS3: isS3),
            query: parameters.map { Self.encode($0[0]) + "=" + Self.encode($0[1]) }.joined(separator: "&"),
            body: (0..<pick([0, 0, 1, 40, 300])).map { _ in UInt8(below(256)) }
        )
        let headers = (0..<below(5)).map { _ in [headerName(), headerValue()] }
        for header in headers { request.headers.add(header[0], header[1]) }
        return Case(
            method: request.method.rawValue,
            url: "https://\(request.authority)\(request.path)",
            parameters: parameters,
            headers: headers,
            body: Data(request.body),
            service: service,
            region: pick(["us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1"]),
            accessKeyID: "AKIDEXAMPLE",
            secret: pick(["wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "s", "ключ/with+signs="]),
            token: pick([nil, "FQoGZXIvYXdzEXAMPLETOKEN//////////8="]),
            time: below(4_000_000_000),
            request: request
        )
    }

    /// Slashes, dots and empty segments where the rules differ most.
    private mutating func path(isS3: Bool) -> String {
        var path = ""
        for _ in 0..<below(5) {
            let segment = pick([text(1...6), text(1...6), ".", "..", "", "%2F"])
            path += "/" + (segment == "%2F" ? segment : Self.encode(segment))
        }
        if path.isEmpty || below(4) == 0 { path += "/" }
        // A path of two slashes at the start is a host to whoever splits an address.
        while path.hasPrefix("//") { path.removeFirst() }
        return path
    }

    private mutating func headerName() -> String {
        pick([
            "Content-Type", "x-amz-meta-One", "X-AMZ-Target", "x-amz-expected-bucket-owner", "Content-MD5",
            "User-Agent",
            "Connection", "X-Custom", "x-amzn-trace-id", "Cache-Control", "Range", "x-amz-meta-one", "Expect",
        ])
    }

    private mutating func headerValue() -> String {
        let words = (0..<below(4)).map { _ in text(0...5).filter { $0.isASCII } }
        return words.joined(separator: pick([" ", "  ", "   ", ", "]))
    }

    private mutating func text(_ length: ClosedRange<Int>) -> String {
        let count = length.lowerBound + below(length.count)
        var scalars = String.UnicodeScalarView()
        for _ in 0..<count { scalars.append(pick(Self.alphabet)) }
        return String(scalars)
    }

    /// Without names that stand twice, since botocore takes a table.
    private func distinct(_ pairs: [[String]]) -> [[String]] {
        var seen: Set<[UInt8]> = []
        return pairs.filter { seen.insert(Array($0[0].utf8)).inserted }
    }

    private static func encode(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF")
        return text.utf8.map { byte in
            unreserved.contains(byte)
                ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
        }.joined()
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    /// SplitMix64.
    private mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
