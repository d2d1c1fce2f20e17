// What tests see of the world and do to it behind a client's back.
extension SimulatedAWS {
    /// The ID of the organization.
    package var organizationID: String { read { $0.organizationID } }

    /// The ID of the management account.
    package var managementAccountID: String { read { SimulatedAccount.id($0.managementNumber) } }

    /// All accounts, the management account first, in the order in which `ListAccounts` gives them.
    package var accounts: [SimulatedAccount] { read { $0.accounts } }

    /// The organization's root and its organizational units.
    package var organizationalUnits: [OrganizationalUnit] { read { $0.units } }

    /// The names of the capabilities that are on: `RootCredentialsManagement`, `RootSessions`.
    package var enabledFeatures: [String] { read { $0.enabledFeatures } }

    /// The services with trusted access.
    package var trustedServices: [String] { read { $0.serviceAccess.map(\.principal) } }

    /// The IDs of IAM's delegated administrators.
    package var delegatedAdministratorIDs: [String] {
        read { world in
            world.delegatedAdministrators.filter { $0.principal == "iam.amazonaws.com" }
                .map { SimulatedAccount.id($0.account) }
        }
    }

    /// Every call so far, in order, up to the configuration's limit.
    package var calls: [SimulatedCall] { read { $0.calls } }

    /// An account by its twelve digits.
    package func account(_ id: String) -> SimulatedAccount? {
        read { world in world.position(of: id).map { world.accounts[$0] } }
    }

    /// Changes an account: adds a key, suspends it, renames it; does nothing when there is none of that ID.
    package func changeAccount(_ id: String, _ body: (inout SimulatedAccount) -> Void) {
        change { world in
            if let position = world.position(of: id) { body(&world.accounts[position]) }
        }
    }

    /// Takes a new account into the organization, without root credentials, as AWS creates them.
    package func addAccount(id: String, name: String, unit: String = "r-ab12") {
        change { world in
            guard let number = SimulatedAccount.number(id), world.position(of: number) == nil else { return }
            world.add(
                SimulatedAccount(
                    number: number,
                    name: name,
                    state: .active,
                    isInvited: false,
                    joined: 1_700_000_000,
                    unit: world.unitPosition(of: unit) ?? 0,
                    credentials: RootCredentials()
                )
            )
        }
    }

    /// Attaches a service control policy to a root, an organizational unit or an account.
    package func attach(_ policy: ServiceControlPolicy, to target: String) {
        change { world in
            world.policies.removeAll { $0.id == policy.id }
            world.policies.append(policy)
            if let unit = world.unitPosition(of: target) {
                world.units[unit].policies.removeAll { $0.id == policy.id }
                world.units[unit].policies.append(policy)
            } else if let number = SimulatedAccount.number(target) {
                world.accountPolicies[number, default: Array(world.policies.prefix(1))].append(policy)
            }
        }
    }

    /// Tags an account, replacing the tags it has.
    package func tag(_ account: String, _ tags: [String: String]) {
        change { world in
            if let number = SimulatedAccount.number(account) { world.accountTags[number] = tags }
        }
    }

    /// Takes a service control policy off a root, an organizational unit or an account.
    package func detach(policyID: String, from target: String) {
        change { world in
            if let unit = world.unitPosition(of: target) {
                world.units[unit].policies.removeAll { $0.id == policyID }
            } else if let number = SimulatedAccount.number(target) {
                world.accountPolicies[number, default: Array(world.policies.prefix(1))].removeAll { $0.id == policyID }
            }
        }
    }

    /// Changes whose credentials `callerCredentials` are.
    package func setCaller(_ caller: Caller) { change { $0.caller = caller } }

    /// Takes actions, such as `sts:AssumeRoot`, away from the caller's own permissions.
    package func denyCaller(actions: Set<String>) { change { $0.actionsDeniedToCaller = actions } }

    /// Says whether there is an organization at all, and whether it has all features or consolidated billing only.
    package func setOrganization(exists: Bool, hasAllFeatures: Bool = true) {
        change { world in
            world.hasOrganization = exists
            world.hasAllFeatures = hasAllFeatures
        }
    }

    /// Switches capabilities, and trusted access for IAM with them.
    package func setFeatures(rootCredentialsManagement: Bool, rootSessions: Bool, trustedAccess: Bool = true) {
        change { world in
            world.rootCredentialsManagement = rootCredentialsManagement
            world.rootSessions = rootSessions
            world.serviceAccess.removeAll { $0.principal == "iam.amazonaws.com" }
            if trustedAccess { world.serviceAccess.append(("iam.amazonaws.com", 1_700_000_000)) }
        }
    }

    /// Replaces what goes wrong from now on.
    package func setFaults(_ rules: [FaultRule]) { change { $0.faults.replace(with: rules) } }
}
