extension World {
    /// AWS Organizations, API version 2016-11-28.
    mutating func answerOrganizations(_ call: Call) throws(ServiceError) -> Answer {
        try authorize(call, resource: "*")
        let account = call.principal.account
        guard hasOrganization, position(of: account) != nil else {
            throw ServiceError(
                400,
                "AWSOrganizationsNotInUseException",
                "Your account is not a member of an organization."
            )
        }
        if call.operation == .describeOrganization { return describeOrganization() }
        let isManagement = account == managementNumber
        let changes: Set<Operation> = [
            .enableAWSServiceAccess, .disableAWSServiceAccess, .registerDelegatedAdministrator,
            .deregisterDelegatedAdministrator,
        ]
        guard isManagement || (isDelegatedAdministrator(account) && !changes.contains(call.operation)) else {
            throw ServiceError(400, "AccessDeniedException", "You don't have permissions to access this resource.")
        }
        if changes.contains(call.operation) {
            guard hasAllFeatures else {
                throw constraint(
                    "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
                    "The organization does not have all features enabled."
                )
            }
            return try changeAdministration(call)
        }
        switch call.operation {
        case .listRoots: return try listRoots(call)
        case .listAccounts: return try listAccounts(call)
        case .describeAccount: return try describeAccount(call)
        case .listOrganizationalUnitsForParent: return try listUnits(call)
        case .listAccountsForParent: return try listAccountsForParent(call)
        case .listParents: return try listParents(call)
        case .listAWSServiceAccess: return try listServiceAccess(call)
        case .listDelegatedAdministrators: return try listDelegatedAdministrators(call)
        case .listTagsForResource: return try listTags(call)
        default: return try answerPolicies(call)
        }
    }

    private func describeOrganization() -> Answer {
        let management = SimulatedAccount.id(managementNumber)
        return .json { json in
            json.name("Organization")
            json.object {
                $0.member("Id", organizationID)
                $0.member("Arn", "arn:aws:organizations::\(management):organization/\(organizationID)")
                $0.member("FeatureSet", hasAllFeatures ? "ALL" : "CONSOLIDATED_BILLING")
                $0.member("MasterAccountArn", accountARN(management))
                $0.member("MasterAccountId", management)
                $0.member("MasterAccountEmail", accounts[0].email)
            }
        }
    }

    private func listRoots(_ call: Call) throws(ServiceError) -> Answer {
        try list(call, "Roots", [units[0]]) { json, root in
            json.object {
                $0.member("Id", root.id)
                $0.member("Arn", unitARN(root))
                $0.member("Name", root.name)
                $0.member("PolicyTypes", each: hasAllFeatures ? ["SERVICE_CONTROL_POLICY"] : []) { json, type in
                    json.object {
                        $0.member("Type", type)
                        $0.member("Status", "ENABLED")
                    }
                }
            }
        }
    }

    private func listAccounts(_ call: Call) throws(ServiceError) -> Answer {
        try list(call, "Accounts", accounts, write)
    }

    private func describeAccount(_ call: Call) throws(ServiceError) -> Answer {
        let account = accounts[try requiredAccount(call)]
        return .json { json in
            json.name("Account")
            write(&json, account)
        }
    }

    private func listUnits(_ call: Call) throws(ServiceError) -> Answer {
        let parent = try requiredParent(call)
        let children = units.indices.filter { $0 != 0 && units[$0].parent == parent }
        return try list(call, "OrganizationalUnits", children, scope: UInt64(parent)) { json, position in
            json.object {
                $0.member("Id", units[position].id)
                $0.member("Arn", unitARN(units[position]))
                $0.member("Name", units[position].name)
                $0.member("Path", units[position].path)
            }
        }
    }

    private func listAccountsForParent(_ call: Call) throws(ServiceError) -> Answer {
        let parent = try requiredParent(call)
        return try list(call, "Accounts", accounts.filter { $0.unit == parent }, scope: UInt64(parent), write)
    }

    private func listParents(_ call: Call) throws(ServiceError) -> Answer {
        let child = try requiredText(call, "ChildId")
        let parent: Int
        if let account = position(of: child) {
            parent = accounts[account].unit
        } else if let unit = unitPosition(of: child), unit != 0 {
            parent = units[unit].parent
        } else {
            throw ServiceError(400, "ChildNotFoundException", "You specified a child that doesn't exist.")
        }
        return try list(call, "Parents", [parent]) { json, position in
            json.object {
                $0.member("Id", units[position].id)
                $0.member("Type", position == 0 ? "ROOT" : "ORGANIZATIONAL_UNIT")
            }
        }
    }

    private func write(_ json: inout JSONWriter, _ account: SimulatedAccount) {
        json.object {
            $0.member("Id", account.id)
            $0.member("Arn", accountARN(account.id))
            $0.member("Email", account.email)
            $0.member("Name", account.name)
            $0.member("State", account.state.rawValue)
            // The older field knows fewer values and is on its way out: every other account has lost it already.
            if account.number % 2 == 0 {
                switch account.state {
                case .active, .pendingClosure: $0.member("Status", account.state.rawValue)
                case .suspended, .closed: $0.member("Status", "SUSPENDED")
                case .pendingActivation: break
                }
            }
            $0.member("Paths", each: [units[account.unit].path + account.id + "/"]) { $0.string($1) }
            $0.member("JoinedMethod", account.isInvited ? "INVITED" : "CREATED")
            $0.member("JoinedTimestamp", literal: Self.epoch(Int(account.joined)))
        }
    }
}
