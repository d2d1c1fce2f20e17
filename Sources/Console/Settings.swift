package import FoundationEssentials
package import RootAccess
package import TerminalUI

/// What the command line and the machine decide about the console before it starts.
package struct Settings: Sendable {
    /// True when AWS is simulated; every screen says so.
    package let isDemo: Bool
    /// True when nothing may be changed, whatever is typed.
    package let isReadOnly: Bool
    /// What the terminal can draw.
    package let glyphs: GlyphSet
    /// What the company has decided.
    package let configuration: Configuration
    package let version: String
    /// The region of the regional calls, for the header.
    package let region: String
    /// The time at the start, until the first tick.
    package let startsAt: Date

    /// Makes settings.
    package init(
        isDemo: Bool = false,
        isReadOnly: Bool = false,
        glyphs: GlyphSet = .utf8,
        configuration: Configuration = Configuration(),
        version: String,
        region: String,
        startsAt: Date
    ) {
        self.isDemo = isDemo
        self.isReadOnly = isReadOnly
        self.glyphs = glyphs
        self.configuration = configuration
        self.version = version
        self.region = region
        self.startsAt = startsAt
    }

    /// How many days back a use of a credential counts as recent.
    var recentUseDays: Int { configuration.recentUseDays }
}
