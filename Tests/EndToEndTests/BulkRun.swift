import FoundationEssentials
import RootAccess
import TestSupport
import Testing

/// What `rootward apply --format json` and `journal show --format json` print, as far as these tests read it.
struct BulkRun: Decodable {
    struct Item: Decodable, Hashable {
        let account: String
        let kind: String
        let id: String
        let outcome: String
        let verified: Bool
    }

    let run: String
    let items: [Item]
}

/// What `rootward journal list --format json` prints.
struct BulkJournalList: Decodable {
    struct Run: Decodable {
        let id: String
        let state: String
        let resumes: String?
        let resumedBy: String?
    }

    let runs: [Run]
}

extension SimulatedOrganization {
    /// Plans for some accounts, or all, and gives the plan that was saved.
    func plan(_ accounts: [String]? = nil, to file: String) throws -> Plan {
        let command = try rootward(
            "plan",
            "delete-root-credentials",
            "--accounts",
            accounts?.joined(separator: ",") ?? "all",
            "--include-recently-used",
            "--large-share",
            "--out",
            file
        )
        #expect(command.status == .exited(0) || command.status == .exited(1), "\(command.errors)")
        return try SavedPlan(file: Array(bytes(of: file))).plan
    }

    /// A file's bytes.
    func bytes(of file: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: file))) }

    /// Saves a plan with a digest that fits, as someone would who knows how.
    func save(_ plan: Plan, to file: String) throws {
        let saved = SavedPlan(plan: plan, acknowledged: Set(Guard.Kind.allCases))
        try Data(try saved.encoded()).write(to: URL(filePath: file))
    }

    /// Every root credential that there truly is, as `account kind id`.
    func trueItems() async throws -> Set<String> {
        var items: Set<String> = []
        for account in try state().accounts {
            if account.hasPassword { items.insert("\(account.id) password password") }
            for key in account.accessKeys { items.insert("\(account.id) accessKey \(key.id)") }
            for device in account.mfaDevices { items.insert("\(account.id) mfaDevice \(device)") }
            for certificate in account.signingCertificates {
                items.insert("\(account.id) signingCertificate \(certificate)")
            }
        }
        return items
    }

    /// Compares a report with the truth, item by item: nothing called gone that is there, nothing called there that is
    /// gone, and what nobody knows is called so.
    func expectTruth(_ run: BulkRun, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let truth = try await trueItems()
        for item in run.items {
            let isThere = truth.contains("\(item.account) \(item.kind) \(item.id)")
            switch item.outcome {
            case "deleted", "alreadyAbsent":
                #expect(!isThere, "\(item)", sourceLocation: sourceLocation)
            case "failed", "denied", "notAttempted":
                #expect(isThere && !item.verified, "\(item)", sourceLocation: sourceLocation)
            case "unknown": #expect(!item.verified, "\(item)", sourceLocation: sourceLocation)
            default: Issue.record("\(item)", sourceLocation: sourceLocation)
            }
        }
    }
}

extension Plan {
    /// The same plan for another organization, or of other accounts.
    func changed(organization: String? = nil, accounts: [PlannedAccount]? = nil) -> Plan {
        Plan(
            action: action,
            kinds: kinds,
            organizationID: organization ?? organizationID,
            madeAt: madeAt,
            madeBy: madeBy,
            accounts: accounts ?? self.accounts,
            leftOut: leftOut,
            isRecoveryPossible: isRecoveryPossible,
            organizationSize: organizationSize
        )
    }

    /// What must be typed for it.
    var requiredText: String { RootAccess.Confirmation.requiredText(for: self) }
}
