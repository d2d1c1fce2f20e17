/// Something that did not work, told so that a person can act: what happened, to which account, in which call.
package struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of trouble it is, for deciding what can be tried.
    package enum Kind: String, Sendable, Equatable {
        /// A policy said no.
        case denied
        /// AWS asked to slow down for longer than Rootward waited.
        case throttled
        /// No answer, or none that could be trusted; a change may have taken effect.
        case connection
        /// The caller's own credentials do not work.
        case credentials
        /// AWS answered, and the answer did not hold what it must.
        case unreadable
        /// AWS refused or failed in another way.
        case service
        /// Rootward itself refused before anything was sent.
        case refused
        /// The person stopped it.
        case cancelled
        /// This machine's disk, memory or configuration.
        case local
    }

    package let kind: Kind
    /// What happened, as one sentence; may hold AWS's own untrusted words.
    package let sentence: String
    package let account: AccountID?
    /// The call, as `service:Operation`.
    package let call: String?
    /// AWS's ID of the request, for their support and for CloudTrail.
    package let requestID: String?
    /// What to do next, as one sentence.
    package let nextStep: String?

    /// Makes a problem.
    package init(
        _ kind: Kind,
        _ sentence: String,
        account: AccountID? = nil,
        call: String? = nil,
        requestID: String? = nil,
        nextStep: String? = nil
    ) {
        self.kind = kind
        self.sentence = sentence
        self.account = account
        self.call = call
        self.requestID = requestID
        self.nextStep = nextStep
    }

    /// All of it as text: the sentence, the request ID, the next step.
    package var description: String {
        var text = sentence
        if let requestID { text += " (request \(requestID))" }
        if let nextStep { text += " \(nextStep)" }
        return text
    }
}
