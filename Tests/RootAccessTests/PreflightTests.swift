import AWSClient
import RootAccess
import SimulatedAWS
import TestSupport
import Testing

@Suite("Preflight")
struct PreflightTests {
    private func check(_ world: SimulatedWorld) async -> Preflight {
        await PreflightChecker(client: world.client).check()
    }

    @Test func `all is well for an administrator of an organization where everything is enabled`() async throws {
        let world = SimulatedWorld()
        let preflight = await check(world)
        #expect(preflight.isAllWell)
        #expect(preflight.context?.standing == .management)
        #expect(preflight.context?.caller.shortName == "OrgAdmin/alice")
        #expect(preflight.context?.organization.id == world.aws.organizationID)
        #expect(preflight.checks.map(\.title) == ["Signed in", "Organization", "Root access", "AssumeRoot"])
        #expect(world.changes.isEmpty)
    }

    @Test func `without trusted access the organization counts as not enabled, not as unreadable`() async {
        let preflight = await check(SimulatedWorld { $0.capabilities = .none })
        #expect(preflight.context?.capabilities == Capabilities.none)
    }

    @Test func `a root caller is refused with the way out`() async {
        let world = SimulatedWorld()
        world.aws.setCaller(.managementRoot)
        let preflight = await check(world)
        #expect(preflight.context == nil)
        #expect(preflight.checks.last?.verdict == .failed)
        #expect(preflight.checks.last?.detail.contains("root user") == true)
        #expect(preflight.checks.last?.remedy != nil)
    }

    @Test func `a plain member account is refused, and its setting is unknown rather than off`() async throws {
        let world = SimulatedWorld()
        world.aws.setCaller(.memberRole(accountID: "222222222222"))
        let preflight = await check(world)
        #expect(preflight.context == nil)
        #expect(preflight.checks.last?.detail.contains("plain member account") == true)
    }

    @Test func `an account in no organization is refused`() async {
        let world = SimulatedWorld()
        world.aws.setOrganization(exists: false)
        let preflight = await check(world)
        #expect(preflight.context == nil)
        #expect(preflight.checks.last?.detail.contains("in no organization") == true)
    }

    @Test func `consolidated billing is refused`() async {
        let world = SimulatedWorld()
        world.aws.setOrganization(exists: true, hasAllFeatures: false)
        let preflight = await check(world)
        #expect(preflight.context == nil)
        #expect(preflight.checks.last?.detail.contains("consolidated billing") == true)
    }

    @Test func `a caller who may not AssumeRoot is told so before the list`() async {
        let world = SimulatedWorld()
        world.aws.denyCaller(actions: ["sts:AssumeRoot"])
        let preflight = await check(world)
        #expect(preflight.context == nil)
        #expect(preflight.checks.last?.title == "AssumeRoot")
        #expect(preflight.checks.last?.verdict == .failed)
    }
}

@Suite("Enabling")
struct EnablerTests {
    private func world() -> SimulatedWorld { SimulatedWorld { $0.capabilities = .none } }

    private func plan(_ context: Preflight.Context, delegate: String? = nil) -> EnablePlan {
        EnablePlan(
            context: context,
            rootCredentialsManagement: true,
            rootSessions: true,
            delegatedAdministrator: delegate.flatMap { AccountID(typed: $0) }
        )
    }

    @Test func `the plan holds what is missing, trusted access first`() async throws {
        let plan = plan(try await world().context(), delegate: "222222222222")
        #expect(
            plan.steps.map(\.call) == [
                "organizations:EnableAWSServiceAccess", "iam:EnableOrganizationsRootCredentialsManagement",
                "iam:EnableOrganizationsRootSessions", "organizations:RegisterDelegatedAdministrator",
            ]
        )
    }

    @Test func `where everything is on there is nothing to do`() async throws {
        let steps = plan(try await SimulatedWorld().context()).steps
        #expect(steps.isEmpty)
    }

    @Test func `without the typed word no call is made`() async throws {
        let world = world()
        let context = try await world.context()
        for typed in ["", "Enable", "yes", "enable "] {
            #expect(throws: EnableConfirmation.Refusal.self) {
                try EnableConfirmation(plan: plan(context), typed: typed)
            }
        }
        #expect(world.changes.isEmpty)
    }

    @Test func `what is on afterwards is read back`() async throws {
        let world = world()
        let confirmation = try EnableConfirmation(
            plan: plan(try await world.context(), delegate: "222222222222"),
            typed: "enable"
        )
        let outcome = await Enabler(client: world.client).carryOut(confirmation)
        #expect(outcome.steps.allSatisfy { if case .done = $0.outcome { true } else { false } })
        #expect(
            outcome.capabilities
                == Capabilities(
                    trustedAccess: true,
                    rootCredentialsManagement: true,
                    rootSessions: true
                )
        )
        #expect(outcome.delegatedAdministrators?.map(\.text) == ["222222222222"])
        #expect(Set(world.aws.enabledFeatures) == ["RootCredentialsManagement", "RootSessions"])
        #expect(world.aws.delegatedAdministratorIDs == ["222222222222"])
    }

    @Test func `a call that fails stops those after it, and all are told`() async throws {
        let world = world()
        let confirmation = try EnableConfirmation(plan: plan(try await world.context()), typed: "enable")
        world.aws.denyCaller(actions: ["iam:EnableOrganizationsRootCredentialsManagement"])
        let outcome = await Enabler(client: world.client).carryOut(confirmation)
        guard case .done = outcome.steps[0].outcome, case .failed(let problem) = outcome.steps[1].outcome,
            case .notMade = outcome.steps[2].outcome
        else {
            Issue.record("\(outcome.steps)")
            return
        }
        #expect(problem.requestID != nil)
        #expect(
            outcome.capabilities
                == Capabilities(
                    trustedAccess: true,
                    rootCredentialsManagement: false,
                    rootSessions: false
                )
        )
        #expect(world.aws.enabledFeatures.isEmpty)
    }

    @Test func `a client that only reads refuses to change anything before a byte is sent`() async throws {
        let world = world()
        let before = world.aws.calls.count
        await #expect(throws: AWSError.self) {
            _ = try await world.client.send(IAM.EnableOrganizationsRootSessions())
        }
        #expect(world.aws.calls.count == before)
    }
}
