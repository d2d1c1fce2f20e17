import AWSClient
import FoundationEssentials
import Glibc
import RootAccess
import TestSupport
import Testing

@Suite("A run that must not begin")
struct BulkRefusalTests {
    private let organization: SimulatedOrganization
    private let file: String
    private let plan: Plan

    init() throws {
        organization = try SimulatedOrganization("--accounts", "60", "--capabilities", "all", "--latency", "5")
        file = organization.path("plan.json")
        plan = try organization.plan(to: file)
    }

    /// Ends with 2 and a sentence, and nothing was changed.
    private func expectRefused(_ command: Command, saying words: String) async throws {
        #expect(command.status == .exited(2))
        #expect(command.output.isEmpty)
        #expect(command.errors.contains(words), "\(command.errors)")
        #expect(try organization.changes().isEmpty)
    }

    private func apply(_ file: String? = nil, confirm: String? = nil) throws -> Command {
        try organization.rootward("apply", file ?? self.file, "--confirm", confirm ?? plan.requiredText)
    }

    private func apply(_ plan: Plan) throws -> Command {
        let file = organization.path("forged.json")
        try organization.save(plan, to: file)
        return try apply(file, confirm: plan.requiredText)
    }

    @Test func `wrong and empty confirmations`() async throws {
        for text in ["", " ", "0", "yes", "all", "\(plan.accounts.count + 1)", plan.accounts[0].id.text] {
            try await expectRefused(try apply(confirm: text), saying: "Nothing was deleted.")
        }
    }

    @Test func `a plan for another organization`() async throws {
        try await expectRefused(try apply(plan.changed(organization: "o-somebodyelse")), saying: "o-somebodyelse")
    }

    @Test func `a plan that holds the management account, with a digest that fits`() async throws {
        let management = try #require(AccountID(typed: "111122223333"))
        let target = Plan.PlannedAccount(id: management, name: "Management", items: plan.accounts[0].items)
        try await expectRefused(try apply(plan.changed(accounts: plan.accounts + [target])), saying: "never a target")
        try await expectRefused(try apply(plan.changed(accounts: [target])), saying: "never a target")
    }

    @Test func `a plan that names an account twice`() async throws {
        let forged = plan.changed(accounts: plan.accounts + [plan.accounts[0]])
        try await expectRefused(try apply(forged), saying: "twice")
    }

    @Test func `an edited plan, without any call`() async throws {
        let text = String(decoding: try organization.bytes(of: file), as: UTF8.self)
        let calls = try organization.calls().count
        try Data(text.replacing(plan.accounts[0].id.text, with: "999999999999").utf8).write(to: URL(filePath: file))
        try await expectRefused(try apply(), saying: "changed")
        #expect(try organization.calls().count == calls)
    }

    @Test func `a state directory that can't be written`() async throws {
        try Data().write(to: URL(filePath: organization.path("state")))
        try await expectRefused(try apply(), saying: "journal")
    }

    /// A limit on the size of files stands in for a full disk: the system answers a write in the same place.
    private func apply(withRoomFor blocks: Int) throws -> (status: ChildProgram.Ending, text: String) {
        let program = try ChildProgram(
            "/bin/sh",
            ["-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\"", ChildProgram.product("rootward")]
                + ["apply", file, "--confirm", plan.requiredText],
            environment: organization.environment
        )
        let text = program.readToEnd()
        return (program.wait(), text)
    }

    @Test func `a disk that is full from the start`() async throws {
        let (status, text) = try apply(withRoomFor: 0)
        #expect(status == .exited(2))
        #expect(text.contains("The journal could not be written."))
        #expect(try organization.changes().isEmpty)
        #expect(try organization.rootward("journal", "verify").status == .exited(0))
        #expect(try organization.rootward("journal", "list").output.isEmpty)
    }

