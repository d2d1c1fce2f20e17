/// The organizational units of the default organization.
enum UnitTree {
    /// One unit: the path of names below the root, its ID's last part, the policies attached besides `FullAWSAccess`.
    private static let plan: [(path: [String], id: String)] = [
        (["Security"], "security"),
        (["Infrastructure"], "infrastr"),
        (["Infrastructure", "Network"], "infranet"),
        (["Workloads"], "workload"),
        (["Workloads", "Prod"], "workprod"),
        (["Workloads", "Prod", "Regulated"], "prodregu"),
        (["Workloads", "Dev"], "workdevl"),
        (["Sandbox"], "sandbox1"),
        (["Sandbox", "Restricted"], "sandrest"),
        (["Legacy"], "legacy01"),
        (["Legacy", "Acquired"], "legacyac"),
        (["Suspended"], "suspend1"),
    ]

    /// The root and the units below it, each after the one above it; big organizations have team units besides.
    static func units(organizationID: String, rootID: String, accounts: Int) -> [OrganizationalUnit] {
        let full = [ServiceControlPolicy.fullAccess].compactMap(\.self)
        var units = [
            OrganizationalUnit(
                id: rootID,
                name: "Root",
                parent: 0,
                chain: [0],
                path: "\(organizationID)/\(rootID)/",
                policies: full
            )
        ]
        var positions: [[String]: Int] = [[]: 0]
        let teams = (0..<min(accounts / 1_000, 200)).map { number in
            let digits = ASCII.decimal(number + 1, digits: 3)
            return (path: ["Workloads", "Dev", "Team \(digits)"], id: "team0\(digits)")
        }
        for entry in plan + teams {
            let parent = positions[Array(entry.path.dropLast())] ?? 0
            let id = "ou-\(rootID.dropFirst(2))-\(entry.id)"
            positions[entry.path] = units.count
            units.append(
                OrganizationalUnit(
                    id: id,
                    name: entry.path[entry.path.count - 1],
                    parent: parent,
                    chain: units[parent].chain + [units.count],
                    path: units[parent].path + "\(id)/",
                    policies: full
                )
            )
        }
        return units
    }

    /// The organization's own policies and the names of the units that have them.
    static let policies: [(unit: String, replacesFullAccess: Bool, policy: ServiceControlPolicy)] = [
        (
            "Legacy", false, "p-denyroot", "DenyRootUser",
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"DenyRoot","Effect":"Deny","Action":"*","Resource":"*",\
            "Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}}]}
            """
        ),
        (
            "Security", false, "p-denyrootlongterm", "DenyRootUserExceptAssumeRoot",
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"DenyLongTermRoot","Effect":"Deny","Action":"*",\
            "Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},\
            "Null":{"aws:AssumedRoot":"true"}}}]}
            """
        ),
        (
            "Restricted", true, "p-sandboxallow", "SandboxAllowList",
            """
            {"Version":"2012-10-17","Statement":{"Sid":"OnlyTheseServices","Effect":"Allow",\
            "Action":["ec2:*","s3:*","sqs:*","logs:*","cloudwatch:*"],"Resource":"*"}}
            """
        ),
    ].compactMap { unit, replaces, id, name, content in
        ServiceControlPolicy(id: id, name: name, content: content).map { (unit, replaces, $0) }
    }
}
