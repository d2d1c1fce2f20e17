/// One HTTP request as it came off the wire, however it came: over loopback or in process.
package struct SimulatedRequest: Sendable {
    /// The method, in capitals.
    package var method: String
    /// The `Host` header's value, with the port if the client named one.
    package var host: String
    /// The path as sent, still percent-encoded; empty means `/`.
    package var path: String
    /// The query as sent, without the question mark.
    package var query: String
    /// The headers in the order they came; names in any case.
    package var headers: [(name: String, value: String)]
    /// The body's bytes.
    package var body: [UInt8]

    /// Makes a request of its parts.
    package init(
        method: String,
        host: String,
        path: String = "/",
        query: String = "",
        headers: [(name: String, value: String)],
        body: [UInt8] = []
    ) {
        self.method = method
        self.host = host
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The first value of a header; the name must be in lower case.
    func header(_ name: String) -> String? {
        headers.first { ASCII.equalIgnoringCase($0.name, name) }?.value
    }
}
