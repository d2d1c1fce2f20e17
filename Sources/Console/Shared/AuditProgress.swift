import FoundationEssentials
import RootAccess

/// How far the looks that are under way have come, all of them together.
struct AuditProgress: Sendable, Equatable {
    /// The questions that have not ended.
    private(set) var generations: Set<Int>
    let startedAt: Date
    /// Accounts that were asked for so far; grows while the list does.
    private(set) var of = 0
    private(set) var done = 0
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

    /// Counts answers in.
    mutating func add(_ count: Int, at time: Date) {
        done += count
        lastAt = max(lastAt, time)
    }

    /// A question is over.
    mutating func end(_ generation: Int) { generations.remove(generation) }

    /// Accounts a second since the start; nil in the first second, when it means nothing.
    var rate: Double? {
        let seconds = lastAt.timeIntervalSince(startedAt)
        return seconds >= 1 ? Double(done) / seconds : nil
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
        audit?.ask(indices.count, generation: generation)
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
            audit?.add(statuses.count, at: time)
            for (id, status) in statuses { directory.set(status, of: id, at: time) }
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
    }

    private mutating func endAudit(_ generation: Int) {
        audit?.end(generation)
        guard let audit, audit.generations.isEmpty else { return }
        directory.endLooks()
        note(
            "Audit: \(Phrases.number(audit.done)) of \(Phrases.number(audit.of)) accounts were answered for in "
                + "\(Phrases.duration(now.timeIntervalSince(audit.startedAt)))."
        )
        self.audit = nil
    }
}
