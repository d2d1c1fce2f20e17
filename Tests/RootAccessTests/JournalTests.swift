import FoundationEssentials
import Platform
import RootAccess
import TestSupport
import Testing

@Suite("A journal")
struct JournalTests {
    private static let account = AccountID(typed: "222222222222")

    private static func plan() throws -> Plan {
        Plan(
            action: .deleteRootCredentials,
            organizationID: "o-a1b2c3d4e5",
            madeAt: Date(timeIntervalSince1970: 1_795_000_000),
            madeBy: "arn:aws:sts::111122223333:assumed-role/OrgAdmin/alice",
            accounts: [
                .init(
                    id: try #require(account),
                    name: "pay\u{1B}[31mments\u{202E}",
                    items: [
                        .init(kind: .accessKey, id: "AKIAEXAMPLE000000001", createdAt: nil, lastUsed: nil),
                        .init(kind: .password, id: "password", createdAt: nil, lastUsed: nil),
                    ]
                )
            ],
            leftOut: [],
            isRecoveryPossible: true
        )
    }

    /// A whole run's journal.
    private static func written() async throws -> [UInt8] {
        let sink = MemoryJournal()
        let journal = Journal(sink: sink, time: TestClock().time)
        let plan = try plan()
        let id = try #require(account)
        let items = plan.accounts[0].items.map(\.identity)
        try await journal.record(.began(.init(runID: "r1", plan: plan, caller: "c", reason: "CHG-1", origin: "")))
        try await journal.record(.intent(account: id, items: items, session: "ASIA1", requestID: "q1"))
        for item in items {
            let outcome = JournalEvent.Outcome(item: item, outcome: .deleted, requestID: "q2", problem: nil)
            try await journal.record(.outcome(account: id, outcome))
        }
        try await journal.record(.verified(account: id, .init(isVerified: true, left: [], problem: nil)))
        try await journal.record(.ended(wasCancelled: false, notBegun: []))
        return sink.bytes
    }

    private static func lines(_ bytes: [UInt8]) -> [[UInt8]] { bytes.split(separator: 0x0A).map(Array.init) }

    private static func joined(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [0x0A] } }

    @Test func `what was written is read back`() async throws {
        let record = try RunRecord(journal: await Self.written())
        #expect(record.plan == (try Self.plan()))
        #expect(record.state == .ended)
        #expect(record.damage == nil && !record.isTorn)
        #expect(record.results.map(\.isDoneAndVerified) == [true])
        #expect(record.results[0].sessionAccessKeyID == "ASIA1")
        #expect(record.beginning.reason == "CHG-1")
    }

    @Test func `no byte of it can steer a terminal`() async throws {
        let bytes = try await Self.written()
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        #expect(scalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value < 0x7F })
    }

    @Test func `a run that was killed between intent and outcome has unknown items`() async throws {
        let lines = Self.lines(try await Self.written())
        let record = try RunRecord(journal: Self.joined(Array(lines[..<3])))
        #expect(record.state == .interrupted)
        #expect(record.results[0].items.map(\.outcome) == [.deleted, .unknown])
        #expect(record.itemsUnknown == 1)
        #expect(record.accountsDone == 0)
    }

    @Test func `every prefix of the file is read without a false claim`() async throws {
        let bytes = try await Self.written()
        let firstLine = try #require(bytes.firstIndex(of: 0x0A))
        for length in (firstLine + 1)...bytes.count {
            let record = try RunRecord(journal: Array(bytes[..<length]))
            #expect(record.damage == nil)
            #expect(record.isTorn == (bytes[length - 1] != 0x0A))
            if record.state == .ended { #expect(length == bytes.count) }
        }
        #expect(throws: Problem.self) { try RunRecord(journal: Array(bytes[..<firstLine])) }
    }

    @Test func `an altered line is found and named`() async throws {
        var lines = Self.lines(try await Self.written())
        let text = String(decoding: lines[2], as: UTF8.self).replacing("deleted", with: "alreadyAbsent")
        lines[2] = Array(text.utf8)
        let record = try RunRecord(journal: Self.joined(lines))
        #expect(record.damage?.line == 3)
        #expect(record.damage?.flaw.contains("altered") == true)
    }

    @Test func `a missing line is found and named`() async throws {
        var lines = Self.lines(try await Self.written())
        lines.remove(at: 2)
        let record = try RunRecord(journal: Self.joined(lines))
        #expect(record.damage?.line == 3)
        #expect(record.damage?.flaw.contains("missing") == true)
    }

    @Test func `lines of many tasks keep one unbroken chain`() async throws {
        let sink = MemoryJournal()
        let journal = Journal(sink: sink, time: TestClock().time)
        let plan = try Self.plan()
        let id = try #require(Self.account)
        try await journal.record(.began(.init(runID: "r", plan: plan, caller: "c", reason: "", origin: "")))
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try? await journal.record(
                        .intent(account: id, items: [], session: "ASIA\(number)", requestID: nil)
                    )
                }
            }
        }
        #expect(Self.lines(sink.bytes).count == 201)
        #expect(try RunRecord(journal: sink.bytes).damage == nil)
    }

    @Test func `after one failed line no other is accepted`() async throws {
        let journal = Journal(sink: MemoryJournal(failsAfter: 1), time: TestClock().time)
        try await journal.record(.ended(wasCancelled: false, notBegun: []))
        await #expect(throws: Problem.self) { try await journal.record(.ended(wasCancelled: false, notBegun: [])) }
        await #expect(throws: Problem.self) { try await journal.record(.ended(wasCancelled: false, notBegun: [])) }
    }
}

