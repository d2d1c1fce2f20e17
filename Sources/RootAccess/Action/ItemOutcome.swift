/// What became of one item of a plan.
package enum ItemOutcome: String, Sendable, Codable {
    case deleted
    /// It was gone before Rootward came to it.
    case alreadyAbsent
    case failed
    case denied
    /// Nothing was sent for it.
    case notAttempted
    /// A deletion was sent and nobody knows whether it took effect.
    case unknown

    /// The word for people.
    package var words: String {
        switch self {
        case .deleted: "deleted"
        case .alreadyAbsent: "already absent"
        case .failed: "failed"
        case .denied: "denied"
        case .notAttempted: "not attempted"
        case .unknown: "unknown"
        }
    }

    /// True when the item is no longer there.
    package var isGone: Bool { self == .deleted || self == .alreadyAbsent }
}
