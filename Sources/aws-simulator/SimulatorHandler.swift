import Glibc
import NIOCore
import NIOHTTP1
import SimulatedAWS

/// One connection: gathers a request, asks the simulated AWS, answers when the latency has passed.
final class SimulatorHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// More than any AWS call of ours sends; a longer body is cut off and its signature then doesn't match.
    private static let bodyLimit = 1 << 20

    private let aws: SimulatedAWS
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    /// Makes the handler of a new connection.
    init(aws: SimulatedAWS) {
        self.aws = aws
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let bytes):
            body.append(contentsOf: bytes.readableBytesView.prefix(Self.bodyLimit - body.count))
        case .end:
            guard let head else { return }
            answer(head, context: context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answer(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
        let halves = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let response =
            if head.method == .GET, let page = inspection(String(halves[0])) { page } else {
                aws.respond(
                    to: SimulatedRequest(
                        method: head.method.rawValue,
                        host: head.headers.first(name: "host") ?? "",
                        path: String(halves[0]),
                        query: halves.count > 1 ? String(halves[1]) : "",
                        headers: head.headers.map { ($0.name, $0.value) },
                        body: body
                    )
                )
            }
        guard response.delay > .zero else { return send(response, to: head, context: context) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: TimeAmount(response.delay)) {
            let (handler, context) = bound.value
            handler.send(response, to: head, context: context)
        }
    }

    /// The two pages that need no signature, for tests and for the curious.
    private func inspection(_ path: String) -> SimulatedResponse? {
        let body: [UInt8]
        switch path {
        case "/simulator/state": body = aws.stateAsJSON()
        case "/simulator/calls": body = aws.callsAsJSON()
        default: return nil
        }
        return SimulatedResponse(status: 200, headers: [("Content-Type", "application/json")], body: body)
    }

    private func send(_ response: SimulatedResponse, to head: HTTPRequestHead, context: ChannelHandlerContext) {
        if response.fault == .reset { return reset(context) }
        var headers = HTTPHeaders(response.headers.map { ($0.name, $0.value) })
        headers.add(name: "Content-Length", value: String(response.body.count))
        if !head.isKeepAlive { headers.add(name: "Connection", value: "close") }
        let status = HTTPResponseStatus(statusCode: response.status)
        let answer = HTTPResponseHead(version: head.version, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(answer)), promise: nil)
        var bytes = response.body[...]
        if case .truncated(let count) = response.fault { bytes = bytes.prefix(count) }
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
        if bytes.count < response.body.count {
            context.flush()
            context.close(promise: nil)
        } else {
            let isLast = !head.isKeepAlive
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
                if isLast { bound.value.close(promise: nil) }
            }
        }
    }

    /// Closes so that the client sees a reset: with nothing to linger for, the kernel sends RST instead of FIN.
    private func reset(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        guard let options = context.channel as? any SocketOptionProvider else { return context.close(promise: nil) }
        options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
            bound.value.close(promise: nil)
        }
    }
}
