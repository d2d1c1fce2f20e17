/// A thing that goes wrong with some of the requests.
package struct FaultRule: Sendable, Equatable {
    /// What goes wrong.
    package enum Kind: String, Sendable, CaseIterable {
        /// The service answers its throttling code.
        case throttle
        /// The service answers its internal failure, with status 500.
        case internalError = "500"
        /// The service answers 503.
        case unavailable = "503"
        /// The connection is reset and the request was never acted on.
        case resetBefore = "reset-before"
        /// The connection is reset after the request took effect.
        case resetAfter = "reset-after"
        /// The request takes effect; half of the answer's body arrives.
        case truncated
        /// A load balancer's HTML page with status 502 comes instead of an answer.
        case html
        /// The answer takes five seconds more.
        case slow
    }

    /// What goes wrong.
    package let kind: Kind
    /// How often, from 0 to 1.
    package let probability: Double
    /// The one operation it happens to, such as `iam:DeleteAccessKey`; `nil` for all.
    package let operation: String?
    /// How many times it happens at most.
    package var limit: Int

    /// Makes a rule.
    package init(_ kind: Kind, probability: Double, operation: String? = nil, limit: Int = .max) {
        self.kind = kind
        self.probability = probability
        self.operation = operation
        self.limit = limit
    }

    /// Reads `kind=probability` or `kind=probability@operation`, as given on a command line; `nil` when it is neither.
    package init?(_ text: String) {
        let halves = text.split(separator: "@", maxSplits: 1)
        guard let first = halves.first else { return nil }
        let pair = first.split(separator: "=", maxSplits: 1)
        guard pair.count == 2, let kind = Kind(rawValue: String(pair[0])), let probability = Double(pair[1]),
            (0...1).contains(probability)
        else { return nil }
        self.init(kind, probability: probability, operation: halves.count == 2 ? String(halves[1]) : nil)
    }
}
