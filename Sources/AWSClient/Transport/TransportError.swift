/// Why no answer came; whether the server may have acted nevertheless is the question that matters.
package enum TransportError: Error, Sendable, Equatable {
    /// No connection was made, so nothing was sent.
    case couldNotConnect(host: String, reason: String)
    /// The server's certificate was refused, so nothing was sent.
    case certificateRefused(host: String, reason: String)
    /// No connection was made in time, so nothing was sent.
    case connectTimedOut(host: String)
    /// The answer did not come in time.
    case timedOut(host: String)
    /// The connection broke before the answer was complete.
    case connectionLost(host: String, reason: String)
    /// The answer was larger than this program accepts, in bytes.
    case responseTooLarge(host: String, limit: Int)
    /// The request could not be given to the network library.
    case unusable(host: String, reason: String)
    /// The task was cancelled while it waited.
    case cancelled(host: String)

    /// Whether the server may have received the request, and so may have acted on it.
    package var mayHaveBeenSent: Bool {
        switch self {
        case .couldNotConnect, .certificateRefused, .connectTimedOut, .unusable: false
        case .timedOut, .connectionLost, .responseTooLarge, .cancelled: true
        }
    }

    /// Whether the same request may well succeed in a moment.
    package var isTransient: Bool {
        switch self {
        case .couldNotConnect, .connectTimedOut, .timedOut, .connectionLost: true
        case .certificateRefused, .responseTooLarge, .unusable, .cancelled: false
        }
    }
}

extension TransportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .couldNotConnect(let host, let reason):
            "No connection to \(host): \(reason). Check the network, the proxy settings and the region."
        case .certificateRefused(let host, let reason):
            "The certificate of \(host) was refused: \(reason). If a proxy re-signs traffic, set AWS_CA_BUNDLE to its CA."
        case .connectTimedOut(let host):
            "No connection to \(host) in time. Check the network, the proxy settings and the region."
        case .timedOut(let host):
            "\(host) did not answer in time."
        case .connectionLost(let host, let reason):
            "The connection to \(host) was lost before the answer was complete: \(reason)."
        case .responseTooLarge(let host, let limit):
            "The answer of \(host) is larger than \(limit) bytes and was refused."
        case .unusable(let host, let reason):
            "The request to \(host) could not be made: \(reason)."
        case .cancelled(let host):
            "The request to \(host) was cancelled."
        }
    }
}
