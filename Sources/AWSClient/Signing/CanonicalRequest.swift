/// The canonical parts of a request: the one spelling of each that both sides sign.
///
/// Source: AWS Identity and Access Management user guide, "Create a signed AWS API request", step 1.
enum CanonicalRequest {
    /// What proxies and libcurl may rewrite is not signed.
    private static let unsigned: Set<String> = [
        "accept", "authorization", "connection", "expect", "keep-alive", "te", "trailer",
        "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ]

    /// The path: as sent for S3; for every other service without dot segments and empty ones, and encoded again.
    static func path(_ path: String, normalized: Bool) -> String {
        guard normalized else { return path.isEmpty ? "/" : path }
        var segments: [Substring] = []
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        // A dot at the end leaves no slash, unlike in RFC 3986: AWS's own clients sign it so.
        let joined = "/" + segments.joined(separator: "/") + (path.hasSuffix("/") && !segments.isEmpty ? "/" : "")
        return PercentEncoding.encode(joined, keepingSlash: true)
    }

    /// The query: names and values encoded once, sorted by name, then by value.
    static func query(_ query: String) -> String {
        let pairs = query.utf8.split(separator: UInt8(ascii: "&")).map { pair -> (name: String, value: String) in
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (encodedOnce(parts[0]), parts.count == 2 ? encodedOnce(parts[1]) : "")
        }
        return pairs.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
            .map { "\($0.name)=\($0.value)" }
            .joined(separator: "&")
    }

    /// The header lines with lower-case names, sorted, repeated ones joined; and the names with semicolons.
    static func headers(_ headers: HTTPHeaders) -> (lines: String, names: String) {
        var values: [String: [String]] = [:]
        for field in headers.fields {
            let name = String(decoding: field.name.utf8.map(\.asciiLowercased), as: UTF8.self)
            guard !unsigned.contains(name), !name.hasPrefix("proxy-") else { continue }
            values[name, default: []].append(trimmed(field.value))
        }
        let sorted = values.sorted { $0.key < $1.key }
        let lines = sorted.map { "\($0.key):\($0.value.joined(separator: ","))\n" }.joined()
        return (lines, sorted.map(\.key).joined(separator: ";"))
    }

    private static func encodedOnce(_ part: Substring.UTF8View) -> String {
        var out: [UInt8] = []
        PercentEncoding.append(PercentEncoding.decode(Array(part)), to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Without blanks around, and with one blank where there were several.
    private static func trimmed(_ value: String) -> String {
        value.utf8.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            .map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: " ")
    }
}
