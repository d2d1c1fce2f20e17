import FoundationEssentials
import RootAccess
import TerminalUI

/// What every screen sees: who is calling, the accounts, what was said, what time it is.
struct Shared: Sendable {
    let settings: Settings
    var now: Date
    var size: (rows: Int, columns: Int) = (24, 80)
    var context: Preflight.Context?
    var credentialsExpire: Date?
    var directory = Directory()
    var listing = Listing.notStarted
    /// The question that the list answers; the units' names come beside it and may end later.
    var listingGeneration = 0
    var audit: AuditProgress?
    /// The accounts that the next action is for; by ID, so that no sorting, filter or refresh can move it.
    var selection: Set<AccountID> = [] { didSet { selectionRevision += 1 } }
    /// Grows whenever the selection changes.
    private(set) var selectionRevision = 0
    var unfinishedRuns: [UnfinishedRun] = []
    /// The look at the accounts of an unfinished run, while it is under way.
    var lookAgain: LookAgain?
    private(set) var log: [LogEntry] = []
    /// The last thing that was said, until the next key.
    private(set) var notice: Notice?
    /// Where to go once the screen has handled its input.
    var navigation: [Navigation] = []
    /// True from the moment a dangerous dialog opens until it has been seen: what is typed meanwhile is void.
    private(set) var isTypingVoid = false
    /// True while a run is under way, which nothing may abandon silently.
    var isRunning = false
    var exitCode: Int32 = 0
    private var lastGeneration = 0

    init(settings: Settings) {
        self.settings = settings
        now = settings.startsAt
    }

    /// How far the list of accounts has come.
    enum Listing: Sendable, Equatable {
        case notStarted
        case loading(generation: Int)
        case complete
        case failed(Problem)
    }

    /// A new question; answers to older ones of its kind are dropped from now on.
    mutating func nextGeneration() -> Int {
        lastGeneration += 1
        return lastGeneration
    }

    /// Says something in the status line and keeps it in the log.
    mutating func say(_ sentence: String, _ tone: Notice.Tone = .plain) {
        notice = Notice(text: Text(sentence), tone: tone)
        if tone != .hint { log.append(LogEntry(time: now, text: Text(sentence), isProblem: tone == .problem)) }
    }

    /// Says what went wrong; the whole of it stands in the log.
    mutating func say(_ problem: Problem) {
        notice = Notice(text: Text(problem.sentence), tone: .problem)
        log.append(LogEntry(time: now, text: Text(problem.description), isProblem: true))
    }

    /// Keeps a sentence in the log without showing it.
    mutating func note(_ sentence: String) {
        log.append(LogEntry(time: now, text: Text(sentence), isProblem: false))
    }

    /// The status line is free again.
    mutating func clearNotice() { notice = nil }

    /// A dangerous dialog opens: nothing that was typed before it was seen may reach it.
    mutating func voidTyping() -> [Effect] {
        isTypingVoid = true
        return [.discardTypeAhead]
    }

    /// A frame was shown, so what is typed from now on was typed in sight of it.
    mutating func frameWasShown() { isTypingVoid = false }
}

/// A sentence in the status line.
struct Notice: Sendable, Equatable {
    /// How it is meant.
    enum Tone: Sendable { case plain, good, problem, hint }

    let text: Text
    let tone: Tone

    /// How it is drawn.
    var role: Role {
        switch tone {
        case .plain, .hint: .accent
        case .good: .good
        case .problem: .danger
        }
    }
}

/// One thing that was said.
struct LogEntry: Sendable, Equatable {
    let time: Date
    let text: Text
    let isProblem: Bool
}

/// A move between screens.
enum Navigation: Sendable {
    case push(any Screen)
    case replace(any Screen)
    case pop
    /// Back to the accounts, whatever lies above them.
    case accounts
    /// Back to the accounts, showing all that are selected and no others.
    case showSelected
    /// Back to the accounts, with nothing selected that the filter hides.
    case deselectHidden
}
