import AWSClient
import FoundationEssentials

/// The exclusions that are in force at one moment, and what they say of accounts.
struct ExclusionList: Sendable {
    private let exclusions: [Exclusion]
    private let client: AWSClient

    /// Takes those of the configuration that have not run out.
    init(_ configuration: Configuration, at now: Date, client: AWSClient) {
        exclusions = configuration.exclusions.filter { $0.isInForce(at: now) }
        self.client = client
    }

    /// True when an account's place in the organization matters.
    private var namesUnits: Bool { exclusions.contains { if case .unit = $0.target { true } else { false } } }

    /// True when an account's tags matter; they are asked for only then.
    private var namesTags: Bool { exclusions.contains { if case .tag = $0.target { true } else { false } } }

    /// The words of the first exclusion that covers an account; nil when none does.
    ///
    /// - Throws: That the tags could not be read; the account may be excluded then, so it is not acted on.
    func words(for account: AccountID, path: [String]) async throws(Problem) -> String? {
        let tags = namesTags ? try await tags(of: account) : [:]
        return exclusions.first { $0.covers(account, path: path, tags: tags) }?.words
    }

    /// The words for each account of a plan that is excluded now, whatever the plan says itself.
    func words(for plan: Plan) async throws(Problem) -> [AccountID: String] {
        guard !exclusions.isEmpty else { return [:] }
        var paths: [AccountID: [String]] = [:]
        if namesUnits {
            try await OrganizationReader(client: client).accounts { page in
                for account in page { paths[account.id] = account.path }
            }
        }
        var found: [AccountID: String] = [:]
        for account in plan.accounts {
            found[account.id] = try await words(for: account.id, path: paths[account.id] ?? [])
        }
        return found
    }

    private func tags(of account: AccountID) async throws(Problem) -> [String: String] {
        var tags: [String: String] = [:]
        do throws(AWSError) {
            for try await page in client.pages(of: Organizations.ListTagsForResource(resourceID: account.text)) {
                for tag in page.tags { tags[tag.key] = tag.value }
            }
        } catch {
            throw Problem(error, account: account)
        }
        return tags
    }
}
