extension SignatureVerifier {
    /// The canonical form of a request, step 1 of AWS's document.
    static func canonicalRequest(of request: SimulatedRequest, scope: SignatureScope) -> [UInt8] {
        var text = Array(request.method.utf8)
        text.append(10)
        appendPath(request.path, service: scope.service, to: &text)
        text.append(10)
        appendQuery(request.query, to: &text)
        text.append(10)
        for name in scope.signedHeaders {
            text.append(contentsOf: name.utf8)
            text.append(58)
            text.append(contentsOf: headerValue(name, of: request).utf8)
            text.append(10)
        }
        text.append(10)
        text.append(contentsOf: scope.signedHeaders.joined(separator: ";").utf8)
        text.append(10)
        // S3 alone may leave the body out of the signature, and says so in the header.
        if scope.service == "s3", let declared = request.header("x-amz-content-sha256"), declared.hasPrefix("UNSIGNED")
        {
            text.append(contentsOf: declared.utf8)
        } else {
            text.append(contentsOf: ASCII.hex(SHA256.digest(request.body)))
        }
        return text
    }

    /// The string that is signed, step 3 of AWS's document.
    static func stringToSign(stamp: String, scope: SignatureScope, canonicalRequest: [UInt8]) -> [UInt8] {
        Array("AWS4-HMAC-SHA256\n\(stamp)\n\(scope.date)/\(scope.region)/\(scope.service)/aws4_request\n".utf8)
            + ASCII.hex(SHA256.digest(canonicalRequest))
    }

    private static func headerValue(_ name: String, of request: SimulatedRequest) -> String {
        let values = request.headers.filter { ASCII.equalIgnoringCase($0.name, name) }.map { ASCII.collapsed($0.value) }
        // A request in process may carry its host beside the headers instead of among them.
        if values.isEmpty, name == "host" { return request.host }
        return values.joined(separator: ",")
    }

    private static func appendPath(_ path: String, service: String, to text: inout [UInt8]) {
        guard service != "s3", path != "/", !path.isEmpty else {
            text.append(contentsOf: path.isEmpty ? [47] : Array(path.utf8))
            return
        }
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
        }
        var normal = "/" + segments.joined(separator: "/")
        let isFolder = path.hasSuffix("/") || path.hasSuffix("/.") || path.hasSuffix("/..")
        if isFolder, !segments.isEmpty { normal += "/" }
        PercentEncoding.append(normal.utf8, to: &text, keepingSlash: true)
    }

    private static func appendQuery(_ query: String, to text: inout [UInt8]) {
        guard !query.isEmpty else { return }
        var pairs: [(name: [UInt8], value: [UInt8])] = []
        for part in query.utf8.split(separator: UInt8(ascii: "&")) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            pairs.append((encoded(halves[0]), halves.count > 1 ? encoded(halves[1]) : []))
        }
        pairs.sort {
            let (one, other) = $0.name == $1.name ? ($0.value, $1.value) : ($0.name, $1.name)
            return one.lexicographicallyPrecedes(other)
        }
        for (index, pair) in pairs.enumerated() {
            if index > 0 { text.append(38) }
            text.append(contentsOf: pair.name)
            text.append(61)
            text.append(contentsOf: pair.value)
        }
    }

    /// Each part is encoded exactly once, whatever the client had encoded of it.
    private static func encoded(_ part: some Sequence<UInt8>) -> [UInt8] {
        let raw = Array(part)
        var output: [UInt8] = []
        PercentEncoding.append(PercentEncoding.decode(raw, plusIsBlank: false) ?? raw, to: &output)
        return output
    }
}
