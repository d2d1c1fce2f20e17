import SimulatedAWS
import Testing

@Suite("The default organization")
struct WorldTests {
    @Test func `the same seed makes the same world, another seed another`() {
        func world(_ seed: UInt64) -> [SimulatedAccount] {
            SimulatedClient { configuration in
                configuration.accounts = 300
                configuration.seed = seed
            }.aws.accounts
        }
        #expect(world(1) == world(1))
        #expect(world(1) != world(2))
    }

    @Test func `the same calls get the same answers`() {
        func answers() -> [String] {
            let client = SimulatedClient { $0.capabilities = .all }
            return [
                client.query("sts", "GetCallerIdentity").text,
                client.assumeRoot("222222222222", .auditRootUserCredentials).text,
                client.organizations("ListAccounts").text,
            ]
        }
        #expect(answers() == answers())
        #expect(Set(answers().compactMap { $0.split(separator: "<RequestId>").last }).count == 3)
    }

    @Test(arguments: [0, 1, 40, 5_000])
    func `it has as many accounts as asked for, each with its own number`(_ count: Int) {
        let accounts = SimulatedClient { $0.accounts = count }.aws.accounts
        #expect(accounts.count == count + 1)
        #expect(Set(accounts.map(\.id)).count == count + 1)
        #expect(accounts.allSatisfy { $0.id.utf8.count == 12 })
    }

    @Test func `forty accounts show every case worth practising`() {
        let client = SimulatedClient()
        let accounts = client.aws.accounts.dropFirst()
        let now = client.clock.now
        func has(_ condition: (SimulatedAccount) -> Bool) -> Bool { accounts.contains(where: condition) }
        #expect(has { $0.credentials.isEmpty && $0.state == .active })
        #expect(has { $0.credentials.accessKeys.count == 2 })
        #expect(has { $0.credentials.mfaDevices.count >= 3 })
        #expect(has { !$0.credentials.signingCertificates.isEmpty })
        #expect(has { $0.credentials.accessKeys.contains { $0.lastUse == nil } })
        #expect(
            has { account in
                account.credentials.accessKeys.contains { now - Int($0.lastUse?.time ?? 0) < 3 * 3_600 }
            }
        )
        for kind in ["GAHT", ":mfa/", ":u2f/root/"] {
            #expect(has { $0.credentials.mfaDevices.contains { $0.serialNumber.contains(kind) } }, "\(kind)")
        }
        for state in [SimulatedAccount.State.suspended, .pendingClosure, .closed, .pendingActivation] {
            #expect(has { $0.state == state }, "\(state)")
        }
        #expect(has { $0.isInvited } && has { !$0.isInvited })
        for text in ["東", "ö", "🚀", "\u{1B}[31m", "\u{202E}", "\n", "\"", ",", "=HYPERLINK("] {
            #expect(has { $0.name.contains(text) }, "\(text)")
        }
        #expect(has { $0.name.unicodeScalars.contains("\u{301}") })
        #expect(has { client.aws.organizationalUnits[$0.unit].name == "Legacy" })
    }

    @Test func `most accounts of a big organization are ordinary`() {
        let accounts = SimulatedClient { $0.accounts = 10_000 }.aws.accounts.dropFirst(100)
        func share(_ condition: (SimulatedAccount) -> Bool) -> Double {
            100 * Double(accounts.filter(condition).count) / Double(accounts.count)
        }
        #expect((18...22).contains(share { $0.credentials.password != nil }))
        #expect((4.5...7.5).contains(share { !$0.credentials.accessKeys.isEmpty }))
        #expect((7.5...10.5).contains(share { !$0.credentials.mfaDevices.isEmpty }))
        #expect((1...3).contains(share { !$0.credentials.signingCertificates.isEmpty }))
    }

    @Test func `the state can be read as JSON, hostile names and all`() throws {
        let client = SimulatedClient()
        let state = try #require(JSONValue(client.aws.stateAsJSON()))
        let names = state["accounts"]?.elements.compactMap { $0["name"]?.string }
        #expect(names == client.aws.accounts.map(\.name))
        #expect(state["features"]?.elements.isEmpty == true)
    }

    @Test func `the log tells what changed something`() throws {
        let client = SimulatedClient { $0.capabilities = .all }
        let session = try #require(client.rootSession("222222222222", .deleteRootUserCredentials))
        _ = client.query("iam", "GetLoginProfile", as: session)
        _ = client.query("iam", "DeleteLoginProfile", as: session)
        _ = client.query("iam", "DeleteLoginProfile", as: session)
        let calls = client.aws.calls
        #expect(
            calls.map(\.operation) == [
                "sts:AssumeRoot", "iam:GetLoginProfile", "iam:DeleteLoginProfile", "iam:DeleteLoginProfile",
            ]
        )
        #expect(calls.map(\.changed) == [false, false, true, false])
        #expect(calls.map(\.errorCode) == [nil, nil, nil, "NoSuchEntity"])
        #expect(calls.allSatisfy { $0.accountID == "222222222222" })
        #expect(JSONValue(client.aws.callsAsJSON())?.elements.count == 4)
    }
}
