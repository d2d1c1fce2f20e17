import AWSClient
import FoundationEssentials
import RootAccess

/// A small organization with every kind of account.
enum Example {
    static let now = Date(timeIntervalSince1970: 1_795_320_000)
    static let all = Capabilities(trustedAccess: true, rootCredentialsManagement: true, rootSessions: true)

    static func id(_ digits: String) -> AccountID {
        guard let id = AccountID(digits) else { preconditionFailure("no account ID: \(digits)") }
        return id
    }

    static func ago(days: Double) -> Date { now.addingTimeInterval(-days * 86_400) }

    static let management = id("111122223333")

    static func preflight(_ capabilities: Capabilities, standing: Standing = .management) -> Preflight {
        Preflight(
            checks: [
                .init("Signed in", .passed, "arn:aws:sts::111122223333:assumed-role/OrgAdmin/alice"),
                .init("Organization", .passed, "o-a1b2c3d4e5, all features, management account 111122223333 (you)"),
            ],
            context: Preflight.Context(
                caller: Caller(account: management, arn: "arn:aws:sts::111122223333:assumed-role/OrgAdmin/alice"),
                organization: Organization(id: "o-a1b2c3d4e5", managementAccount: management, hasAllFeatures: true),
                standing: standing,
                capabilities: capabilities,
                delegatedAdministrators: []
            )
        )
    }

    static let refused = Preflight(
        checks: [
            .init("Signed in", .passed, "arn:aws:sts::111122223333:assumed-role/OrgAdmin/alice"),
            .init("Organization", .passed, "o-a1b2c3d4e5, all features, management account 111122223333 (you)"),
            .init(
                "AssumeRoot",
                .failed,
                "denied: no identity-based policy\nallows sts:AssumeRoot",
                remedy: "Ask for a policy that allows sts:AssumeRoot with the root-task policies."
            ),
            .init("Clock", .warning, "this machine is 6 min behind AWS; corrected for this run"),
        ],
        context: nil
    )

    static let units = [
        OrganizationalUnit(id: "r-ab12", name: "Root", parentID: nil),
        OrganizationalUnit(id: "ou-ab12-work", name: "Workloads", parentID: "r-ab12"),
        OrganizationalUnit(id: "ou-ab12-prod", name: "Prod", parentID: "ou-ab12-work"),
    ]

    static func account(_ digits: String, _ name: String, _ path: [String], _ state: Account.State = .active) -> Account
    {
        Account(
            id: id(digits),
            name: name,
            email: "aws+\(digits)@example.com",
            state: state,
            wasInvited: name == "payments-prod",
            joinedAt: ago(days: 2_091),
            path: path
        )
    }

    private static let work = ["r-ab12", "ou-ab12-work"]
    private static let prod = ["r-ab12", "ou-ab12-work", "ou-ab12-prod"]

    static let accounts = [
        account("111122223333", "management", ["r-ab12"]),
        account("222222222222", "payments-prod", prod),
        account("333333333333", "payments-dev", work),
        account("444444444444", "orders-prod", prod),
        account("555555555555", "data-prod", prod),
        account("666666666666", "ml-sandbox", work),
        account("777777777777", "old-shop", ["r-ab12"], .suspended),
        account("888888888888", "evil\u{1B}[2Jname", work),
    ]

    static let denial = Denial(
        message:
            "User: arn:aws:sts::444444444444:assumed-root is not authorized to perform: iam:GetAccountSummary with "
            + "an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-a/"
            + "service_control_policy/p-denyroot",
        requestID: "5d1c-77"
    )

    static let credentials = RootCredentials(
        password: .init(createdAt: ago(days: 2_091), lastUsed: ago(days: 3)),
        accessKeys: [
            .init(
                id: "AKIAIOSFODNN7EXAMPLE",
                isActive: true,
                createdAt: ago(days: 1_500),
                lastUsed: ago(days: 0.09),
                lastService: "s3",
                lastRegion: "eu-west-1"
            ),
            .init(
                id: "AKIAI44QH8DHBEXAMPLE",
                isActive: false,
                createdAt: ago(days: 2_200),
                lastUsed: nil,
                lastService: nil,
                lastRegion: nil
            ),
        ],
        mfaDevices: [.init(serialNumber: "arn:aws:iam::222222222222:u2f/root/yubikey-ops", enabledAt: ago(days: 900))]
    )

    static let summary = CredentialSummary(
        hasPassword: true,
        hasAccessKeys: false,
        hasSigningCertificates: false,
        hasMFA: true
    )

    static let statuses: [(AccountID, AccountStatus)] = [
        (id("222222222222"), .init(credentials: credentials)),
        (id("333333333333"), .absent),
        (id("444444444444"), .blocked(denial)),
        (id("666666666666"), .present(summary, nil)),
        (id("888888888888"), .failed(Problem(.throttled, "AWS asked to slow down for too long.", requestID: "77-aa"))),
    ]

    static func plan(isRecoveryPossible: Bool = true, accounts: Int = 2) -> Plan {
        let other = RootCredentials(
            password: .init(createdAt: ago(days: 700), lastUsed: nil),
            mfaDevices: [.init(serialNumber: "arn:aws:iam::666666666666:mfa/root", enabledAt: ago(days: 600))]
        )
        return Plan(
            action: .deleteRootCredentials,
            organizationID: "o-a1b2c3d4e5",
            madeAt: now,
            madeBy: "arn:aws:sts::111122223333:assumed-role/OrgAdmin/alice",
            accounts: Array(
                [
                    .init(id: id("222222222222"), name: "payments-prod", items: Plan.Item.items(of: credentials)),
                    .init(id: id("666666666666"), name: "ml-sandbox", items: Plan.Item.items(of: other)),
                ].suffix(accounts)
            ),
            leftOut: [.init(id: id("444444444444"), name: "orders-prod", reason: .blocked(denial))],
            isRecoveryPossible: isRecoveryPossible
        )
    }

    static func result(_ account: Plan.PlannedAccount, _ outcome: ItemOutcome, problem: Problem? = nil) -> AccountResult
    {
        AccountResult(
            account: account.id,
            name: account.name,
            items: account.items.map {
                .init(item: $0, outcome: outcome, isVerified: outcome.isGone, problem: outcome.isGone ? nil : problem)
            },
            left: outcome.isGone ? [] : account.items.map(\.identity),
            verifiedAt: now
        )
    }
}
