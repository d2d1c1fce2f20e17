/// Why a credential source gave nothing.
package enum CredentialError: Error, Sendable, Equatable {
    /// The source is not set up, so the next one is tried.
    case notConfigured(source: String, reason: String)
    /// The source is set up and broken; no other is tried, since that would act as somebody else.
    case failed(source: String, reason: String)
    /// No source is set up; each says why it was skipped.
    case noSource(skipped: [SkippedSource])
    /// The task was cancelled while it waited.
    case cancelled

    /// A source that was passed over, and why.
    package struct SkippedSource: Sendable, Equatable {
        /// The source in a person's words.
        package let source: String
        /// Why it gave nothing.
        package let reason: String

        /// Notes why a source was passed over.
        package init(source: String, reason: String) {
            self.source = source
            self.reason = reason
        }
    }
}

extension CredentialError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notConfigured(let source, let reason):
            "No credentials from \(source): \(reason)."
        case .failed(let source, let reason):
            "The credentials from \(source) can't be used: \(reason)."
        case .noSource(let skipped):
            (["No AWS credentials were found. Sign in as you do for the AWS CLI, then try again."]
                + skipped.map { "- \($0.source): \($0.reason)" }).joined(separator: "\n")
        case .cancelled:
            "Getting credentials was cancelled."
        }
    }
}
