import Platform

/// Sends requests with libcurl: one thread of its own drives every transfer, connections are kept and reused.
///
/// TLS 1.2 is the least, certificates are always verified, redirects are never followed, and nothing but http and
/// https is spoken. Proxies are libcurl's own affair (`HTTPS_PROXY`, `NO_PROXY`), except that link-local and loopback
/// hosts are never reached through one.
package final class CurlTransport: HTTPTransport {
    /// What is the same for all requests.
    package struct Configuration: Sendable {
        /// The value of `User-Agent`.
        package var userAgent: String
        /// A file of CA certificates (PEM) in place of the system's; `AWS_CA_BUNDLE`.
        package var caBundle: String?
        /// How long making a connection may take.
        package var connectTimeout: Duration
        /// The most connections to one host.
        package var connectionsPerHost: Int
        /// The largest body that is accepted, in bytes.
        package var responseLimit: Int

        /// Makes a configuration.
        package init(
            userAgent: String,
            caBundle: String? = nil,
            connectTimeout: Duration = .seconds(5),
            connectionsPerHost: Int = 64,
            responseLimit: Int = 8 << 20
        ) {
            self.userAgent = userAgent
            self.caBundle = caBundle
            self.connectTimeout = connectTimeout
            self.connectionsPerHost = connectionsPerHost
            self.responseLimit = responseLimit
        }
    }

    private let queue: ExchangeQueue

    /// Starts the thread.
    package init(_ configuration: Configuration) {
        queue = ExchangeQueue()
        CurlThread.start(configuration, queue)
    }

    deinit {
        // Whoever sends holds the transport, so nothing is under way now.
        queue.stop()
    }

    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let exchange = Exchange(request)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { queue.submit(exchange, $0) }
        } onCancel: {
            queue.cancel(exchange)
        }
        return try result.get()
    }

    /// How many exchanges are submitted and not finished; for tests that nothing is left behind.
    package var exchangesUnderWay: Int { queue.exchangesUnderWay }
}
