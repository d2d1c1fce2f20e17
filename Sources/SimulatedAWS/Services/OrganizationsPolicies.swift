extension World {
    /// Organizations' reads of service control policies.
    func answerPolicies(_ call: Call) throws(ServiceError) -> Answer {
        switch call.operation {
        case .listPolicies:
            return try list(call, "Policies", try isServiceControl(call) ? policies : [], write)
        case .listPoliciesForTarget:
            let target = try requiredText(call, "TargetId")
            guard let attached = attachedPolicies(to: target) else {
                throw ServiceError(400, "TargetNotFoundException", "You specified a target that doesn't exist.")
            }
            return try list(call, "Policies", try isServiceControl(call) ? attached : [], write)
        case .listTargetsForPolicy: return try listTargets(call)
        default:
            let policy = try requiredPolicy(call)
            return .json { json in
                json.name("Policy")
                json.object {
                    $0.name("PolicySummary")
                    write(&$0, policy)
                    $0.member("Content", policy.content)
                }
            }
        }
    }

    private func isServiceControl(_ call: Call) throws(ServiceError) -> Bool {
        try requiredText(call, "Filter") == "SERVICE_CONTROL_POLICY"
    }

    private func attachedPolicies(to target: String) -> [ServiceControlPolicy]? {
        if let unit = unitPosition(of: target) { return units[unit].policies }
        guard let position = position(of: target) else { return nil }
        return accountPolicies[accounts[position].number] ?? Array(policies.prefix(1))
    }

    private func requiredPolicy(_ call: Call) throws(ServiceError) -> ServiceControlPolicy {
        let id = try requiredText(call, "PolicyId")
        guard let policy = policies.first(where: { $0.id == id }) else {
            throw ServiceError(400, "PolicyNotFoundException", "You specified a policy that doesn't exist.")
        }
        return policy
    }

    private func listTargets(_ call: Call) throws(ServiceError) -> Answer {
        let policy = try requiredPolicy(call)
        var targets: [(id: String, arn: String, name: String, type: String)] = []
        for unit in units where unit.policies.contains(where: { $0.id == policy.id }) {
            let type = unit.id.hasPrefix("r-") ? "ROOT" : "ORGANIZATIONAL_UNIT"
            targets.append((unit.id, unitARN(unit), unit.name, type))
        }
        for account in accounts {
            let attached = accountPolicies[account.number]
            let has = attached.map { $0.contains { $0.id == policy.id } } ?? (policy.id == policies[0].id)
            if has { targets.append((account.id, accountARN(account.id), account.name, "ACCOUNT")) }
        }
        return try list(call, "Targets", targets) { json, target in
            json.object {
                $0.member("TargetId", target.id)
                $0.member("Arn", target.arn)
                $0.member("Name", target.name)
                $0.member("Type", target.type)
            }
        }
    }

    private func write(_ json: inout JSONWriter, _ policy: ServiceControlPolicy) {
        let owner = policy.isManagedByAWS ? "aws" : SimulatedAccount.id(managementNumber)
        let place = policy.isManagedByAWS ? "policy" : "policy/\(organizationID)"
        json.object {
            $0.member("Id", policy.id)
            $0.member("Arn", "arn:aws:organizations::\(owner):\(place)/service_control_policy/\(policy.id)")
            $0.member("Name", policy.name)
            $0.member("Description", "")
            $0.member("Type", "SERVICE_CONTROL_POLICY")
            $0.member("AwsManaged", literal: policy.isManagedByAWS ? "true" : "false")
        }
    }
}
