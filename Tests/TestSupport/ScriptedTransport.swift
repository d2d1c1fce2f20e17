package import AWSClient
import Platform

/// A transport without a network: a function answers, and what was asked is kept.
package final class ScriptedTransport: HTTPTransport {
    private let requestsSoFar = Locked<[HTTPRequest]>([])
    private let answer: @Sendable (HTTPRequest, Int) async throws(TransportError) -> HTTPResponse

    /// Makes a transport of a function that gets each request and its number, from 1.
    package init(
        _ answer:
            @escaping @Sendable (_ request: HTTPRequest, _ number: Int) async throws(TransportError) -> HTTPResponse
    ) {
        self.answer = answer
    }

    /// Makes a transport that gives these answers in order, and the last one again and again.
    package convenience init(_ answers: [Result<HTTPResponse, TransportError>]) {
        self.init { (_, number) throws(TransportError) in try answers[min(number, answers.count) - 1].get() }
    }

    /// Every request so far.
    package var requests: [HTTPRequest] { requestsSoFar.withLock { $0 } }

    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let number = requestsSoFar.withLock { requests in
            requests.append(request)
            return requests.count
        }
        return try await answer(request, number)
    }
}

extension HTTPResponse {
    /// An answer of a status and a text.
    package static func text(_ status: Int, _ body: String, headers: HTTPHeaders = [:]) -> HTTPResponse {
        HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
    }
}
