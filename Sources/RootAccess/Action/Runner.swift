package import AWSClient
package import FoundationEssentials
package import Platform

/// Runs a confirmed plan: many accounts side by side, each looked at, journaled, deleted, looked at again.
package struct Runner: Sendable {
    /// Where a run's journal is opened; its beginning names it, and what no second Rootward may work on meanwhile.
    package typealias OpenJournal =
        @Sendable (_ beginning: JournalEvent.Beginning) throws(Problem) -> any JournalSink

    /// How long a plan may be run after it was made.
    package static let maximumAge: TimeInterval = 86_400

    /// How far a plan's time may be ahead of this machine's clock, which need not be the planner's.
    package static let maximumLead: TimeInterval = 600

    private let client: AWSClient
    private let context: Preflight.Context
    private let openJournal: OpenJournal
    private let configuration: Configuration
    private let time: TimeSource
    private let origin: String
    private let width: Int

    /// Makes a runner.
    ///
    /// - Parameters:
    ///   - client: Signs as the caller; root sessions are made from it.
    ///   - context: Who the caller is and where.
    ///   - configuration: What the company has decided, by which the plan is weighed once more.
    ///   - origin: Where the person came from, for the journal.
    ///   - width: How many accounts are worked on side by side.
    ///   - time: The clocks.
    ///   - openJournal: Opens the journal, or says why nothing may be deleted.
    package init(
        client: AWSClient,
        context: Preflight.Context,
        configuration: Configuration,
        origin: String,
        width: Int = 40,
        time: TimeSource,
        openJournal: @escaping OpenJournal
    ) {
        self.client = client
        self.context = context
        self.configuration = configuration
        self.origin = origin
        self.width = width
        self.time = time
        self.openJournal = openJournal
    }

    /// Runs a plan to its end, or to where a person or the journal stops it.
    ///
    /// 1. A plan for another organization, too old, or with an account that is never a target is refused whole.
    /// 2. The journal is opened and the plan written into it; without a journal nothing is done.
    /// 3. Each account is done by `AccountRun`, at most `width` at once.
    /// 4. The end is written into the journal.
    ///
    /// - Parameters:
    ///   - confirmation: A person's typed yes to the plan.
    ///   - control: Pauses, continues and stops the run.
    ///   - report: Called with everything that happens; ends with `ended` or `refused`.
    package func run(
        _ confirmation: Confirmation,
        control: RunControl,
        report: @escaping @Sendable (RunProgress) -> Void
    ) async {
        let plan = confirmation.plan
        let runID = Self.runID(at: time.now())
        let journal: Journal
        do throws(Problem) {
            try refuseForeign(plan, isResumed: confirmation.resumes != nil)
            try await refuseUnacknowledged(confirmation)
            let beginning = JournalEvent.Beginning(
                runID: runID,
                plan: plan,
                caller: context.caller.arn,
                reason: confirmation.reason,
                origin: origin,
                resumes: confirmation.resumes,
                planDigest: confirmation.planDigest,
                acknowledged: confirmation.acknowledged
            )
            journal = Journal(sink: try openJournal(beginning), time: time)
            try await journal.record(.began(beginning))
        } catch {
            report(.refused(error))
            return
        }
        report(.began(runID: runID, journalPath: journal.path))
        let results = await results(of: confirmation, journal: journal, control: control, report: report)
        let notBegun = plan.accounts.map(\.id).filter { results[$0] == nil }
        let wasCancelled = await control.isCancelled
        let stopReason = await control.stopReason
        // A journal that can't take its last line still tells the truth: the run then counts as interrupted.
        try? await journal.record(
            .ended(wasCancelled: wasCancelled, notBegun: notBegun, problem: stopReason?.sentence)
        )
        await journal.settle()
        report(
            .ended(
                RunSummary(
                    runID: runID,
                    journalPath: journal.path,
                    results: plan.accounts.compactMap { results[$0.id] },
                    notBegun: notBegun,
                    wasCancelled: wasCancelled,
                    stopReason: stopReason
                )
            )
        )
    }

    private func results(
        of confirmation: Confirmation,
        journal: Journal,
        control: RunControl,
        report: @escaping @Sendable (RunProgress) -> Void
    ) async -> [AccountID: AccountResult] {
        let plan = confirmation.plan
        let client = client.naming(ticket: confirmation.reason)
        let waiting = Locked(plan.accounts[...])
        let tally = Locked((finished: 0, failed: 0))
        let workers = min(width, plan.accounts.count)
        await control.begin(workers: workers) { report(.paused) }
        return await withTaskGroup(of: [AccountResult].self) { group in
            for _ in 0..<workers {
                group.addTask {
                    var results: [AccountResult] = []
                    while await control.mayBegin(), let account = waiting.withLock({ $0.popFirst() }) {
                        let run = AccountRun(
                            account: account,
                            kinds: plan.kinds,
                            client: client,
                            journal: journal,
                            time: time
                        )
                        let result = await run.run { report(.account(account.id, $0)) }
                        results.append(result)
                        report(.finished(result))
                        if let reason = Self.reasonToStop(after: result, tally, confirmation) {
                            await control.stop(because: reason)
                        }
                    }
                    await control.workerEnded()
                    return results
                }
            }
            var all: [AccountID: AccountResult] = [:]
            for await results in group {
                for result in results { all[result.account] = result }
            }
            return all
        }
    }

    /// Why no further account shall be begun; nil to go on.
    ///
    /// Without a journal or the caller's credentials every further account would only fail; and where many fail,
    /// something is wrong that a person should look at first.
    private static func reasonToStop(
        after result: AccountResult,
        _ tally: Locked<(finished: Int, failed: Int)>,
        _ confirmation: Confirmation
    ) -> Problem? {
        if let problem = result.problem, problem.endsTheRun { return problem }
        let (finished, failed) = tally.withLock { tally in
            tally.finished += 1
            if !result.isDoneAndVerified { tally.failed += 1 }
            return tally
        }
        // The first few say nothing about the rest.
        guard finished >= 10, Double(failed) > confirmation.failureShare * Double(finished) else { return nil }
        return Problem(
            .refused,
            "\(failed) of the first \(finished) accounts were not done, so the run stopped by itself.",
            nextStep: "Look at what went wrong, then finish the run."
        )
    }

    /// Promise 5, whatever the plan says: the management account and the caller's own are never a target.
    private func refuseForeign(_ plan: Plan, isResumed: Bool) throws(Problem) {
        guard plan.organizationID == context.organization.id else {
            throw Problem(
                .refused,
                "The plan is for organization \(plan.organizationID), and you are signed in to "
                    + "\(context.organization.id).",
                nextStep: "Make a new plan here."
            )
        }
        let age = time.now().timeIntervalSince(plan.madeAt)
        // What a run has begun in time may be finished later: every account is looked at again before anything goes.
        guard age <= Self.maximumAge || isResumed else {
            throw Problem(.refused, "The plan is more than a day old.", nextStep: "Make a new plan.")
        }
        guard age >= -Self.maximumLead else {
            throw Problem(
                .refused,
                "The plan was made in the future, by this machine's clock.",
                nextStep: "Set the clock, then make a new plan."
            )
        }
        var seen: Set<AccountID> = []
        for account in plan.accounts where !seen.insert(account.id).inserted {
            throw Problem(
                .refused,
                "The plan holds account \(account.id) twice.",
                account: account.id,
                nextStep: "Make a new plan."
            )
        }
        for account in plan.accounts
        where account.id == context.organization.managementAccount || account.id == context.caller.account {
            throw Problem(
                .refused,
                "The plan holds account \(account.id), which is the management account or your own and never a target.",
                account: account.id,
                nextStep: "Make a new plan without it."
            )
        }
    }

    /// What has changed since the plan was made is asked about anew: exclusions, and whether anyone could recover.
    private func refuseUnacknowledged(_ confirmation: Confirmation) async throws(Problem) {
        let acknowledged = confirmation.acknowledged
        if !context.capabilities.rootSessions, !acknowledged.contains(.noRecovery) {
            throw Problem(
                .refused,
                "\(Guard.noRecovery.reason) That has not been acknowledged.",
                nextStep: "Enable them, or make a new plan."
            )
        }
        guard !acknowledged.contains(.excluded) else { return }
        let excluded = try await ExclusionList(configuration, at: time.now(), client: client).words(
            for: confirmation.plan
        )
        guard let account = confirmation.plan.accounts.first(where: { excluded[$0.id] != nil })?.id else { return }
        throw Problem(
            .refused,
            "Account \(account) is \(excluded[account] ?? ""), and that has not been acknowledged.",
            account: account,
            nextStep: "Make a new plan without it."
        )
    }

    /// The time to the second, for people, and its fraction in four digits: `20261122-041207-7f3a`.
    ///
    /// So names sort by time, and a second run would have to begin within the same 15 microseconds to be refused.
    private static func runID(at date: Date) -> String {
        let seconds = date.timeIntervalSince1970.rounded(.down)
        let digits = Date(timeIntervalSince1970: seconds).formatted(.iso8601).filter(\.isNumber)
        let hex = String(UInt16((date.timeIntervalSince1970 - seconds) * 65_535), radix: 16)
        let padding = String(repeating: "0", count: 4 - hex.count)
        return "\(digits.prefix(8))-\(digits.dropFirst(8).prefix(6))-\(padding)\(hex)"
    }
}

extension Problem {
    /// With no journal, no credentials of the caller or no task to run in, every further account would only fail.
    fileprivate var endsTheRun: Bool {
        switch kind {
        case .local, .credentials, .cancelled: true
        case .denied, .throttled, .connection, .unreadable, .service, .refused: false
        }
    }
}
