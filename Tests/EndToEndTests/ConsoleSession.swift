import TestSupport
import Testing

/// The built console on a pseudo-terminal, and what a person does in it: looks, then types.
struct ConsoleSession {
    /// Generous, since a wait ends as soon as its condition holds.
    static let patience = Duration.seconds(60)

    let terminal: PseudoTerminal

    /// Opens the console, or another command with a screen.
    init(
        _ arguments: [String] = [],
        environment: [String: String],
        rows: Int = 24,
        columns: Int = 80
    ) throws {
        terminal = try PseudoTerminal(
            ChildProgram.product("rootward"),
            arguments,
            environment: environment,
            rows: rows,
            columns: columns
        )
    }

    /// Follows a program that was started some other way.
    init(on terminal: PseudoTerminal) { self.terminal = terminal }

    /// Waits until every text stands on the screen at once.
    func see(_ texts: String...) throws {
        try terminal.wait(for: "\(texts)", within: Self.patience) { screen in
            let text = screen.text
            return texts.allSatisfy { text.contains($0) }
        }
    }

    /// Types text, and presses Enter if asked to.
    func type(_ text: String, enter: Bool = false) throws { try terminal.send(enter ? text + "\r" : text) }

    /// Presses keys.
    func press(_ keys: PseudoTerminal.Keystroke...) throws {
        for key in keys { try terminal.press(key) }
    }

    /// Walks through the wizard with everything in it left as it is proposed, up to the list of accounts.
    func enable() throws {
        try see("1 of 3: choose capabilities", "[x]  Root credentials management")
        try press(.enter)
        try see("2 of 3: delegate", "No delegated administrator")
        try press(.enter)
        try see("3 of 3: review and enable", "To go on, type enable:")
        try type("enable")
        try see("type enable: enable")
        try press(.enter)
        try see("Read back from AWS:", "Root credentials management is on", "Nothing was deleted.")
        try press(.enter)
    }

    /// Waits until every account was looked at.
    func seeAudited() throws {
        try terminal.wait(for: "The end of the audit", within: Self.patience) { screen in
            let text = screen.text
            return text.contains("[Accounts]") && text.contains(" present · ") && !text.contains(" to do")
                && !text.contains("listing:") && !text.contains("checking")
        }
    }

    /// Selects accounts one by one, found by their IDs with the filter, in the flat list.
    func select(_ ids: [String]) throws {
        try type("t")
        try see("t tree")
        for (index, id) in ids.enumerated() {
            try type("/")
            try see("⏎ keep")
            try type(id)
            try see("/\(id)", "1 of ")
            try press(.enter)
            try see("space select")
            try press(.space)
            try see("\(index + 1) selected")
            try press(.escape)
            try terminal.waitForAbsence(of: "/\(id)", within: Self.patience)
        }
    }

    /// Opens the menu and takes its last row, up to the confirmation.
    func askToDelete() throws {
        try type("a")
        try see("Take privileged action", "Delete root credentials")
        try press(.end)
        try see("▸ Delete root credentials")
        try press(.enter)
        // The footer is what a frame ends with.
        try see("[Confirm]", "To delete, type", "esc back")
    }

    /// Selects everything that is shown, and answers the confirmation rightly.
    func deleteEverywhere() throws {
        try type("A")
        try see(" selected")
        try askToDelete()
        try confirm()
    }

    /// Ticks what must be ticked and types the number that stands in the first line.
    func confirm() throws {
        if terminal.screen.text.contains("▸ [ ]") {
            try press(.space)
            try see("▸ [x]")
            try press(.tab)
            try see("▸ Reason")
            try press(.tab)
        }
        try see("▸ To delete, type")
        try type(try accountsOfThePlan())
        try press(.enter)
    }

    /// The number in the confirmation's first line.
    private func accountsOfThePlan() throws -> String {
        let line = terminal.screen.lines.first { $0.hasPrefix("│ ") && $0.contains(" accounts") } ?? ""
        return String(line.drop { !$0.isNumber }.prefix { $0.isNumber })
    }

    /// Leaves by `q`, with the terminal as it was found.
    func quit(code: Int32 = 0, at location: SourceLocation = #_sourceLocation) throws {
        try see("q quit")
        try type("q")
        try expectEnd(.exited(code), at: location)
    }

    /// Expects that the program ends so, with the terminal as it was found.
    func expectEnd(_ ending: PseudoTerminal.Ending, at location: SourceLocation = #_sourceLocation) throws {
        let found = try terminal.waitForExit(within: Self.patience)
        #expect(found == ending, sourceLocation: location)
        #expect(terminal.settingsAreRestored, sourceLocation: location)
        #expect(terminal.screen.leftBehind.isEmpty, sourceLocation: location)
        #expect(terminal.screen.unknown.isEmpty, sourceLocation: location)
    }
}
