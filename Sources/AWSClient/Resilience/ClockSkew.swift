import FoundationEssentials
import Platform

/// How far this machine's clock is from AWS's, learnt from the `Date` header of answers that refuse a signature.
///
/// It is one for all copies of a client: there is one clock here, and AWS's clocks agree among themselves.
package final class ClockSkew: Sendable {
    /// AWS accepts five minutes and more; below four, a refusal has another cause.
    private static let tolerance = 240.0
    private static let codes: Set<String> = [
        "AuthFailure", "InvalidSignature", "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed",
        "SignatureDoesNotMatch", "AccessDenied",
    ]
    private let seconds = Locked(0.0)

    /// Makes a clock that is right until an answer says otherwise.
    package init() {}

    /// How many seconds AWS's clock is ahead of ours; negative when ours is ahead.
    package var offset: Double { seconds.withLock { $0 } }

    /// Learns from a refusal; true when the request was signed for a time so wrong that this explains it.
    func learn(from response: HTTPResponse, _ error: ServiceError, signedAt: Date, now: Date) -> Bool {
        guard let code = error.code, Self.codes.contains(code),
            let serverTime = response.headers["Date"].flatMap(Timestamp.date(fromHTTP:)),
            abs(serverTime.timeIntervalSince(signedAt)) > Self.tolerance
        else { return false }
        seconds.withLock { $0 = serverTime.timeIntervalSince(now) }
        return true
    }
}
