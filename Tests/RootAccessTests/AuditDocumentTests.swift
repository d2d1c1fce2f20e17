import FoundationEssentials
import Platform
import RootAccess
import SimulatedAWS
import TestSupport
import Testing

@Suite("The document of an audit")
struct AuditDocumentTests {
    /// The document as it stands in README, written all at once.
    private struct Whole: Encodable {
        struct Caller: Encodable {
            let arn: String
            let account: String
        }
        let organization: String
        let caller: Caller
        let auditedAt: Date
        let accounts: [AuditedAccount]
        let summary: [String: Int]
    }

    private func json(_ document: AuditDocument) throws -> String {
        var written: [UInt8] = []
        try document.writeJSON { written += $0 }
        return String(decoding: written, as: UTF8.self)
    }

    @Test(arguments: [1, 100, 101, 250], [false, true])
    func `written in pieces it is what it would be as a whole`(count: Int, includesDetails: Bool) async throws {
        let world = SimulatedWorld(accounts: count)
        let context = try await world.context()
        let auditor = Auditor(client: world.client, organization: context.organization, caller: context.caller)
        let accounts = try await world.accounts()
        var statuses: [AccountID: AccountStatus] = [:]
        for account in accounts.dropLast() {
            statuses[account.id] = await auditor.status(of: account, readsDetails: includesDetails)
        }
        let document = AuditDocument(
            context: context,
            auditedAt: world.clock.time.now(),
            accounts: accounts,
            statuses: statuses,
            paths: UnitPaths(units: []),
            includesDetails: includesDetails
        )
        let whole = Whole(
            organization: context.organization.id,
            caller: .init(arn: context.caller.arn, account: context.caller.account.text),
            auditedAt: world.clock.time.now(),
            accounts: Array(document.accounts),
            summary: Dictionary(
                document.accounts.map { ($0.status.word, 1) } + [
                    ("accounts", accounts.count), ("present", 0), ("absent", 0), ("blocked", 0), ("failed", 0),
                    ("notApplicable", 0), ("notChecked", 0),
                ],
                uniquingKeysWith: +
            )
        )
        #expect(try json(document) == String(decoding: HarmlessJSON.encode(whole, isPretty: true), as: UTF8.self))
        #expect(!document.isComplete, "one account was not checked")
    }
}
