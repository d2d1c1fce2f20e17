import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

/// What botocore makes of a file: keys and values, nested blocks by their own keys, other values under an empty one.
private struct ParsedByBotocore: Decodable, Equatable {
    typealias Sections = [String: [String: [String: String]]]
    var profiles: Sections?
    var ssoSessions: Sections?
    var services: Sections?
    var refusal: String?
}

private struct Question: Encodable {
    let bytes: Data
    let isCredentials: Bool
}

@Suite("Configuration files, read by botocore and by us", .serialized)
struct ConfigurationTests {
    @Test func `every quirk is read as botocore reads it, or as these cases say`() throws {
        let cases = ConfigurationCases.all
        #expect(cases.count >= 70)
        let theirs = try PythonClients.ask(
            "configuration.py",
            cases.map { Question(bytes: Data($0.bytes), isCredentials: $0.isCredentials) },
            answer: [ParsedByBotocore].self
        )
        for (case_, parsed) in zip(cases, theirs) {
            let config = try Self.read(case_)
            let ours = Self.table(config, isCredentials: case_.isCredentials)
            switch case_.reading {
            case .same: #expect(ours == parsed, "\(case_.name)")
            case .lenient: #expect(parsed.refusal != nil, "\(case_.name): botocore reads it after all")
            case .ours: #expect(ours != parsed, "\(case_.name): botocore agrees after all")
            }
        }
    }

    @Test func `what botocore refuses is read as far as it goes, with a warning where something was passed over`()
        throws
    {
        func profile(_ name: String) throws -> [String: String]? {
            let case_ = try #require(ConfigurationCases.all.first { $0.name == name })
            return try Self.read(case_).profiles["a"]?.values
        }
        #expect(try profile("a byte order mark") == ["region": "x"])
        #expect(try profile("a setting before any section") == ["region": "y"])
        #expect(try profile("a line without separator") == ["region": "x", "output": "json"])
        #expect(try profile("a key twice") == ["region": "y"])
        #expect(try profile("a section twice") == ["region": "x", "output": "json"])
        #expect(try profile("a byte that is not UTF-8")?["region"] == "x")
        for name in ["a setting before any section", "a line without separator", "a key twice", "a section twice"] {
            let case_ = try #require(ConfigurationCases.all.first { $0.name == name })
            #expect(try Self.read(case_).warnings.count == 1, "\(name)")
        }
    }

    private static func read(_ case_: ConfigurationCases.Case) throws -> SharedConfig {
        let path = case_.isCredentials ? "/h/.aws/credentials" : "/h/.aws/config"
        let files = FileSource(
            read: { asked throws(SystemError) in asked == path ? case_.bytes : nil },
            write: { _, _ throws(SystemError) in }
        )
        return try SharedConfig(environment: ["HOME": "/h"], files: files)
    }

    private static func table(_ config: SharedConfig, isCredentials: Bool) -> ParsedByBotocore {
        func parts(_ values: [String: String]) -> [String: [String: String]] {
            values.mapValues { $0.hasPrefix("\n") ? SharedConfig.nested($0) : ["": $0] }
        }
        let profiles = config.profiles.mapValues { parts($0.values) }
        guard !isCredentials else { return ParsedByBotocore(profiles: profiles) }
        return ParsedByBotocore(
            profiles: profiles,
            ssoSessions: config.ssoSessions.mapValues(parts),
            services: config.services.mapValues { $0 }
        )
    }
}
