/// One row of a keymap: which keys do what, and every word the program says about it.
package struct Binding<Command: Sendable>: Sendable {
    /// The keys; the first one is shown in the footer.
    package var keys: [Key]
    /// What they do.
    package var command: Command
    /// The word in the footer.
    package var label: Text
    /// The sentence in the help.
    package var help: Text
    /// Its place among the footer's hints, the least dropped last; nil keeps it out of the footer.
    package var footerRank: Int?
    /// The name of the keys in the footer when it is not that of the first one, such as ↑↓ for two commands.
    package var keyLabel: Text?
    /// Why it can't be done now, as a sentence; nil when it can.
    package var unavailable: Text?

    /// Makes a row.
    package init(
        _ keys: Key...,
        command: Command,
        label: Text,
        help: Text,
        footerRank: Int? = nil,
        keyLabel: Text? = nil,
        unavailable: Text? = nil
    ) {
        self.keys = keys
        self.command = command
        self.label = label
        self.help = help
        self.footerRank = footerRank
        self.keyLabel = keyLabel
        self.unavailable = unavailable
    }

    /// The same row, out of use for a reason, or in use when there is none.
    package func unavailable(because reason: Text?) -> Binding {
        var binding = self
        binding.unavailable = reason
        return binding
    }
}
