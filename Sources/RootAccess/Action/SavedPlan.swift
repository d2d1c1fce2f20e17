import AWSClient
import FoundationEssentials

/// A plan as a file that a second person can review and apply: JSON with a version and its own digest.
package struct SavedPlan: Sendable, Equatable {
    /// The plan.
    package let plan: Plan
    /// What whoever made it said yes to.
    package let acknowledged: Set<Guard.Kind>

    /// Makes a plan ready to be saved.
    package init(plan: Plan, acknowledged: Set<Guard.Kind> = []) {
        self.plan = plan
        self.acknowledged = acknowledged
    }

    /// The digest that the file holds.
    package var digest: String? { try? PlanDocument(self).expectedDigest() }

    /// The bytes of the file.
    package func encoded() throws -> [UInt8] {
        var document = PlanDocument(self)
        document.digest = try document.expectedDigest()
        return try HarmlessJSON.encode(document, isPretty: true) + [0x0A]
    }

    /// Reads a file back, and refuses one that was changed.
    package init(file bytes: [UInt8]) throws(Problem) {
        let refusal = { (sentence: String) in
            Problem(.refused, sentence, nextStep: "Make a new plan with rootward plan; a plan is never edited by hand.")
        }
        guard let document = try? HarmlessJSON.decode(PlanDocument.self, from: bytes) else {
            throw refusal("The file is not a plan that this version can read.")
        }
        guard document.format == PlanDocument.currentFormat, document.version == PlanDocument.currentVersion else {
            throw refusal("The file is a plan of version \(document.version), which this version can't read.")
        }
        // Compared as a whole, too, so that not even a member that nobody reads can be added.
        guard let digest = try? document.expectedDigest(), document.digest == digest,
            let again = try? HarmlessJSON.encode(document, isPretty: true), again + [0x0A] == bytes
        else { throw refusal("The plan was changed after it was made: its digest does not fit.") }
        guard let saved = document.savedPlan else {
            throw refusal("The plan names an account or an item that can't exist, or an item twice.")
        }
        self = saved
    }
}

/// The shape of a plan's file.
struct PlanDocument: Codable {
    static let currentFormat = "rootward-plan"
    static let currentVersion = 1

    struct Item: Codable {
        let kind: CredentialKind
        let id: String
        let createdAt: Date?
        let lastUsed: Date?
    }

    struct Account: Codable {
        let id: String
        let name: String
        let items: [Item]
        let exclusion: String?
    }

    struct LeftOut: Codable {
        let id: String
        let name: String
        let reason: String
    }

    let format: String
    let version: Int
    let action: PrivilegedAction
    let kinds: [CredentialKind]
    let organization: String
    let madeAt: Date
    let madeBy: String
    let isRecoveryPossible: Bool
    let organizationSize: Int
    let acknowledged: [Guard.Kind]
    let accounts: [Account]
    let leftOut: [LeftOut]
    var digest: String?

    init(_ saved: SavedPlan) {
        let plan = saved.plan
        format = Self.currentFormat
        version = Self.currentVersion
        action = plan.action
        kinds = CredentialKind.deletionOrder.filter(plan.kinds.contains)
        organization = plan.organizationID
        madeAt = plan.madeAt
        madeBy = plan.madeBy
        isRecoveryPossible = plan.isRecoveryPossible
        organizationSize = plan.organizationSize
        acknowledged = Guard.Kind.allCases.filter(saved.acknowledged.contains)
        accounts = plan.accounts.map { account in
            let items = account.items.map {
                Item(kind: $0.kind, id: $0.id, createdAt: $0.createdAt, lastUsed: $0.lastUsed)
            }
            return Account(id: account.id.text, name: account.name, items: items, exclusion: account.exclusion)
        }
        leftOut = plan.leftOut.map { LeftOut(id: $0.id.text, name: $0.name, reason: $0.reason.words) }
    }

    /// The digest of everything but itself.
    func expectedDigest() throws -> String {
        var bare = self
        bare.digest = nil
        return Digest.hex(Digest.sha256(try HarmlessJSON.encode(bare)))
    }

    /// True when the items are such as Rootward plans: of the plan's kinds, each once, in the order of deletion.
    private func isSound(_ items: [Item]) -> Bool {
        let order = items.map { CredentialKind.deletionOrder.firstIndex(of: $0.kind) ?? 0 }
        return !items.isEmpty && items.allSatisfy { kinds.contains($0.kind) && !$0.id.isEmpty }
            && items.allSatisfy { $0.kind != .password || $0.id == "password" }
            && Set(items.map { "\($0.kind.rawValue) \($0.id)" }).count == items.count && order == order.sorted()
    }

    /// The plan, or nil when an account's ID is none or its items are not such as Rootward plans.
    var savedPlan: SavedPlan? {
        var planned: [Plan.PlannedAccount] = []
        for account in accounts {
            guard let id = AccountID(account.id), isSound(account.items) else { return nil }
            let items = account.items.map {
                Plan.Item(kind: $0.kind, id: $0.id, createdAt: $0.createdAt, lastUsed: $0.lastUsed)
            }
            planned.append(
                Plan.PlannedAccount(id: id, name: account.name, items: items, exclusion: account.exclusion)
            )
        }
        var left: [Plan.LeftOut] = []
        for account in leftOut {
            guard let id = AccountID(account.id) else { return nil }
            left.append(Plan.LeftOut(id: id, name: account.name, reason: .told(account.reason)))
        }
        let plan = Plan(
            action: action,
            kinds: Set(kinds),
            organizationID: organization,
            madeAt: madeAt,
            madeBy: madeBy,
            accounts: planned,
            leftOut: left,
            isRecoveryPossible: isRecoveryPossible,
            organizationSize: organizationSize
        )
        return SavedPlan(plan: plan, acknowledged: Set(acknowledged))
    }
}
