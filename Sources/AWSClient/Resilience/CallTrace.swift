import FoundationEssentials
import Platform

/// Tells somebody of every call: what, where, how often, how long, and never anything secret.
///
/// There is no body in it, no header, no query and no sentence of a service: only names, numbers and IDs.
package struct CallTrace: Sendable {
    /// One call, its retries included, as one line of a trace.
    package struct Record: Sendable, Codable, Equatable {
        /// When it ended, ISO 8601.
        package let time: String
        /// The service, such as `sts`.
        package let service: String
        /// The operation, such as `AssumeRoot`.
        package let operation: String
        /// The account that it was about; nil when that is the caller's own, or the organization.
        package let account: String?
        /// Where the last request went; nil when none was sent.
        package let host: String?
        /// The region that it was signed for.
        package let region: String
        /// The last answer's HTTP status.
        package let status: Int?
        /// The error's code, or what kind of failure it was; nil after a success.
        package let error: String?
        /// AWS's ID of the last request.
        package let requestID: String?
        /// How often it was sent.
        package let attempts: Int
        /// How long it took with all waiting, in milliseconds.
        package let milliseconds: Int
        /// How long each request took, in milliseconds.
        package let requests: [Int]
    }

    private let write: @Sendable (Record) -> Void

    /// Makes a trace of what takes the records; it is called on the caller's task and must not wait long.
    package init(_ write: @escaping @Sendable (Record) -> Void) { self.write = write }

    func note<Operation: AWSOperation>(
        _ operation: Operation,
        by client: AWSClient,
        _ progress: CallProgress,
        _ duration: Duration,
        requestID: String?,
        _ error: AWSError? = nil
    ) {
        write(
            Record(
                time: Timestamp.extended(client.time.now()),
                service: Operation.service.rawValue,
                operation: Operation.name,
                account: (operation.targetAccount ?? client.account)?.description,
                host: progress.destination?.host,
                region: progress.destination?.region ?? client.region.name,
                status: progress.status,
                error: error.map(Self.word),
                requestID: requestID,
                attempts: progress.attempts,
                milliseconds: duration.milliseconds,
                requests: progress.durations.map(\.milliseconds)
            )
        )
    }

    /// The code of a service, or the kind of a failure; a code that is no word is not passed on.
    private static func word(_ error: AWSError) -> String {
        switch error.kind {
        case .service(let error):
            guard let code = error.literalCode, UserAgent.token(code) == code else { return "service" }
            return code
        case .transport(let error): return error.kind
        case .credentials: return "credentials"
        case .wire: return "unreadable"
        case .refused: return "refused"
        case .cancelled: return "cancelled"
        }
    }
}

extension TransportError {
    /// What happened, in one word.
    fileprivate var kind: String {
        switch self {
        case .couldNotConnect: "couldNotConnect"
        case .certificateRefused: "certificateRefused"
        case .connectTimedOut: "connectTimedOut"
        case .timedOut: "timedOut"
        case .connectionLost: "connectionLost"
        case .responseTooLarge: "responseTooLarge"
        case .unusable: "unusable"
        case .cancelled: "cancelled"
        }
    }
}

extension Duration {
    /// Whole milliseconds.
    fileprivate var milliseconds: Int { Int(self / .milliseconds(1)) }
}
