import Glibc
import Platform
import TestSupport
import Testing

@Suite("A run that is cut off, in the built console", .serialized)
struct InterruptedRunTests {
    /// When the program is killed: seen from AWS or from the screen.
    enum Moment: Sendable, CustomTestStringConvertible {
        /// AWS has taken so many deletions.
        case deletions(Int)
        /// AWS has given so many sessions that may delete.
        case sessions(Int)
        /// A text stands on the screen.
        case screen(String)

        var testDescription: String {
            switch self {
            case .deletions(let count): "after \(count) deletions"
            case .sessions(let count): "after \(count) root sessions"
            case .screen(let text): "when the screen says “\(text)”"
            }
        }

        /// Returns as soon as it has come; the simulator is asked again and again, without waiting.
        func wait(_ session: ConsoleSession, _ organization: SimulatedOrganization, from start: Int) throws {
            let deadline = ContinuousClock.now + ConsoleSession.patience
            switch self {
            case .screen(let text): try session.see(text)
            case .deletions(let count):
                while try organization.changes().count < count { try Self.check(deadline) }
            case .sessions(let count):
                while try organization.calls().dropFirst(start).count(where: { $0.operation == "sts:AssumeRoot" })
                    < count
                {
                    try Self.check(deadline)
                }
            }
        }

        private static func check(_ deadline: ContinuousClock.Instant) throws {
            try #require(ContinuousClock.now < deadline)
        }
    }

    /// An organization of 18 accounts with credentials, and the console just after the typed number.
    private func running(
        latency: Int = 30,
        rows: Int = 24,
        columns: Int = 80,
        through script: String? = nil
    ) throws -> (SimulatedOrganization, ConsoleSession, start: Int) {
        let organization = try SimulatedOrganization("--capabilities", "all", "--latency", "\(latency)")
        let session =
            if let script {
                ConsoleSession(
                    on: try PseudoTerminal(
                        "/bin/bash",
                        ["-c", script],
                        environment: organization.environment,
                        rows: rows,
                        columns: columns
                    )
                )
            } else {
                try ConsoleSession(environment: organization.environment, rows: rows, columns: columns)
            }
        try session.seeAudited()
        try session.type("A")
        try session.see(" selected")
        try session.askToDelete()
        let start = try organization.calls().count
        try session.confirm()
        return (organization, session, start)
    }

