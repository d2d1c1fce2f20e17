import Platform

/// The credential sources in the order of the AWS CLI v2: the first that is set up is the one, for good.
///
/// A source that is set up and broken ends the search with its error, since the next one would act as somebody else.
package final class CredentialChain: CredentialProvider {
    private let sources: [any CredentialProvider]
    private let chosen = Locked<Int?>(nil)

    /// Makes a chain of sources in order.
    package init(_ sources: [any CredentialProvider]) { self.sources = sources }

    /// The source that gave credentials; before that, the chain itself.
    package var description: String {
        guard let index = chosen.withLock({ $0 }) else { return "credential chain" }
        return sources[index].description
    }

    package func credentials() async throws(CredentialError) -> Credentials {
        if let index = chosen.withLock({ $0 }) { return try await sources[index].credentials() }
        var skipped: [CredentialError.SkippedSource] = []
        for (index, source) in sources.enumerated() {
            do {
                let credentials = try await source.credentials()
                chosen.withLock { $0 = index }
                return credentials
            } catch {
                guard case .notConfigured(let name, let reason) = error else { throw error }
                skipped.append(CredentialError.SkippedSource(source: name, reason: reason))
            }
        }
        throw .noSource(skipped: skipped)
    }
}
