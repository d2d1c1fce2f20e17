import SimulatedAWS
import Testing

@Suite("Organizations")
struct OrganizationsTests {
    private static let principal = #""ServicePrincipal":"iam.amazonaws.com""#

    /// Every page of a list.
    private static func pages(_ client: SimulatedClient, _ action: String, _ key: String, _ input: String = "")
        -> [[JSONValue]]
    {
        var pages: [[JSONValue]] = []
        var token: String?
        repeat {
            let next = token.map { #""NextToken":"\#($0)""# }
            let members = [input, next ?? ""].filter { !$0.isEmpty }.joined(separator: ",")
            let answer = client.organizations(action, "{\(members)}").json
            pages.append(answer?[key]?.elements ?? [])
            token = answer?["NextToken"]?.string
        } while token != nil && pages.count < 500
        return pages
    }

    @Test(arguments: [0, 1, 19, 20, 40, 700])
    func `the pages hold every account once, however uneven they are`(_ count: Int) {
        let client = SimulatedClient { $0.accounts = count }
        let pages = Self.pages(client, "ListAccounts", "Accounts")
        let ids = pages.flatMap { $0 }.compactMap { $0["Id"]?.string }
        #expect(ids == client.aws.accounts.map(\.id))
        #expect(pages.allSatisfy { $0.count <= 20 })
        if count >= 20 { #expect(pages[1].isEmpty) }
        if count == 700 { #expect(pages.contains { (1..<20).contains($0.count) }) }
    }

    @Test func `pages can be even`() {
        let client = SimulatedClient { configuration in
            configuration.accounts = 99
            configuration.hasUnevenPages = false
        }
        #expect(Self.pages(client, "ListAccounts", "Accounts").map(\.count) == [20, 20, 20, 20, 20])
        #expect(Self.pages(client, "ListAccounts", "Accounts", #""MaxResults":7"#).first?.count == 7)
    }

    @Test(arguments: [
        ("ListAccounts", #"{"MaxResults":21}"#, "InvalidInputException"),
        ("ListAccounts", #"{"MaxResults":0}"#, "InvalidInputException"),
        ("ListAccounts", #"{"NextToken":"x"}"#, "InvalidInputException"),
        ("ListAccounts", "not JSON", "SerializationException"),
        ("ListNothing", "{}", "UnknownOperationException"),
        ("ListOrganizationalUnitsForParent", "{}", "InvalidInputException"),
        ("ListOrganizationalUnitsForParent", #"{"ParentId":"ou-ab12-nowhere0"}"#, "ParentNotFoundException"),
        ("DescribeAccount", #"{"AccountId":"123456789012"}"#, "AccountNotFoundException"),
        ("DescribeAccount", #"{"AccountId":"12"}"#, "InvalidInputException"),
        ("ListParents", #"{"ChildId":"123456789012"}"#, "ChildNotFoundException"),
        ("DescribePolicy", #"{"PolicyId":"p-unknown1"}"#, "PolicyNotFoundException"),
        ("EnableAWSServiceAccess", #"{"ServicePrincipal":"x"}"#, "InvalidInputException"),
    ])
    func `wrong input is refused`(_ action: String, _ input: String, _ code: String) {
        #expect(SimulatedClient().organizations(action, input).code == code)
    }

    @Test func `the units make one tree, and every path leads to its account`() {
        let client = SimulatedClient()
        func units(below parent: String) -> [String: String] {
            let found = Self.pages(
                client,
                "ListOrganizationalUnitsForParent",
                "OrganizationalUnits",
                #""ParentId":"\#(parent)""#
            ).flatMap { $0 }
            return found.reduce(into: [:]) { result, unit in
                guard let id = unit["Id"]?.string, let path = unit["Path"]?.string else { return }
                result[path] = id
                result.merge(units(below: id)) { first, _ in first }
            }
        }
        let tree = units(below: "r-ab12")
        #expect(tree.count == client.aws.organizationalUnits.count - 1)
        #expect(tree.keys.contains { $0.split(separator: "/").count == 5 })
        for account in Self.pages(client, "ListAccounts", "Accounts").flatMap({ $0 }) {
            guard let path = account["Paths"]?.elements.first?.string, let id = account["Id"]?.string else {
                Issue.record("an account without path or ID")
                continue
            }
            let parent = String(path.dropLast(id.count + 1))
            #expect(path.hasSuffix("/\(id)/") && (tree[parent] != nil || parent == "o-a1b2c3d4e5/r-ab12/"))
        }
    }

    @Test func `delegated administrators have their rules`() {
        let client = SimulatedClient()
        func register(_ id: String) -> (code: String?, reason: String?) {
            let answer = client.organizations(
                "RegisterDelegatedAdministrator",
                #"{"AccountId":"\#(id)",\#(Self.principal)}"#
            )
            return (answer.code, answer.json?["Reason"]?.string)
        }
        let suspended = client.aws.accounts.first { $0.name == "old-website" }?.id ?? ""
        #expect(register("333333333333").reason == "SERVICE_ACCESS_NOT_ENABLED")
        #expect(client.organizations("EnableAWSServiceAccess", "{\(Self.principal)}").status == 200)
        #expect(register("111122223333").reason == "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR")
        #expect(register(suspended).reason == "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR")
        #expect(register("333333333333").code == nil)
        #expect(register("333333333333").code == "AccountAlreadyRegisteredException")
        #expect(client.aws.delegatedAdministratorIDs == ["333333333333"])

        client.aws.setCaller(.memberRole(accountID: "333333333333"))
        #expect(client.organizations("ListAccounts").status == 200)
        #expect(register("555555555555").code == "AccessDeniedException")
        #expect(client.query("iam", "ListOrganizationsFeatures").status == 200)
        #expect(client.query("iam", "EnableOrganizationsRootSessions").code == "CallerIsNotManagementAccountException")

        client.aws.setCaller(.managementRole)
        let input = #"{"AccountId":"333333333333",\#(Self.principal)}"#
        #expect(client.organizations("DeregisterDelegatedAdministrator", input).status == 200)
        #expect(client.organizations("DeregisterDelegatedAdministrator", input).code == "AccountNotRegisteredException")
    }

    @Test(
        arguments: [
            (Caller.outsider, true, "AWSOrganizationsNotInUseException", "OrganizationNotFoundException"),
            (
                .memberRole(accountID: "333333333333"), true, nil,
                "AccountNotManagementOrDelegatedAdministratorException"
            ),
            (.managementRole, false, nil, "OrganizationNotInAllFeaturesModeException"),
        ] as [(Caller, Bool, String?, String)]
    )
    func `who is not in charge learns it`(
        _ caller: Caller,
        _ hasAllFeatures: Bool,
        _ describe: String?,
        _ features: String
    ) {
        let client = SimulatedClient()
        client.aws.setCaller(caller)
        client.aws.setOrganization(exists: true, hasAllFeatures: hasAllFeatures)
        #expect(client.organizations("DescribeOrganization").code == describe)
        #expect(client.query("iam", "ListOrganizationsFeatures").code == features)
    }

    @Test func `policies can be read with their targets`() {
        let client = SimulatedClient()
        let input = #""Filter":"SERVICE_CONTROL_POLICY""#
        let ids = Self.pages(client, "ListPolicies", "Policies", input).flatMap { $0 }.compactMap { $0["Id"]?.string }
        #expect(ids == ["p-FullAWSAccess", "p-denyroot", "p-denyrootlongterm", "p-sandboxallow"])
        let content = client.organizations("DescribePolicy", #"{"PolicyId":"p-denyroot"}"#)
            .json?["Policy"]?["Content"]?.string
        #expect(content?.contains("DenyRoot") == true)
        let targets = Self.pages(client, "ListTargetsForPolicy", "Targets", #""PolicyId":"p-denyroot""#)
        #expect(targets.flatMap { $0 }.compactMap { $0["Name"]?.string } == ["Legacy"])
        let attached = Self.pages(
            client,
            "ListPoliciesForTarget",
            "Policies",
            input + #","TargetId":"222222222222""#
        )
        #expect(attached.flatMap { $0 }.compactMap { $0["Id"]?.string } == ["p-FullAWSAccess"])
    }
}