    /// The journal against the organization: nothing is called deleted that is there, and what is gone is accounted for.
    private func expectTruth(
        _ organization: SimulatedOrganization,
        before: SimulatedOrganization.State
    ) throws -> RunOutput {
        let verified = try organization.rootward("journal", "verify")
        #expect(verified.status == .exited(0), "\(verified.output)")
        let runID = String(verified.output.prefix { $0 != " " })
        let run = try organization.rootward("journal", "show", runID, "--format", "json").json(RunOutput.self)
        let after = try organization.state()
        let (was, now) = (before.credentials, after.credentials)
        for item in run.items {
            let credential = SimulatedOrganization.Credential(account: item.account, kind: item.kind, id: item.id)
            #expect(was.contains(credential), "\(credential) was never there")
            switch item.outcome {
            case "deleted": #expect(!now.contains(credential), "\(credential) is there and called deleted")
            case "unknown": #expect(!item.verified)
            case "notAttempted": #expect(now.contains(credential), "\(credential) is gone and called not attempted")
            default: Issue.record("\(credential): \(item.outcome)")
            }
        }
        let planned = Set(
            run.items.map { SimulatedOrganization.Credential(account: $0.account, kind: $0.kind, id: $0.id) }
        )
        #expect(was.subtracting(now).isSubset(of: planned))
        return run
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            Moment.screen("[Run]"), .sessions(1), .sessions(18), .deletions(1), .deletions(3), .deletions(9),
            .deletions(20), .deletions(37), .screen("deleted and verified 1"), .screen("Verified: no root"),
        ]
    )
    func `kill -9 leaves a journal that tells the truth, a terminal to be restored, and a run to be finished`(
        moment: Moment
    ) throws {
        // A shell as parent, which keeps the line's settings as shells do.
        let script = """
            saved=$(stty -g); sh -c 'echo $$ >"$HOME/process"; exec "$0"' '\(ChildProgram.product("rootward"))'
            stty "$saved"; printf '\\033[?1049l\\033[?25h\\033[?2004l\\033[?1l\\033>\\033[0m\\033[r\\033[4l'
            echo; echo usable; read line; echo "read $line"
            """
        let (organization, session, start) = try running(through: script)
        let before = try organization.state()
        try moment.wait(session, organization, from: start)
        let process = String(decoding: try PrivateFiles.read(organization.path("process")) ?? [], as: UTF8.self)
        let number = try #require(pid_t(process.prefix { $0.isNumber }))
        #expect(kill(number, SIGKILL) == 0)
        try session.see("usable")
        #expect(session.terminal.settingsAreRestored)
        #expect(session.terminal.screen.leftBehind.isEmpty)
        try session.type("again", enter: true)
        try session.see("read again")

        if try organization.rootward("journal", "list").output.isEmpty {
            // Killed before the plan was in a journal, which gets its name with its first line, so nothing may be gone.
            #expect(try organization.state() == before)
            return
        }
        let run = try expectTruth(organization, before: before)
        let isOver = run.items.allSatisfy { $0.outcome == "deleted" && $0.verified }
        let next = try ConsoleSession(environment: organization.environment)
        if isOver {
            try next.see("[Accounts]")
        } else {
            try next.see("A run did not finish", "Look at its accounts again", run.run)
            try next.press(.escape)
        }
        try next.seeAudited()
        try next.quit()
    }

    /// What asks the program to end.
    enum Request: String, Sendable, CaseIterable { case terminate, hangUpSignal, lineIsCut }

    @Test(.timeLimit(.minutes(2)), arguments: Request.allCases)
    func `when it is asked to end, what is in flight ends, nothing more begins, and the journal has its end`(
        request: Request
    ) throws {
        let (organization, session, start) = try running(latency: 100)
        let before = try organization.state()
        try Moment.deletions(1).wait(session, organization, from: start)
        switch request {
        case .terminate: session.terminal.signal(SIGTERM)
        case .hangUpSignal: session.terminal.signal(SIGHUP)
        case .lineIsCut: session.terminal.hangUp()
        }
        if request == .lineIsCut {
            #expect(try session.terminal.waitForExit(within: ConsoleSession.patience) == .exited(1))
        } else {
            try session.expectEnd(.exited(1))
        }
        let calls = try organization.calls().count
        let run = try expectTruth(organization, before: before)
        #expect(run.items.contains { $0.outcome == "deleted" })
        #expect(!run.items.contains { $0.outcome == "unknown" })
        #expect(try organization.rootward("journal", "list").output.contains("  cancelled  "))
        #expect(try organization.calls().count == calls)
    }

    @Test(.timeLimit(.minutes(2)))
    func `Ctrl-Z in a run gives the shell its terminal, and the run goes on when it is back`() throws {
        let script = """
            set -m; '\(ChildProgram.product("rootward"))'; echo stopped; read x; fg >/dev/null; echo over; read x
            """
        let (organization, session, start) = try running(latency: 100, through: script)
        let before = try organization.state()
        try Moment.deletions(1).wait(session, organization, from: start)
        try session.press(.controlZ)
        try session.see("stopped")
        #expect(session.terminal.screen.leftBehind.isEmpty)
        #expect(session.terminal.settingsAreRestored)
        try session.press(.enter)
        try session.see("Verified: no root credentials are left in 18 accounts", "esc accounts")
        try session.press(.escape)
        try session.see("[Accounts]", "q quit")
        try session.type("q")
        try session.see("over")
        #expect(session.terminal.settingsAreRestored)
        let run = try expectTruth(organization, before: before)
        #expect(run.items.allSatisfy { $0.outcome == "deleted" && $0.verified })
    }

    @Test(.timeLimit(.minutes(2)))
    func `a run in a window that changes its size all the time ends as it should`() throws {
        let (organization, session, _) = try running(latency: 60)
        let before = try organization.state()
        for size in 0..<200 {
            session.terminal.resize(rows: 1 + size * 7 % 60, columns: 1 + size * 13 % 180)
            // Half of them come one by one, half as a storm.
            if size % 2 == 0 { try session.terminal.wait(for: "Any screen", until: { _ in true }) }
        }
        session.terminal.resize(rows: 24, columns: 80)
        try session.see("Verified: no root credentials are left in 18 accounts", "esc accounts")
        try session.press(.escape)
        try session.see("[Accounts]", "q quit")
        try session.quit()
        _ = try expectTruth(organization, before: before)
    }

    @Test(.timeLimit(.minutes(2)))
    func `esc pauses a run and asks; stopping it leaves the rest untouched, and the exit code says so`() throws {
        let organization = try SimulatedOrganization("--accounts", "300", "--capabilities", "all", "--latency", "150")
        let session = try ConsoleSession(environment: organization.environment)
        try session.seeAudited()
        try session.deleteEverywhere()
        let before = try organization.state()
        try session.see("deleted and verified 1")
        try session.press(.escape)
        try session.see("c continue", "s stop here")
        try session.type("s")
        try session.see("stopped the run.", "esc accounts")
        try session.press(.escape)
        try session.see("[Accounts]", "q quit")
        try session.quit(code: 1)
        let run = try expectTruth(organization, before: before)
        #expect(run.items.contains { $0.outcome == "deleted" })
        #expect(run.items.contains { $0.outcome == "notAttempted" })
    }
}
