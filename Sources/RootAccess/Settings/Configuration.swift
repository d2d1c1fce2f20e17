import FoundationEssentials

/// What a company has decided about how Rootward may be used, read from its configuration file.
package struct Configuration: Sendable, Equatable {
    /// How many days back a use of a password or key counts as recent.
    package var recentUseDays = 90
    /// The share of the organization's accounts, 0 to 1, above which acting at once needs a yes of its own.
    package var largeShare = 0.5
    /// The share of finished accounts, 0 to 1, that may fail before a run stops by itself.
    package var failureShare = 0.2
    /// True when a reason or ticket must be given.
    package var requiresReason = false
    package var exclusions: [Exclusion] = []

    /// The defaults, in force where there is no file.
    package init() {}

    /// Reads a file, which is JSON with comments (JSON5).
    ///
    /// A word that is not known is refused, since a misspelled exclusion would protect nothing.
    ///
    /// - Throws: What is wrong with it and where.
    package init(file bytes: [UInt8]) throws(Problem) {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        do {
            self = try decoder.decode(ConfigurationDocument.self, from: Data(bytes)).configuration
        } catch let error as ConfigurationDocument.Malformed {
            throw Self.problem(error.sentence)
        } catch let error as DecodingError {
            throw Self.problem(Self.sentence(of: error))
        } catch {
            throw Self.problem("it can't be read")
        }
    }

    private static func problem(_ what: String) -> Problem {
        Problem(
            .refused,
            "The configuration file is not usable: \(what).",
            nextStep: "rootward config --example shows every setting."
        )
    }

    private static func sentence(of error: DecodingError) -> String {
        func place(_ context: DecodingError.Context) -> String {
            context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        }
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "\(place(context)) is not of the right kind"
        case .keyNotFound(let key, let context):
            return "\(place(context)) lacks \(key.stringValue)"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty ? "it is not JSON" : "\(place(context)) can't be read"
        @unknown default: return "it can't be read"
        }
    }

    /// A documented file with every setting at its default, and examples commented out.
    package static let example = """
        // Rootward's configuration: JSON with comments. Put it at $XDG_CONFIG_HOME/rootward/config.json
        // (~/.config/rootward/config.json), or name it with --config FILE.
        {
          // How many days back a use of a password or key counts as recent and needs a yes of its own.
          recentUseDays: 90,

          // Acting on more than this share of the organization's accounts at once needs a yes of its own (0 to 1).
          largeShare: 0.5,

          // A run stops by itself when more than this share of its finished accounts has failed (0 to 1).
          failureShare: 0.2,

          // Whether a reason or ticket must be given for every run.
          requiresReason: false,

          // Accounts that are left out of every plan unless somebody says yes to including them.
          exclusions: [
            // { account: "222222222222", owner: "pay@example.com", reason: "break-glass test", until: "2027-03-31" },
            // { unit: "ou-ab12-11111111", owner: "legal@example.com", reason: "litigation hold" },
            // { tag: "RootAccess=keep", owner: "cloud@example.com", reason: "registrar needs the root user" },
          ],
        }

        """
}
