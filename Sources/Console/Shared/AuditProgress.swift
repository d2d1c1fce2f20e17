import FoundationEssentials
import RootAccess

/// How far the looks that are under way have come, all of them together.
struct AuditProgress: Sendable, Equatable {
    /// The questions that have not ended.
    private(set) var generations: Set<Int>
    let startedAt: Date
    /// Accounts that were asked for so far; grows while the list does.
    private(set) var of = 0
    /// Accounts that were answered for, whatever the answer.
    private(set) var done = 0
    private var blocked = 0
    private var failed = 0
    /// Accounts that were listed and can't be looked at.
    private var notApplicable = 0
    private var lastAt: Date

    init(generation: Int, startedAt: Date) {
        generations = [generation]
        self.startedAt = startedAt
        lastAt = startedAt
    }

    /// One more question, for so many accounts.
    mutating func ask(_ count: Int, generation: Int) {
        generations.insert(generation)
        of += count
    }

    /// Counts the answer for an account in.
    mutating func add(_ status: AccountStatus, at time: Date) {
        done += 1
        lastAt = max(lastAt, time)
        switch status {
        case .blocked: blocked += 1
        case .failed: failed += 1
        default: break
        }
    }

    /// Counts accounts in that were listed and not asked for.
    mutating func leaveOut(_ count: Int) { notApplicable += count }

    /// A question is over.
    mutating func end(_ generation: Int) { generations.remove(generation) }

    /// Accounts a second since the start; nil in the first second, when it means nothing.
    var rate: Double? {
        let seconds = lastAt.timeIntervalSince(startedAt)
        return seconds >= 1 ? Double(done) / seconds : nil
    }

    /// What came of it; only accounts that were read are called checked.
    func sentence(unanswered: Int, now: Date) -> String {
        let checked = done - blocked - failed
        let asked = done + unanswered
        let accounts =
            checked == asked ? Phrases.accounts(asked) : "\(Phrases.number(checked)) of \(Phrases.accounts(asked))"
        let others = [
            (blocked, "blocked"), (failed, "failed"), (unanswered, "not checked"), (notApplicable, "not applicable"),
        ]
        .filter { $0.0 > 0 }.map { "\(Phrases.number($0.0)) \($0.1)" }.joined(separator: ", ")
        let time = Phrases.duration(now.timeIntervalSince(startedAt))
        return "Audit: \(accounts) checked in \(time)\(others.isEmpty ? "" : "; " + others)."
    }
}

extension Shared {
    /// Starts to list the organization anew, and to audit it when that can work.
    mutating func beginListing() -> [Effect] {
        let generation = nextGeneration()
        let canAudit = context?.capabilities.rootCredentialsManagement ?? false
        directory = Directory()
        listing = .loading(generation: generation)
        listingGeneration = generation
        audit = canAudit ? AuditProgress(generation: generation, startedAt: now) : nil
        return [.loadOrganization(generation: generation, auditing: canAudit)]
    }

    /// Looks at accounts again; those that can't be targets are left out.
    mutating func beginAudit(_ ids: [AccountID]) -> [Effect] {
        guard context?.capabilities.rootCredentialsManagement ?? false else {
            say("Root credentials management is off, so accounts can't be checked; e enables it.", .problem)
            return []
        }
        let indices = ids.compactMap(directory.index(of:)).filter { directory.inapplicability(ofIndex: $0) == nil }
        guard !indices.isEmpty else {
            say("None of these accounts can be checked.", .problem)
            return []
        }
        let generation = nextGeneration()
        if audit == nil { audit = AuditProgress(generation: generation, startedAt: now) }
        // What another question has asked for already is answered once and counted once.
        audit?.ask(indices.count { !directory.isPending[$0] }, generation: generation)
        directory.beginLook(at: indices)
        return [.audit(generation: generation, indices.map { directory.accounts[$0].id })]
    }

    /// Takes answers about the organization; what answers an older question is dropped.
    mutating func receive(_ message: Message) {
        switch message {
        case .units(let generation, let units):
            guard listingGeneration == generation else { return }
            directory.add(units)
        case .accounts(let generation, let page):
            guard listing == .loading(generation: generation) else { return }
            add(page, generation: generation)
        case .listed(let generation, let problem):
            guard listing == .loading(generation: generation) else { return }
            listing = problem.map(Listing.failed) ?? .complete
            if let problem { say(problem) }
        case .audited(let generation, let statuses, let time):
            guard audit?.generations.contains(generation) ?? false else { return }
            for (id, status) in statuses {
                if let index = directory.index(of: id), directory.isPending[index] { audit?.add(status, at: time) }
                directory.set(status, of: id, at: time)
            }
        case .auditEnded(let generation):
            guard audit?.generations.contains(generation) ?? false else { return }
            endAudit(generation)
        default: break
        }
    }

    private mutating func add(_ page: [Account], generation: Int) {
        let before = directory.count
        directory.add(page, context: context)
        guard audit?.generations.contains(generation) ?? false else { return }
        let targets = (before..<directory.count).filter { directory.inapplicability(ofIndex: $0) == nil }
        directory.beginLook(at: targets)
        audit?.ask(targets.count, generation: generation)
        audit?.leaveOut(directory.count - before - targets.count)
    }

    private mutating func endAudit(_ generation: Int) {
        audit?.end(generation)
        guard let audit, audit.generations.isEmpty else { return }
        note(audit.sentence(unanswered: directory.endLooks(), now: now))
        self.audit = nil
    }
}
