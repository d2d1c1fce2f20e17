import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

@Suite("libcurl")
struct CurlTransportTests {
    private func transport(_ change: (inout CurlTransport.Configuration) -> Void = { _ in }) -> CurlTransport {
        var configuration = CurlTransport.Configuration(userAgent: "rootward/test")
        change(&configuration)
        return CurlTransport(configuration)
    }

    private func request(
        _ server: LoopbackServer,
        _ body: String = "a=b",
        scheme: HTTPRequest.Scheme = .http,
        extra: String = "",
        timeout: Duration = .seconds(20)
    ) -> HTTPRequest {
        HTTPRequest(
            scheme: scheme,
            host: "127.0.0.1",
            port: server.port,
            path: "/p",
            query: "q=1",
            headers: ["Content-Type": "text/plain", "X-Empty": extra],
            body: Array(body.utf8),
            timeout: timeout
        )
    }

    @Test func `a request arrives as it was made and its answer comes back`() async throws {
        let server = LoopbackServer { received in
            .text(201, "seen \(received.body.count)", headers: ["X-Twice": "1", "X-Twice": "2"])
        }
        defer { server.stop() }
        let response = try await transport().send(request(server))
        #expect(response.status == 201)
        #expect(String(decoding: response.body, as: UTF8.self) == "seen 3")
        #expect(response.headers.fields.filter { $0.name == "X-Twice" }.map(\.value) == ["1", "2"])
        let received = try #require(server.requests.first)
        #expect(received.method == "POST")
        #expect(received.target == "/p?q=1")
        #expect(String(decoding: received.body, as: UTF8.self) == "a=b")
        #expect(received.headers["User-Agent"] == "rootward/test")
        #expect(received.headers["Host"] == "127.0.0.1:\(server.port)")
        #expect(received.headers["X-Empty"]?.isEmpty == true)
        #expect(received.headers["Expect"] == nil)
    }

    @Test(arguments: [HTTPRequest.Method.get, .head, .put, .post, .delete])
    func `every method is sent as itself, also on a connection that another one used`(
        _ method: HTTPRequest.Method
    ) async throws {
        let server = LoopbackServer { _ in .text(200, "body") }
        defer { server.stop() }
        let transport = transport()
        for method in [method, .post, method] {
            var request = request(server, method == .put || method == .post ? "x" : "")
            request.method = method
            let response = try await transport.send(request)
            #expect(response.body.isEmpty == (method == .head))
        }
        #expect(server.requests.map(\.method) == [method.rawValue, "POST", method.rawValue])
        #expect(server.connections == 1)
    }

    @Test func `requests one after the other use one connection`() async throws {
        let server = LoopbackServer { _ in .text(200, "ok") }
        defer { server.stop() }
        let transport = transport()
        for _ in 0..<20 { _ = try await transport.send(request(server)) }
        #expect(server.connections == 1)
        #expect(transport.exchangesUnderWay == 0)
    }

    @Test func `many requests at once share the connections that are allowed`() async throws {
        let server = LoopbackServer { _ in .text(200, "ok") }
        defer { server.stop() }
        let transport = transport { $0.connectionsPerHost = 4 }
        await withTaskGroup { group in
            for _ in 0..<200 { group.addTask { try? await transport.send(request(server)).status } }
            for await status in group { #expect(status == 200) }
        }
        #expect(server.requests.count == 200)
        #expect(server.connections <= 4)
    }

    @Test func `a redirect is an answer and is not followed`() async throws {
        let server = LoopbackServer { _ in .text(302, "", headers: ["Location": "/elsewhere"]) }
        defer { server.stop() }
        #expect(try await transport().send(request(server)).status == 302)
        #expect(server.requests.count == 1)
    }

    @Test func `an answer that is too large is refused`() async {
        let server = LoopbackServer { _ in .text(200, String(repeating: "x", count: 5000)) }
        defer { server.stop() }
        let error = await #expect(throws: TransportError.self) {
            try await transport { $0.responseLimit = 4096 }.send(request(server))
        }
        #expect(error == .responseTooLarge(host: "127.0.0.1", limit: 4096))
    }

