import AWSClient
import Platform
import SimulatedAWS

/// Carries requests to a simulated AWS in this process; nothing leaves the machine.
struct SimulatedTransport: HTTPTransport {
    let aws: SimulatedAWS
    let time: TimeSource

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        var headers = request.headers.fields.map { (name: $0.name, value: $0.value) }
        if request.headers["host"] == nil { headers.append(("Host", request.authority)) }
        let answer = aws.respond(
            to: SimulatedRequest(
                method: request.method.rawValue,
                host: request.authority,
                path: request.path,
                query: request.query,
                headers: headers,
                body: request.body
            )
        )
        do {
            if answer.delay > .zero { try await time.sleep(answer.delay) }
        } catch {
            throw .cancelled(host: request.host)
        }
        switch answer.fault {
        case .reset: throw .connectionLost(host: request.host, reason: "reset by the simulator")
        case .truncated: throw .connectionLost(host: request.host, reason: "cut off by the simulator")
        case nil: break
        }
        return HTTPResponse(
            status: answer.status,
            headers: HTTPHeaders(answer.headers.map { .init(name: $0.name, value: $0.value) }),
            body: answer.body
        )
    }
}
