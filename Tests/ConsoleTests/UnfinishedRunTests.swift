import Console
import FoundationEssentials
import Platform
import RootAccess
import TerminalUI
import TestSupport
import Testing

@Suite("A run that did not finish")
struct UnfinishedRunTests {
    /// A journal whose run ended after the first account of two.
    private func record() async throws -> RunRecord {
        let sink = MemoryJournal()
        let journal = Journal(sink: sink, time: TestClock(Example.now).time)
        let plan = Example.plan()
        try await journal.record(.began(.init(runID: "r1", plan: plan, caller: "c", reason: "CHG-1", origin: "")))
        let done = plan.accounts[0]
        try await journal.record(
            .intent(account: done.id, items: done.items.map(\.identity), session: "ASIA1", requestID: nil)
        )
        for item in done.items {
            try await journal.record(
                .outcome(
                    account: done.id,
                    .init(item: item.identity, outcome: .deleted, requestID: nil, problem: nil)
                )
            )
        }
        try await journal.record(.verified(account: done.id, .init(isVerified: true, left: [], problem: nil)))
        return try RunRecord(journal: sink.bytes)
    }

    private func atQuestion(isReadOnly: Bool = false) -> TestConsole {
        var console = TestConsole(isReadOnly: isReadOnly)
        console.send(
            .unfinishedRuns([
                UnfinishedRun(
                    id: "r1",
                    startedAt: Example.now,
                    accountsDone: 1,
                    accountsOf: 2,
                    itemsUnknown: 0,
                    reason: "CHG-1"
                )
            ])
        )
        console.signIn()
        return console
    }

    @Test func `finishing it asks for the rest of its plan, with a typed confirmation`() async throws {
        var console = atQuestion()
        console.press("down enter")
        guard case .readRun(let generation, "r1") = console.effects.last else {
            Issue.record("\(console.effects)")
            return
        }
        console.send(.resumable(generation: generation, try await record()))
        #expect(console.effects.contains(.discardTypeAhead))
        console.expect("1 account")
        console.expect("666666666666")
        console.expectNot("222222222222")
        console.press("enter")
        #expect(!console.hasChangedAnything)
        console.type("666666666666")
        console.press("enter")
        guard case .run(_, let confirmation) = console.effects.last else {
            Issue.record("\(console.effects)")
            return
        }
        #expect(confirmation.resumes == "r1")
        #expect(confirmation.plan.accounts.map(\.id.text) == ["666666666666"])
    }

    @Test func `looking again ends with a result, and selects what is left`() {
        var console = atQuestion()
        console.list()
        console.press("enter")
        guard case .lookAgain(let generation, "r1") = console.effects.last else {
            Issue.record("\(console.effects)")
            return
        }
        console.send(.audited(generation: generation, Example.statuses, at: Example.now))
        console.send(.auditEnded(generation: generation))
        console.expect("Looked again at 5: some left in 2 (selected), none left in 1, 2 not read.")
        console.press("down")
        console.expect("2 selected")
    }

    @Test func `a journal that can't be read ends the look with a sentence`() {
        var console = atQuestion()
        console.list()
        console.audit()
        console.press("enter")
        let generation = console.generation { if case .lookAgain(let generation, _) = $0 { generation } else { nil } }
        console.send(.failed(generation: generation, Problem(.local, "The journal of run r1 is damaged.")))
        console.expect("The journal of run r1 is damaged.")
        console.expectNot("audit")
    }

    @Test func `with --read-only it can be looked at and not finished`() async throws {
        var console = atQuestion(isReadOnly: true)
        console.press("down enter")
        let generation = console.generation { if case .readRun(let generation, _) = $0 { generation } else { nil } }
        console.send(.resumable(generation: generation, try await record()))
        console.expect("--read-only")
        #expect(!console.hasChangedAnything)
    }

    @Test func `a plan can be saved instead of confirmed`() {
        var console = TestConsole.atAccounts()
        console.goToConfirmation()
        console.press("w")
        guard case .savePlan(let generation, let saved) = console.effects.last else {
            Issue.record("\(console.effects)")
            return
        }
        #expect(saved.plan == Example.plan())
        console.send(.saved(generation: generation, path: "/x/plan.json"))
        console.expect("rootward apply /x/plan.json --confirm 2")
        #expect(!console.hasChangedAnything)
    }
}
