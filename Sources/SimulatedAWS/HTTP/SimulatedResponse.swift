/// What the simulated AWS answers, and how the line it travels on should misbehave.
package struct SimulatedResponse: Sendable {
    /// What happens on the way to the client; a server or an in-process adaptor acts it out.
    package enum Fault: Sendable, Equatable {
        /// The connection is reset and nothing of the response arrives.
        case reset
        /// Only the first bytes of the body arrive, then the connection closes; `Content-Length` promised all of it.
        case truncated(bytes: Int)
    }

    /// The HTTP status.
    package var status: Int
    /// The headers; `Content-Length` is left to whoever sends the response.
    package var headers: [(name: String, value: String)]
    /// The body's bytes.
    package var body: [UInt8]
    /// The fault to act out, if any.
    package var fault: Fault?
    /// How long to wait before the first byte is sent.
    package var delay: Duration

    /// Makes a response of its parts.
    package init(
        status: Int,
        headers: [(name: String, value: String)],
        body: [UInt8],
        fault: Fault? = nil,
        delay: Duration = .zero
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.fault = fault
        self.delay = delay
    }
}