@Suite("The journals' folder")
struct JournalFolderTests {
    private let folder = TemporaryFolder()

    private func plan() throws -> Plan {
        Plan(
            action: .deleteRootCredentials,
            organizationID: "o-1",
            madeAt: Date(timeIntervalSince1970: 0),
            madeBy: "",
            accounts: [
                .init(
                    id: try #require(AccountID(typed: "222222222222")),
                    name: "a",
                    items: [.init(kind: .password, id: "password", createdAt: nil, lastUsed: nil)]
                )
            ],
            leftOut: [],
            isRecoveryPossible: true
        )
    }

    private func beginning(_ id: String, resumes: String? = nil, digest: String? = nil) throws -> JournalEvent.Beginning
    {
        JournalEvent.Beginning(
            runID: id,
            plan: try plan(),
            caller: "",
            reason: "CHG",
            origin: "",
            resumes: resumes,
            planDigest: digest
        )
    }

    private func begin(_ id: String, in journals: JournalFolder) async throws -> Journal {
        let beginning = try beginning(id)
        let journal = Journal(sink: try journals.begin(beginning), time: TestClock().time)
        try await journal.record(.began(beginning))
        await journal.settle()
        return journal
    }

    @Test func `a run in progress is not offered as unfinished, a killed one is, until it is left`() async throws {
        let journals = JournalFolder(path: "\(folder.path)/runs")
        do {
            let journal = try await begin("20260101-0000-0001", in: journals)
            #expect(try journals.unfinishedRuns().isEmpty)
            _ = journal
        }
        #expect(try journals.unfinishedRuns().map(\.id) == ["20260101-0000-0001"])
        try journals.leave("20260101-0000-0001")
        #expect(try journals.unfinishedRuns().isEmpty)
    }

    @Test func `a run's file can't be begun twice`() async throws {
        let journals = JournalFolder(path: "\(folder.path)/runs")
        _ = try await begin("20260101-0000-0001", in: journals)
        #expect(throws: Problem.self) { _ = try journals.begin(try beginning("20260101-0000-0001")) }
    }

    @Test func `a run that was not written yet leaves no journal behind`() throws {
        let journals = JournalFolder(path: "\(folder.path)/runs")
        let sink = try journals.begin(try beginning("20260101-000000-0001"))
        #expect(try journals.runIDs().isEmpty)
        _ = sink
    }

    @Test func `two Rootwards can't run the same plan at once, or finish the same run`() async throws {
        let journals = JournalFolder(path: "\(folder.path)/runs")
        let earlier = try await begin("20260101-000000-0001", in: journals)
        func refusal(_ beginning: JournalEvent.Beginning) -> Problem? {
            do throws(Problem) {
                _ = try journals.begin(beginning)
                return nil
            } catch {
                return error
            }
        }
        // It is still being written.
        #expect(refusal(try beginning("20260101-000000-0002", resumes: "20260101-000000-0001"))?.kind == .refused)
        let first = try journals.begin(try beginning("20260101-000000-0003", digest: "abcd"))
        #expect(refusal(try beginning("20260101-000000-0004", digest: "abcd"))?.kind == .refused)
        #expect(refusal(try beginning("20260101-000000-0005", digest: "other")) == nil)
        _ = (earlier, first)
    }

    @Test func `a run that a later one took over is not offered again`() async throws {
        let journals = JournalFolder(path: "\(folder.path)/runs")
        _ = try await begin("20260101-000000-0001", in: journals)
        do {
            let later = try beginning("20260101-000000-0002", resumes: "20260101-000000-0001")
            let journal = Journal(sink: try journals.begin(later), time: TestClock().time)
            try await journal.record(.began(later))
            await journal.settle()
        }
        #expect(try journals.unfinishedRuns().map(\.id) == ["20260101-000000-0002"])
    }

    @Test func `a folder that can't be made refuses with what to do`() throws {
        try PrivateFiles.write([], to: "\(folder.path)/file")
        let journals = JournalFolder(path: "\(folder.path)/file/runs")
        let problem = #expect(throws: Problem.self) { _ = try journals.begin(try beginning("r")) }
        #expect(problem?.kind == .local)
        #expect(problem?.nextStep?.contains("XDG_STATE_HOME") == true)
    }

    @Test func `a run ID never names a file elsewhere`() throws {
        let journals = JournalFolder(path: "\(folder.path)/runs")
        let problem = #expect(throws: Problem.self) { _ = try journals.record(of: "../../etc/passwd") }
        #expect(problem?.sentence.hasPrefix("There is no run") == true)
    }
}