    @Test func `a disk that fills up in the middle stops the run, and the run can be finished`() async throws {
        let beginning = try SavedPlan(file: organization.bytes(of: file)).plan.itemCount * 120
        let (status, text) = try apply(withRoomFor: (beginning + 12_000) / 512)
        #expect(status == .exited(1), "\(text)")
        #expect(text.contains("The journal could not be written."))
        let changed = try organization.changes().count
        #expect(changed > 0 && changed < plan.itemCount)
        #expect(try organization.rootward("journal", "verify").status == .exited(0))
        let list: BulkJournalList = try organization.rootward("journal", "list", "--format", "json").json()
        let run = try #require(list.runs.first)
        #expect(run.state == "interrupted")
        let shown: BulkRun = try organization.rootward("journal", "show", run.id, "--format", "json").json()
        try await organization.expectTruth(shown)
        let resumed = try organization.rootward("journal", "resume", run.id, "--confirm", plan.requiredText)
        #expect(resumed.status == .exited(0), "\(resumed.errors)")
        let planned = shown.items.map { "\($0.account) \($0.kind) \($0.id)" }
        #expect(try await organization.trueItems().isDisjoint(with: planned))
    }

    @Test func `a second Rootward on the same plan, and on the same run`() async throws {
        let slow = try SimulatedOrganization("--accounts", "200", "--capabilities", "all", "--latency", "150")
        let file = slow.path("plan.json")
        let plan = try slow.plan(to: file)
        let first = try ChildProgram(
            ChildProgram.product("rootward"),
            ["apply", file, "--confirm", plan.requiredText],
            environment: slow.environment
        )
        // The first line of its output is written when its journal has its own.
        let began = try #require(first.readLine())
        let runID = try #require(began.split(separator: " ").dropFirst().first.map(String.init))
        let second = try slow.rootward("apply", file, "--confirm", plan.requiredText)
        let resumed = try slow.rootward("journal", "resume", runID, "--confirm", plan.requiredText)
        let list: BulkJournalList = try slow.rootward("journal", "list", "--format", "json").json()
        for command in [second, resumed] {
            #expect(command.status == .exited(2))
            #expect(command.errors.contains("Another Rootward"), "\(command.errors)")
        }
        #expect(list.runs.map(\.state) == ["running"])
        _ = first.readToEnd()
        #expect(first.wait() == .exited(0))
        #expect(try slow.changes().count == plan.itemCount)
    }

    @Test func `an account that holds more than the plan is not touched; one that holds less is finished`() async throws
    {
        let rich = try #require(plan.accounts.first { $0.items.count > 2 })
        let other = try #require(plan.accounts.first { $0.id != rich.id })
        let gained = Plan.PlannedAccount(id: rich.id, name: rich.name, items: Array(rich.items.dropFirst()))
        let gone = Plan.Item(kind: .accessKey, id: "AKIAGONEMEANWHILE000", createdAt: nil, lastUsed: nil)
        let lost = Plan.PlannedAccount(id: other.id, name: other.name, items: [gone] + other.items)
        let forged = plan.changed(accounts: [gained, lost])
        let file = organization.path("older.json")
        try organization.save(forged, to: file)
        let command = try organization.rootward("apply", file, "--confirm", "2", "--format", "json")
        #expect(command.status == .exited(1))
        let run: BulkRun = try command.json()
        let outcomes = Dictionary(grouping: run.items, by: \.account)
        #expect(outcomes[rich.id.text]?.allSatisfy { $0.outcome == "notAttempted" } == true)
        #expect(command.errors.contains("does not list: \(rich.items[0].identity.words)"))
        #expect(outcomes[other.id.text]?.first { $0.id == gone.id }?.outcome == "alreadyAbsent")
        #expect(outcomes[other.id.text]?.filter { $0.id != gone.id }.allSatisfy { $0.outcome == "deleted" } == true)
        try await organization.expectTruth(run)
        let changes = try organization.changes()
        #expect(Set(changes.compactMap(\.account)) == [other.id.text])
    }
}
