import AWSClient
import ArgumentParser
import Console
import FoundationEssentials
import Platform
import Terminal
import TerminalUI

/// The console's loop on the main thread: show a frame, wait, take what happened, ask for what follows.
struct EventLoop {
    /// Background work is drawn at most this often; keys at once.
    private static let pace = Duration.milliseconds(100)

    private let terminal: Terminal
    private let inbox: Inbox<Message>
    private let runner: EffectRunner
    private let time: TimeSource
    private var model: Model
    private var exitCode: Int32 = 0
    private var mustDraw = true
    private var discardsTypeAhead = false
    private var lastDrawn = Duration.zero

    /// Opens the console and returns when the person leaves.
    ///
    /// - Throws: Why there is no terminal; the exit code when it is not 0.
    static func run(_ connection: Connection, options: ScreenOptions) throws {
        let environment = Process.environment
        let inbox = Inbox<Message>()
        let terminal: Terminal
        do {
            terminal = try Terminal(
                colour: !options.noColor && (environment["NO_COLOR"] ?? "").isEmpty,
                wakeRead: inbox.wakeRead,
                wakeWrite: inbox.wakeWrite
            )
        } catch {
            throw Refusal("\(error)")
        }
        let settings = Settings(
            isDemo: connection.isDemo,
            isReadOnly: options.readOnly,
            glyphs: terminal.glyphs,
            configuration: connection.configuration,
            version: Rootward.version,
            region: connection.client.region.name,
            startsAt: connection.time.now()
        )
        var loop = EventLoop(
            terminal: terminal,
            inbox: inbox,
            runner: EffectRunner(connection, settings: settings) { inbox.post($0) },
            time: connection.time,
            model: Model(settings: settings)
        )
        let code = loop.run()
        loop.runner.finish()
        if code != 0 { throw ExitCode(code) }
    }

    private init(
        terminal: Terminal,
        inbox: Inbox<Message>,
        runner: EffectRunner,
        time: TimeSource,
        model: Model
    ) {
        self.terminal = terminal
        self.inbox = inbox
        self.runner = runner
        self.time = time
        self.model = model
    }

    private mutating func run() -> Int32 {
        model.size = (terminal.rows, terminal.columns)
        if let notice = terminal.notice { inbox.post(.noted(notice)) }
        perform(model.begin())
        while !model.isFinished {
            drawWhenDue()
            let events = terminal.wait(timeout: timeout)
            // The tick says that the frame before it was seen: only what is typed after it can answer a question in it.
            take(.tick(time.now()))
            for event in events { take(event) }
            for message in inbox.take() { take(message) }
        }
        return exitCode
    }

    /// How long nothing needs to be done: until the next frame is due, or the next second where time shows.
    private var timeout: Duration? {
        if mustDraw { return max(.zero, lastDrawn + Self.pace - time.elapsed()) }
        return model.needsTicks ? .seconds(1) : nil
    }

    private mutating func drawWhenDue() {
        guard mustDraw, time.elapsed() - lastDrawn >= Self.pace || lastDrawn == .zero else { return }
        draw()
    }

    private mutating func draw() {
        var frame = Frame(rows: terminal.rows, columns: terminal.columns, glyphs: terminal.glyphs)
        Console.draw(model, into: &frame)
        if discardsTypeAhead { terminal.discardInput() }
        discardsTypeAhead = false
        terminal.show(frame)
        lastDrawn = time.elapsed()
        mustDraw = false
    }

    private mutating func take(_ event: Event) {
        if event == .resize { model.size = (terminal.rows, terminal.columns) }
        if event != .wake { lastDrawn = .zero }
        take(.event(event))
    }

    private mutating func take(_ message: Message) {
        mustDraw = true
        perform(update(&model, message))
    }

    private mutating func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .copy(let text):
                let wasAsked = terminal.copy(text)
                inbox.post(.noted(wasAsked ? "Asked the terminal to copy: \(text)" : "That is too long to copy."))
            case .bell: terminal.bell()
            case .repaint: terminal.redraw()
            case .suspend:
                terminal.suspend()
                model.size = (terminal.rows, terminal.columns)
            case .discardTypeAhead:
                // Just before the dialog is drawn, at once: no key from before that was typed in sight of it.
                discardsTypeAhead = true
                lastDrawn = .zero
            case .quit(let code): exitCode = code
            default: runner.perform(effect)
            }
        }
    }
}
