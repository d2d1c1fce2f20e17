package import AWSClient
import FoundationEssentials
import Glibc
import Platform

/// A tiny HTTP/1.1 server on 127.0.0.1 with blocking sockets, one thread a connection, for tests of a real transport.
package final class LoopbackServer: Sendable {
    /// What the server does with one request.
    package enum Reply: Sendable {
        /// Sends an answer with a Content-Length and keeps the connection.
        case response(HTTPResponse)
        /// Sends these bytes as they are, then closes.
        case bytes([UInt8])
        /// Closes without an answer.
        case close
        /// Resets the connection without an answer.
        case reset
        /// Never answers; waits until the peer goes away.
        case hang

        /// An answer of a status and a text.
        package static func text(_ status: Int, _ body: String, headers: HTTPHeaders = [:]) -> Reply {
            .response(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
        }
    }

    /// One request as it came.
    package struct Received: Sendable {
        /// The method.
        package let method: String
        /// Path and query.
        package let target: String
        /// The header lines.
        package let headers: HTTPHeaders
        /// The body.
        package let body: [UInt8]
        /// Which connection it came on, from 1.
        package let connection: Int
    }

    /// Something that happened on the server, in order.
    package enum Event: Sendable, Equatable {
        /// A whole request came on a connection.
        case request(connection: Int)
        /// The peer closed a connection.
        case peerClosed(connection: Int)
    }

    private struct State: Sendable {
        var connections = 0
        var requests: [Received] = []
    }

    private let listener: Int32
    private let state = Locked(State())
    /// What happens, as it happens.
    package let events: AsyncStream<Event>
    private let eventSink: AsyncStream<Event>.Continuation
    /// The port it listens on.
    package let port: Int
    private let respond: @Sendable (Received) -> Reply

    /// Starts to listen; the closure runs on the connection's thread and may block.
    package init(_ respond: @escaping @Sendable (Received) -> Reply) {
        self.respond = respond
        (events, eventSink) = AsyncStream.makeStream()
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let bound = unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(listener, $0, size) == 0 && listen(listener, 512) == 0
                    && getsockname(listener, $0, &size) == 0
            }
        }
        precondition(bound, "no loopback port: \(errno)")
        port = Int(UInt16(bigEndian: address.sin_port))
        startThread { [self] in accept() }
    }

    /// Stops listening; connections end when their peers close.
    package func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        eventSink.finish()
    }

    /// How many connections were made so far.
    package var connections: Int { state.withLock { $0.connections } }

    /// Every request so far.
    package var requests: [Received] { state.withLock { $0.requests } }

    private func accept() {
        while true {
            let socket = Glibc.accept(listener, nil, nil)
            guard socket >= 0 else { break }
            var one: Int32 = 1
            unsafe setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
            let number = state.withLock { state in
                state.connections += 1
                return state.connections
            }
            startThread { [self] in
                serve(socket, number)
                close(socket)
            }
        }
        close(listener)
    }

    private func serve(_ socket: Int32, _ number: Int) {
        var buffer: [UInt8] = []
        while let request = Self.read(socket, &buffer, number) {
            state.withLock { $0.requests.append(request) }
            eventSink.yield(.request(connection: number))
            switch respond(request) {
            case .response(let response):
                send(socket, Self.bytes(of: response, isHead: request.method == "HEAD"))
            case .bytes(let bytes):
                send(socket, bytes)
                return
            case .close:
                return
            case .reset:
                var linger = linger(l_onoff: 1, l_linger: 0)
                unsafe setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
                return
            case .hang:
                var byte: UInt8 = 0
                while unsafe recv(socket, &byte, 1, 0) > 0 {}
                eventSink.yield(.peerClosed(connection: number))
                return
            }
        }
        eventSink.yield(.peerClosed(connection: number))
    }

    private func send(_ socket: Int32, _ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].withUnsafeBytes {
                unsafe Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    private static func read(_ socket: Int32, _ buffer: inout [UInt8], _ number: Int) -> Received? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let blank = buffer.firstRange(of: end) {
                let lines = String(decoding: buffer[..<blank.lowerBound], as: UTF8.self).split(separator: "\r\n")
                var headers = HTTPHeaders()
                for line in lines.dropFirst() {
                    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                    headers.add(String(parts[0]), String(parts.last?.drop { $0 == " " } ?? ""))
                }
                let length = headers["Content-Length"].flatMap { Int($0) } ?? 0
                if buffer.count >= blank.upperBound + length {
                    let first = lines[0].split(separator: " ")
                    let body = Array(buffer[blank.upperBound..<blank.upperBound + length])
                    buffer.removeFirst(blank.upperBound + length)
                    return Received(
                        method: String(first[0]),
                        target: String(first[1]),
                        headers: headers,
                        body: body,
                        connection: number
                    )
                }
            }
            var chunk = [UInt8](repeating: 0, count: 16_384)
            let count = unsafe recv(socket, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            buffer += chunk[..<count]
        }
    }

    private static func bytes(of response: HTTPResponse, isHead: Bool) -> [UInt8] {
        var head = "HTTP/1.1 \(response.status) X\r\nContent-Length: \(response.body.count)\r\n"
        for field in response.headers.fields { head += "\(field.name): \(field.value)\r\n" }
        return Array(head.utf8) + Array("\r\n".utf8) + (isHead ? [] : response.body)
    }
}

private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func startThread(_ run: @escaping @Sendable () -> Void) {
    let context = unsafe Unmanaged.passRetained(Body(run)).toOpaque()
    var thread = pthread_t()
    let result = unsafe pthread_create(
        &thread,
        nil,
        { context in
            guard let context = unsafe context else { return nil }
            unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
            return nil
        },
        context
    )
    precondition(result == 0, "pthread_create: \(result)")
    pthread_detach(thread)
}
