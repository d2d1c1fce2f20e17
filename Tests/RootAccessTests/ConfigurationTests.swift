import FoundationEssentials
import RootAccess
import Testing

@Suite("The configuration file")
struct ConfigurationTests {
    private func read(_ text: String) throws -> Configuration { try Configuration(file: Array(text.utf8)) }

    @Test func `the documented example is the defaults`() throws {
        #expect(try read(Configuration.example) == Configuration())
    }

    @Test func `every setting is read`() throws {
        let read = try read(
            """
            {recentUseDays: 30, largeShare: 0.1, failureShare: 0, requiresReason: true, // why
             exclusions: [
               {account: "222222222222", owner: "pay", reason: "test", until: "2026-12-31"},
               {unit: "ou-ab12-legacy00", reason: "hold"}, {tag: "Root=keep", reason: "a"}, {tag: "Root", reason: "b"},
             ]}
            """
        )
        #expect(read.recentUseDays == 30 && read.largeShare == 0.1 && read.failureShare == 0 && read.requiresReason)
        #expect(read.exclusions.count == 4)
        #expect(read.exclusions[2].target == .tag(key: "Root", value: "keep"))
        #expect(read.exclusions[3].target == .tag(key: "Root", value: nil))
    }

    @Test(arguments: [
        ("{exclusion: []}", "\"exclusion\" is not a setting"),
        (#"{exclusions: [{acount: "222222222222", reason: "x"}]}"#, "\"acount\" is not a setting"),
        (#"{exclusions: [{account: "2222", reason: "x"}]}"#, "no account ID"),
        (#"{exclusions: [{account: "222222222222", unit: "ou-1", reason: "x"}]}"#, "exactly one"),
        (#"{exclusions: [{reason: "x"}]}"#, "exactly one"),
        (#"{exclusions: [{account: "222222222222"}]}"#, "lacks reason"),
        (#"{exclusions: [{unit: "Workloads", reason: "x"}]}"#, "no ID of a unit"),
        (#"{exclusions: [{tag: "=x", reason: "x"}]}"#, "Key or Key=Value"),
        (#"{exclusions: [{account: "222222222222", reason: "x", until: "soon"}]}"#, "is no day"),
        ("{recentUseDays: -1}", "0 to 3650"), ("{largeShare: 2}", "0 to 1"), ("{requiresReason: 1}", "right kind"),
        ("{", "not JSON"), ("", "not JSON"),
    ])
    func `a mistake is refused by name`(text: String, words: String) throws {
        let problem = #expect(throws: Problem.self) { try read(text) }
        #expect(problem?.sentence.contains(words) == true, "\(problem?.sentence ?? "")")
    }

    @Test func `an exclusion holds to the end of its day`() throws {
        let exclusion = try read(#"{exclusions: [{account: "222222222222", reason: "x", until: "2026-12-31"}]}"#)
            .exclusions[0]
        #expect(exclusion.isInForce(at: try Date("2026-12-31T23:59:59Z", strategy: .iso8601)))
        #expect(!exclusion.isInForce(at: try Date("2027-01-01T00:00:00Z", strategy: .iso8601)))
    }

    @Test func `an exclusion covers its account, its unit with all below, its tag, and no other`() throws {
        let id = try #require(AccountID(typed: "222222222222"))
        func covers(_ target: Exclusion.Target, _ tags: [String: String] = [:]) -> Bool {
            Exclusion(target: target, owner: "", reason: "", until: nil)
                .covers(id, path: ["r-ab12", "ou-ab12-work", "ou-ab12-prod"], tags: tags)
        }
        #expect(covers(.account(id)) && covers(.unit("ou-ab12-work")) && covers(.unit("r-ab12")))
        #expect(!covers(.unit("ou-ab12-other")))
        #expect(covers(.tag(key: "Root", value: nil), ["Root": "x"]))
        #expect(covers(.tag(key: "Root", value: "x"), ["Root": "x"]))
        #expect(!covers(.tag(key: "Root", value: "y"), ["Root": "x"]) && !covers(.tag(key: "Root", value: nil)))
    }
}
