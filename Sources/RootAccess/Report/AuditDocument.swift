package import FoundationEssentials

/// The result of an audit as `rootward audit` prints it; a fact that was not read is null, never false.
package struct AuditDocument: Sendable {
    /// Who looked.
    struct CallerFacts: Sendable, Encodable {
        let arn: String
        let account: String
    }

    /// How many accounts ended with each status; they add up to `accounts`.
    package struct Summary: Sendable, Encodable {
        var accounts = 0
        var present = 0
        var absent = 0
        var blocked = 0
        var failed = 0
        var notApplicable = 0
        var notChecked = 0
    }

    /// Everything but the accounts, which are many.
    private struct Head: Sendable, Encodable {
        let organization: String
        let caller: CallerFacts
        let auditedAt: Date
        let summary: Summary
    }

    private let head: Head
    private let listed: [Account]
    private let statuses: [AccountID: AccountStatus]
    private let paths: UnitPaths
    private let includesDetails: Bool

    /// Makes the document.
    ///
    /// - Parameters:
    ///   - context: Who looked, and where.
    ///   - auditedAt: When the last look ended.
    ///   - accounts: The accounts in the order listed.
    ///   - statuses: What the looks found; an account without one was not checked.
    ///   - paths: Names the units above the accounts.
    ///   - includesDetails: Whether every credential was asked for.
    package init(
        context: Preflight.Context,
        auditedAt: Date,
        accounts: [Account],
        statuses: [AccountID: AccountStatus],
        paths: UnitPaths,
        includesDetails: Bool
    ) {
        var summary = Summary()
        for account in accounts {
            summary.accounts += 1
            switch statuses[account.id] ?? .notChecked {
            case .present: summary.present += 1
            case .absent: summary.absent += 1
            case .blocked: summary.blocked += 1
            case .failed: summary.failed += 1
            case .notApplicable: summary.notApplicable += 1
            case .notChecked: summary.notChecked += 1
            }
        }
        head = Head(
            organization: context.organization.id,
            caller: CallerFacts(arn: context.caller.arn, account: context.caller.account.text),
            auditedAt: auditedAt,
            summary: summary
        )
        listed = accounts
        self.statuses = statuses
        self.paths = paths
        self.includesDetails = includesDetails
    }

    /// Every account with what was read of it, each made when it is asked for.
    package var accounts: some RandomAccessCollection<AuditedAccount> {
        listed.lazy.map { account in
            AuditedAccount(
                account: account,
                paths: paths,
                status: statuses[account.id] ?? .notChecked,
                includesDetails: includesDetails
            )
        }
    }

    /// True when every account that can be read was read.
    package var isComplete: Bool {
        let summary = head.summary
        return summary.blocked + summary.failed + summary.notChecked == 0
    }

    /// The summary as one line for people.
    package var summaryLine: String {
        let summary = head.summary
        return "\(summary.accounts) accounts: \(summary.present) present, \(summary.absent) not present, "
            + "\(summary.blocked) blocked, \(summary.failed) failed, \(summary.notApplicable) not applicable"
            + (summary.notChecked > 0 ? ", \(summary.notChecked) not checked" : "")
    }

    /// Writes the document as JSON, a hundred accounts at a time: as a whole, 50,000 would take 100 MB to encode.
    ///
    /// - Parameter write: Takes each piece; together they are what `HarmlessJSON.encode` would give for the whole.
    /// - Throws: Nothing in practice; the encoder's signature says otherwise.
    package func writeJSON(to write: ([UInt8]) -> Void) throws {
        write(Array("{\n  \"accounts\" : [".utf8))
        let accounts = accounts
        var next = accounts.startIndex
        while next < accounts.endIndex {
            let end = accounts.index(next, offsetBy: 100, limitedBy: accounts.endIndex) ?? accounts.endIndex
            let piece = try HarmlessJSON.encode(Array(accounts[next..<end]), isPretty: true)
            if next > accounts.startIndex { write([UInt8(ascii: ",")]) }
            write(Self.indented(piece.dropFirst().dropLast(2)))
            next = end
        }
        write(Array("\n  ],".utf8) + (try HarmlessJSON.encode(head, isPretty: true)).dropFirst())
    }

    /// Two more to the right; no string holds a line feed, and the empty line of an empty array stays empty.
    private static func indented(_ lines: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(lines.count * 5 / 4)
        for byte in lines {
            if result.last == 0x0A, byte != 0x0A { result += [0x20, 0x20] }
            result.append(byte)
        }
        return result
    }
}
