/// Where requests of one service go, and the region they are signed for.
package struct Endpoint: Sendable, Equatable {
    /// http or https.
    package let scheme: HTTPRequest.Scheme
    /// The host; IPv6 in brackets.
    package let host: String
    /// The port, or nil for the scheme's own.
    package let port: Int?
    /// A path before every request's own; empty, or beginning with a slash.
    package let basePath: String
    /// The region in the credential scope.
    package let signingRegion: String
    /// Whether somebody configured it, rather than AWS's rules.
    package let isCustom: Bool

    /// Makes an endpoint of AWS's own hosts.
    package init(host: String, signingRegion: String) {
        scheme = .https
        self.host = host
        port = nil
        basePath = ""
        self.signingRegion = signingRegion
        isCustom = false
    }

    /// Reads a configured address, such as `http://127.0.0.1:5000`; nil when it is not an http or https address.
    ///
    /// User names, queries and fragments are refused: they would be sent to nobody, silently.
    package init?(url: String, signingRegion: String) {
        let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let scheme = HTTPRequest.Scheme(rawValue: parts[0].lowercased()) else { return nil }
        let slash = parts[1].firstIndex(of: "/") ?? parts[1].endIndex
        let authority = parts[1][..<slash]
        guard !authority.isEmpty, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            !url.contains(where: { "?#@\\".contains($0) })
        else { return nil }
        // The colon of a port comes after the bracket of an IPv6 address.
        let afterAddress = authority.lastIndex(of: "]") ?? authority.startIndex
        if let colon = authority[afterAddress...].lastIndex(of: ":") {
            guard let port = Int(authority[authority.index(after: colon)...]), (1...65_535).contains(port) else {
                return nil
            }
            self.port = port
            host = String(authority[..<colon])
        } else {
            port = nil
            host = String(authority)
        }
        guard !host.isEmpty else { return nil }
        self.scheme = scheme
        var path = parts[1][slash...]
        while path.hasSuffix("/") { path.removeLast() }
        basePath = String(path)
        self.signingRegion = signingRegion
        isCustom = true
    }
}
