/// One HTTP request, complete but for what the transport adds (Content-Length, User-Agent).
package struct HTTPRequest: Sendable, Equatable {
    /// The methods that AWS services use.
    package enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case put = "PUT"
        case post = "POST"
        case delete = "DELETE"
    }

    /// How the bytes travel; nothing else is ever sent.
    package enum Scheme: String, Sendable {
        case http
        case https

        /// The port that need not be written.
        package var defaultPort: Int { self == .https ? 443 : 80 }
    }

    /// The method.
    package var method: Method
    /// http or https.
    package var scheme: Scheme
    /// A name or an address; IPv6 in brackets.
    package var host: String
    /// The port, or nil for the scheme's own.
    package var port: Int?
    /// The path, percent-encoded, beginning with a slash.
    package var path: String
    /// The query, percent-encoded, without the question mark; empty for none.
    package var query: String
    /// The header lines.
    package var headers: HTTPHeaders
    /// The body; empty for none.
    package var body: [UInt8]
    /// How long the whole exchange may take.
    package var timeout: Duration

    /// Makes a request.
    package init(
        method: Method = .post,
        scheme: Scheme = .https,
        host: String,
        port: Int? = nil,
        path: String = "/",
        query: String = "",
        headers: HTTPHeaders = [:],
        body: [UInt8] = [],
        timeout: Duration = .seconds(30)
    ) {
        self.method = method
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.timeout = timeout
    }

    /// The value of the Host header: with the port only when it is not the scheme's own.
    package var authority: String {
        guard let port, port != scheme.defaultPort else { return host }
        return "\(host):\(port)"
    }

    /// The whole address.
    package var url: String {
        "\(scheme.rawValue)://\(authority)\(path)\(query.isEmpty ? "" : "?")\(query)"
    }
}
