import AWSClient
import FoundationEssentials

/// The shape of the configuration file; strict, so that a misspelled setting is found and not skipped.
struct ConfigurationDocument: Decodable {
    /// What is wrong, as a clause.
    struct Malformed: Error {
        let sentence: String
    }

    let configuration: Configuration

    /// Any key, so that unknown ones can be seen.
    private struct AnyKey: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private static func refuseUnknown(_ decoder: any Decoder, known: Set<String>) throws {
        let found = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
        guard let unknown = found.sorted().first(where: { !known.contains($0) }) else { return }
        throw Malformed(sentence: "\"\(HarmlessText(unknown))\" is not a setting here")
    }

    private enum Key: String, CodingKey, CaseIterable {
        case recentUseDays, largeShare, failureShare, requiresReason, exclusions
    }

    init(from decoder: any Decoder) throws {
        try Self.refuseUnknown(decoder, known: Set(Key.allCases.map(\.rawValue)))
        let values = try decoder.container(keyedBy: Key.self)
        var read = Configuration()
        if let days = try values.decodeIfPresent(Int.self, forKey: .recentUseDays) {
            guard (0...3_650).contains(days) else { throw Malformed(sentence: "recentUseDays takes 0 to 3650") }
            read.recentUseDays = days
        }
        if let share = try values.decodeIfPresent(Double.self, forKey: .largeShare) {
            guard (0...1).contains(share) else { throw Malformed(sentence: "largeShare takes 0 to 1") }
            read.largeShare = share
        }
        if let share = try values.decodeIfPresent(Double.self, forKey: .failureShare) {
            guard (0...1).contains(share) else { throw Malformed(sentence: "failureShare takes 0 to 1") }
            read.failureShare = share
        }
        read.requiresReason = try values.decodeIfPresent(Bool.self, forKey: .requiresReason) ?? false
        read.exclusions = try values.decodeIfPresent([Entry].self, forKey: .exclusions)?.map(\.exclusion) ?? []
        configuration = read
    }

    /// One exclusion as it is written.
    private struct Entry: Decodable {
        let exclusion: Exclusion

        private enum Key: String, CodingKey, CaseIterable {
            case account, unit, tag, owner, reason, until
        }

        init(from decoder: any Decoder) throws {
            try refuseUnknown(decoder, known: Set(Key.allCases.map(\.rawValue)))
            let values = try decoder.container(keyedBy: Key.self)
            let targets = try Self.targets(values)
            guard targets.count == 1 else {
                throw Malformed(sentence: "an exclusion names exactly one of account, unit and tag")
            }
            exclusion = Exclusion(
                target: targets[0],
                owner: try values.decodeIfPresent(String.self, forKey: .owner) ?? "",
                reason: try values.decode(String.self, forKey: .reason),
                until: try values.decodeIfPresent(String.self, forKey: .until).map(Self.endOfDay)
            )
        }

        private static func targets(_ values: KeyedDecodingContainer<Key>) throws -> [Exclusion.Target] {
            var targets: [Exclusion.Target] = []
            if let text = try values.decodeIfPresent(String.self, forKey: .account) {
                guard let id = AccountID(text) else {
                    throw Malformed(sentence: "\"\(HarmlessText(text))\" is no account ID")
                }
                targets.append(.account(id))
            }
            if let unit = try values.decodeIfPresent(String.self, forKey: .unit) {
                guard unit.hasPrefix("ou-") || unit.hasPrefix("r-") else {
                    throw Malformed(sentence: "\"\(HarmlessText(unit))\" is no ID of a unit; they begin with ou- or r-")
                }
                targets.append(.unit(unit))
            }
            if let tag = try values.decodeIfPresent(String.self, forKey: .tag) {
                let parts = tag.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard !parts[0].isEmpty else { throw Malformed(sentence: "a tag is written Key or Key=Value") }
                targets.append(.tag(key: parts[0], value: parts.count == 2 ? parts[1] : nil))
            }
            return targets
        }

        /// The end of a day written as 2027-03-31, in UTC.
        private static func endOfDay(_ text: String) throws -> Date {
            guard let start = try? Date("\(text)T00:00:00Z", strategy: .iso8601) else {
                throw Malformed(sentence: "\"\(HarmlessText(text))\" is no day; write it as 2027-03-31")
            }
            return start.addingTimeInterval(86_400)
        }
    }
}
