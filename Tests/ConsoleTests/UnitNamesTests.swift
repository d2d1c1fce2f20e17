import Console
import RootAccess
import TerminalUI
import Testing

@Suite("The names of units")
struct UnitNamesTests {
    @Test func `names that come after the last page of accounts still appear`() {
        var console = TestConsole.atAccounts()
        let generation = console.generation { effect in
            if case .loadOrganization(let generation, _) = effect { generation } else { nil }
        }
        console.send(
            .units(
                generation: generation,
                [OrganizationalUnit(id: "ou-ab12-prod", name: "Renamed", parentID: "ou-ab12-work")]
            )
        )
        #expect(console.frame.text.contains("Renamed"))
    }

    @Test func `names of an older listing are dropped`() {
        var console = TestConsole.atAccounts()
        console.send(.units(generation: -1, [OrganizationalUnit(id: "ou-ab12-prod", name: "Stale", parentID: nil)]))
        #expect(!console.frame.text.contains("Stale"))
    }
}
