import Platform

/// Everything that the simulated AWS knows, and everything that a call can change.
struct World {
    let configuration: SimulationConfiguration
    let organizationID = "o-a1b2c3d4e5"
    let managementNumber: UInt64 = 111_122_223_333
    /// The organization's root first, then its organizational units, each after the one above it.
    var units: [OrganizationalUnit]
    /// The management account first, then the member accounts in the order in which `ListAccounts` gives them.
    var accounts: [SimulatedAccount]
    private var positions: [UInt64: Int32] = [:]
    /// All service control policies, `FullAWSAccess` first.
    var policies: [ServiceControlPolicy]
    /// The policies of the accounts that have others than `FullAWSAccess` alone.
    var accountPolicies: [UInt64: [ServiceControlPolicy]] = [:]
    /// The tags of accounts that have any.
    var accountTags: [UInt64: [String: String]] = [:]

    /// Whose credentials the caller's are.
    var caller = Caller.managementRole
    /// The actions that the caller's own identity policies don't allow.
    var actionsDeniedToCaller: Set<String> = []
    /// Whether the caller's account is in an organization at all.
    var hasOrganization = true
    /// Whether the organization has all features; otherwise consolidated billing only.
    var hasAllFeatures = true
    /// The services with trusted access and when they got it, in seconds since 1970.
    var serviceAccess: [(principal: String, since: Int)] = []
    /// The delegated administrators: for which service, who, since when.
    var delegatedAdministrators: [(principal: String, account: UInt64, since: Int)] = []
    var rootCredentialsManagement = false
    var rootSessions = false

    var issuer: CredentialIssuer
    var verifier = SignatureVerifier()
    var faults: FaultInjector
    var throttle: Throttle
    var staleViews: [Int: StaleView] = [:]
    var requestCount: UInt64 = 0
    var calls: [SimulatedCall] = []

    /// Builds the default organization; `now` is in seconds since 1970.
    init(configuration: SimulationConfiguration, now: Int) {
        self.configuration = configuration
        units = UnitTree.units(
            organizationID: organizationID,
            rootID: "r-ab12",
            accounts: configuration.accounts
        )
        policies = [ServiceControlPolicy.fullAccess].compactMap(\.self)
        for (unit, replaces, policy) in UnitTree.policies {
            policies.append(policy)
            for index in units.indices where units[index].name == unit {
                units[index].policies = (replaces ? [] : units[index].policies) + [policy]
            }
        }
        var builder = AccountBuilder(seed: configuration.seed, now: now, units: units)
        accounts = builder.build(count: configuration.accounts, management: managementNumber)
        issuer = CredentialIssuer(seed: configuration.seed)
        faults = FaultInjector(rules: configuration.faults, seed: configuration.seed)
        throttle = Throttle(configuration.throttling)
        positions.reserveCapacity(accounts.count)
        for (index, account) in accounts.enumerated() { positions[account.number] = Int32(index) }
        if configuration.capabilities == .all {
            serviceAccess = [("iam.amazonaws.com", now - 86_400)]
            rootCredentialsManagement = true
            rootSessions = true
        }
    }

    /// The position of an account of the organization.
    func position(of number: UInt64) -> Int? {
        positions[number].map(Int.init)
    }

    /// The position of an account given by its twelve digits.
    func position(of id: String) -> Int? {
        SimulatedAccount.number(id).flatMap(position)
    }

    /// Takes a new account into the organization.
    mutating func add(_ account: SimulatedAccount) {
        positions[account.number] = Int32(accounts.count)
        accounts.append(account)
    }

    /// The names of the organizational units from the top down to an account, with slashes between; empty at the root.
    func path(of account: SimulatedAccount) -> String {
        units[account.unit].chain.dropFirst().map { units[$0].name }.joined(separator: "/")
    }

    /// The position of a root or organizational unit.
    func unitPosition(of id: String) -> Int? {
        units.firstIndex { $0.id == id }
    }

    /// Whether IAM has trusted access to the organization.
    var isIAMTrusted: Bool { serviceAccess.contains { $0.principal == "iam.amazonaws.com" } }

    /// Whether an account is a delegated administrator, of one service or of any.
    func isDelegatedAdministrator(_ number: UInt64, of principal: String? = nil) -> Bool {
        delegatedAdministrators.contains { $0.account == number && (principal ?? $0.principal) == $0.principal }
    }

    /// The service control policies on the way to an account, level by level; none for the management account, which
    /// they never restrict, and for accounts outside the organization.
    func policyLevels(of number: UInt64) -> [[ServiceControlPolicy]] {
        guard number != managementNumber, hasOrganization, hasAllFeatures, let position = position(of: number) else {
            return []
        }
        let own = accountPolicies[number] ?? Array(policies.prefix(1))
        return units[accounts[position].unit].chain.map { units[$0].policies } + [own]
    }
}
