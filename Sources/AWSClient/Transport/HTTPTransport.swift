/// What carries requests to a server and answers back: libcurl in the program, a function in tests and the demo.
package protocol HTTPTransport: Sendable {
    /// Sends one request and waits for the whole answer; an answer with any status is an answer, not an error.
    ///
    /// Cancelling the task ends the exchange with `.cancelled`.
    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}
