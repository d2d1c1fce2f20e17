import FoundationEssentials
package import Platform

/// The shared config and credentials files of the AWS CLI and SDKs, as one set of profiles.
///
/// Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files"; botocore's `configloader.py`.
package struct SharedConfig: Sendable {
    /// A file that is there and can't be read.
    package struct Unreadable: Error, Sendable, Equatable, CustomStringConvertible {
        package let description: String
    }

    /// One profile, with the keys of both files.
    package struct Profile: Sendable, Equatable {
        /// The name.
        package let name: String
        /// The values by lower-case key.
        package var values: [String: String]
        /// The keys that come from the credentials file.
        package var credentialsFileKeys: Set<String> = []

        /// Makes a profile of its keys.
        package init(name: String, values: [String: String]) {
            self.name = name
            self.values = values
        }

        /// The value of a key; nil when it is missing or empty.
        package subscript(key: String) -> String? {
            guard let value = values[key], !value.isEmpty else { return nil }
            return value
        }
    }

    /// The profiles by name.
    package private(set) var profiles: [String: Profile] = [:]
    /// The `[sso-session …]` sections by name.
    package private(set) var ssoSessions: [String: [String: String]] = [:]
    /// The `[services …]` sections by name, their nested blocks by service key.
    package private(set) var services: [String: [String: [String: String]]] = [:]
    /// What was passed over in the files, as clauses.
    package private(set) var warnings: [String] = []
    /// Where the files are, for error messages.
    package let paths: (config: String, credentials: String)

    /// Reads both files where the environment says they are; a file that is not there is empty.
    package init(environment: [String: String], files: FileSource) throws(Unreadable) {
        paths = (
            Self.path(environment, "AWS_CONFIG_FILE", "~/.aws/config"),
            Self.path(environment, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")
        )
        for section in try Self.sections(of: paths.config, files, &warnings) { addConfig(section) }
        for section in try Self.sections(of: paths.credentials, files, &warnings) {
            // A profile of both files is one, and the credentials file wins.
            var profile = profiles[section.name] ?? Profile(name: section.name, values: [:])
            profile.values.merge(section.values) { _, new in new }
            profile.credentialsFileKeys.formUnion(section.values.keys)
            profiles[section.name] = profile
        }
    }

    /// The lines `key = value` in a value that begins with a line break.
    package static func nested(_ value: String) -> [String: String] {
        guard value.hasPrefix("\n") else { return [:] }
        var block: [String: String] = [:]
        for line in value.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            block[String(parts[0].trimmed)] = String(parts[1].trimmed)
        }
        return block
    }

    /// A path with a leading `~` and the environment's `$NAME` in place.
    package static func expanded(_ path: String, _ environment: [String: String]) -> String {
        var expanded = ""
        var rest = path[...]
        if rest.hasPrefix("~"), rest.count == 1 || rest.dropFirst().hasPrefix("/") {
            expanded = environment["HOME"] ?? HomeFolder.path
            rest = rest.dropFirst()
        }
        while let dollar = rest.firstIndex(of: "$") {
            expanded += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            let isBraced = rest.hasPrefix("{")
            if isBraced { rest = rest.dropFirst() }
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            rest = rest[name.endIndex...]
            if isBraced, rest.hasPrefix("}") { rest = rest.dropFirst() }
            expanded += environment[String(name)] ?? (isBraced ? "${\(name)}" : "$\(name)")
        }
        return expanded + rest
    }

    private static func path(_ environment: [String: String], _ variable: String, _ standard: String) -> String {
        let configured = environment[variable].flatMap { $0.isEmpty ? nil : $0 }
        return expanded(configured ?? standard, environment)
    }

    private static func sections(
        of path: String,
        _ files: FileSource,
        _ warnings: inout [String]
    ) throws(Unreadable) -> [INIFile.Section] {
        do throws(SystemError) {
            guard let bytes = try files.read(path) else { return [] }
            let file = INIFile(bytes)
            warnings += file.warnings.map { "\(path): \($0)" }
            return file.sections
        } catch {
            throw Unreadable(description: error.description)
        }
    }

    /// `[default]`, `[profile NAME]`, `[sso-session NAME]`, `[services NAME]`; other sections are none of ours.
    private mutating func addConfig(_ section: INIFile.Section) {
        let words = ShellWords.split(section.name) ?? [section.name]
        switch (words.first, words.count) {
        case ("default", 1):
            profiles["default"] = Profile(name: "default", values: section.values)
        case ("profile", 2):
            profiles[words[1]] = Profile(name: words[1], values: section.values)
        case ("sso-session", 2):
            ssoSessions[words[1]] = section.values
        case ("services", 2):
            services[words[1]] = section.values.mapValues(Self.nested)
        default:
            break
        }
    }
}

/// This user's home directory, for when the environment does not say.
private enum HomeFolder {
    static var path: String { FileManager.default.homeDirectoryForCurrentUser.path }
}