    @Test(arguments: [
        LoopbackServer.Reply.close, .reset, .bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".utf8)),
    ])
    func `a connection that breaks after the request was sent is ambiguous, and nothing is sent twice`(
        _ reply: LoopbackServer.Reply
    ) async throws {
        let server = LoopbackServer { $0.target == "/first" ? .text(200, "") : reply }
        defer { server.stop() }
        let transport = transport()
        // The second request goes out on a kept connection, where libcurl would try again by itself.
        var first = request(server)
        (first.path, first.query) = ("/first", "")
        _ = try await transport.send(first)
        let error = await #expect(throws: TransportError.self) { try await transport.send(request(server)) }
        guard case .connectionLost = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.mayHaveBeenSent == true)
        #expect(server.requests.count == 2)
    }

    @Test func `a port where nobody listens is "never sent"`() async {
        // Port 1 is nobody's: no program of a test machine listens below 1024.
        let request = HTTPRequest(scheme: .http, host: "127.0.0.1", port: 1, timeout: .seconds(20))
        let error = await #expect(throws: TransportError.self) { try await transport().send(request) }
        #expect(error?.mayHaveBeenSent == false)
        #expect(error?.isTransient == true)
    }

    @Test func `an answer that does not come in time is ambiguous`() async {
        let server = LoopbackServer { _ in .hang }
        defer { server.stop() }
        let slow = request(server, timeout: .milliseconds(50))
        let error = await #expect(throws: TransportError.self) { try await transport().send(slow) }
        #expect(error == .timedOut(host: "127.0.0.1"))
        #expect(error?.mayHaveBeenSent == true)
    }

    @Test func `a task that is cancelled leaves nothing behind`() async throws {
        let server = LoopbackServer { _ in .hang }
        defer { server.stop() }
        let transport = transport()
        let task = Task { try await transport.send(request(server)) }
        var events = server.events.makeAsyncIterator()
        #expect(await events.next() == .request(connection: 1))
        task.cancel()
        await #expect(throws: TransportError.cancelled(host: "127.0.0.1")) { try await task.value }
        #expect(await events.next() == .peerClosed(connection: 1))
        #expect(transport.exchangesUnderWay == 0)
    }

    @Test func `a task that was cancelled before it sent sends nothing`() async {
        let server = LoopbackServer { _ in .text(200, "") }
        defer { server.stop() }
        let transport = transport()
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await transport.send(request(server))
        }
        await #expect(throws: TransportError.self) { try await task.value }
        #expect(server.requests.isEmpty)
        #expect(transport.exchangesUnderWay == 0)
    }

    @Test func `cancelling while answers come in ends every exchange once`() async {
        let server = LoopbackServer { _ in .text(200, "ok") }
        defer { server.stop() }
        let transport = transport { $0.connectionsPerHost = 8 }
        await withTaskGroup { group in
            for number in 0..<300 {
                group.addTask {
                    let task = Task { try await transport.send(request(server)) }
                    if number.isMultiple(of: 3) { await Task.yield() }
                    if !number.isMultiple(of: 5) { task.cancel() }
                    _ = await task.result
                }
            }
        }
        #expect(transport.exchangesUnderWay == 0)
    }

    @Test(arguments: ["X: y\r\nInjected: z", "\u{0}"])
    func `a header with a control character is refused`(_ value: String) async {
        let server = LoopbackServer { _ in .text(200, "") }
        defer { server.stop() }
        let bad = request(server, extra: value)
        let error = await #expect(throws: TransportError.self) { try await transport().send(bad) }
        #expect(error?.mayHaveBeenSent == false)
        #expect(server.requests.isEmpty)
    }

    @Test func `a server that does not answer in TLS is sent nothing`() async {
        let server = LoopbackServer { _ in .close }
        defer { server.stop() }
        let request = request(server, scheme: .https)
        let error = await #expect(throws: TransportError.self) {
            try await transport { $0.connectTimeout = .milliseconds(100) }.send(request)
        }
        #expect(error == .connectTimedOut(host: "127.0.0.1"))
        #expect(error?.mayHaveBeenSent == false)
    }

    @Test func `headers of an interim answer do not count`() async throws {
        let bytes =
            "HTTP/1.1 103 Early\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Late: 1\r\n\r\nok"
        let server = LoopbackServer { _ in .bytes(Array(bytes.utf8)) }
        defer { server.stop() }
        let response = try await transport().send(request(server))
        #expect(response.headers["X-Early"] == nil)
        #expect(response.headers["X-Late"] == "1")
    }
}
