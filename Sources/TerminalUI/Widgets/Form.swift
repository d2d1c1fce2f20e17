/// Labelled fields and checkboxes, one of which has the focus.
package struct Form<ID: Hashable & Sendable>: Sendable {
    /// What is filled in.
    package enum Control: Hashable, Sendable {
        case text(TextField)
        case checkbox(Bool)
    }

    /// One row of the form.
    package struct Field: Sendable {
        /// Which one it is.
        package let id: ID
        /// What is asked.
        package var label: Text
        /// What is filled in.
        package var control: Control

        /// Makes a row.
        package init(_ id: ID, label: Text, _ control: Control) {
            self.id = id
            self.label = label
            self.control = control
        }
    }

    /// The rows, from top to bottom.
    package private(set) var fields: [Field]
    private var focused = 0

    /// Makes a form with the focus on its first row.
    package init(_ fields: [Field]) { self.fields = fields }

    /// Which row has the focus; nil in an empty form.
    package var focus: ID? { fields.indices.contains(focused) ? fields[focused].id : nil }

    /// What stands in a text field; empty when there is none of that name.
    package func text(_ id: ID) -> String {
        guard case .text(let field)? = fields.first(where: { $0.id == id })?.control else { return "" }
        return field.value
    }

    /// Whether a checkbox is on.
    package func isOn(_ id: ID) -> Bool { fields.first { $0.id == id }?.control == .checkbox(true) }

    /// Moves the focus or edits the row that has it.
    ///
    /// - Returns: Whether the event was meant for the form.
    package mutating func handle(_ event: Event) -> Bool {
        guard fields.indices.contains(focused) else { return false }
        switch event {
        case .key(.tab), .key(.down): focused = (focused + 1) % fields.count
        case .key(.backTab), .key(.up): focused = (focused + fields.count - 1) % fields.count
        default:
            switch fields[focused].control {
            case .checkbox(let isOn):
                guard event == .key(.character(" ")) else { return false }
                fields[focused].control = .checkbox(!isOn)
            case .text(var field):
                guard field.handle(event) else { return false }
                fields[focused].control = .text(field)
            }
        }
        return true
    }

    /// Draws one row for each field, and the terminal's cursor in the one that has the focus.
    package func draw(into frame: inout Frame, in rect: Rect) {
        frame.fill(rect)
        let labels = fields.filter { if case .text = $0.control { true } else { false } }.map(\.label.width).max() ?? 0
        // More rows than there is room for are scrolled so that the focus is seen.
        let top = max(0, min(focused, fields.count - 1) - rect.rows + 1)
        for (row, index) in fields.indices.dropFirst(top).prefix(rect.rows).enumerated() {
            let line = rect.line(row)
            switch fields[index].control {
            case .text(let field):
                frame.put(fields[index].label, row: 0, column: 0, in: line)
                let room = line.droppingLeft(min(labels + 1, line.columns - 1))
                field.draw(into: &frame, in: room, isFocused: index == focused)
            case .checkbox(let isOn):
                let box: Text = isOn ? "[x] " : "[ ] "
                frame.put(box + fields[index].label, row: 0, column: 0, in: line, index == focused ? .cursor : .normal)
                if index == focused { frame.placeCursor(row: 0, column: 1, in: line) }
            }
        }
    }
}
