/// AWS's ID of a request, which its support asks for.
enum RequestID {
    private static let opening = Array("<RequestId>".utf8)

    /// The ID in the headers, else in the XML; nil when there is none.
    static func of(_ response: HTTPResponse) -> String? {
        let header = response.headers["x-amzn-requestid"] ?? response.headers["x-amz-request-id"]
        guard let id = header ?? inBody(response.body), !id.isEmpty else { return nil }
        // It goes into sentences and journals: anything that is no ID is not passed on.
        let isID = id.utf8.count <= 128 && id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") }
        return isID ? id : nil
    }

    private static func inBody(_ body: [UInt8]) -> String? {
        // In a success it stands at the end, in an error near the end as well; bodies are scanned once and only when
        // there was no header.
        guard let range = body.firstRange(of: opening) else { return nil }
        let rest = body[range.upperBound...]
        guard let end = rest.firstIndex(of: UInt8(ascii: "<")) else { return nil }
        return String(decoding: rest[..<end], as: UTF8.self)
    }
}

/// How long a server asks to wait before the next attempt.
enum RetryHint {
    /// The milliseconds in `x-amz-retry-after`; nil when there is none that can be read.
    static func of(_ response: HTTPResponse) -> Duration? {
        guard let text = response.headers["x-amz-retry-after"], let milliseconds = Int(text), milliseconds >= 0 else {
            return nil
        }
        return .milliseconds(milliseconds)
    }
}
