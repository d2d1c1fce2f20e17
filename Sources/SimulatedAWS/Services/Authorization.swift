extension World {
    /// Asks everything that may deny a call: the task policy of a root session, the service control policies of the
    /// caller's account and the caller's own permissions; throws AWS's denial.
    func authorize(_ call: Call, resource: String) throws(ServiceError) {
        let action = call.operation.rawValue
        let principal = call.principal
        func denied(_ reason: String) -> ServiceError {
            .accessDenied(DenialText.text(principal, action, resource: shown(resource, call), reason: reason))
        }
        let levels = policyLevels(of: principal.account)
        var context: [String: [String]] = [:]
        var isTask = false
        if case .rootSession(_, let task) = principal {
            isTask = task == .unlockS3BucketPolicy || task == .unlockSQSQueuePolicy
        }
        if isTask || levels.contains(where: { $0.contains { $0.document.needsContext } }) {
            context = conditionContext(of: call)
        }
        let request = AuthorizationRequest(action: action, resource: resource, context: context)
        if case .rootSession(_, let task) = principal, task.denies(request) { throw denied(DenialText.taskPolicy) }
        switch ServiceControlDecision.decide(request, levels: levels) {
        case .allowed: break
        case .explicitDeny(let id, _):
            throw denied(
                DenialText.serviceControlPolicy(id, organization: organizationID, management: managementNumber)
            )
        case .implicitDeny: throw denied(DenialText.noServiceControlPolicy(action))
        }
        guard case .role = principal, actionsDeniedToCaller.contains(action) else { return }
        throw denied(DenialText.notAllowed(action))
    }

    /// IAM names a user by the word `user` and its name, every other resource by its ARN.
    private func shown(_ resource: String, _ call: Call) -> String {
        let user = ":user/"
        guard call.operation.rawValue.hasPrefix("iam:"), let name = resource.split(separator: user).dropFirst().first
        else { return resource }
        return "user \(name)"
    }

    /// The condition keys of a request (IAM User Guide, "AWS global condition context keys").
    private func conditionContext(of call: Call) -> [String: [String]] {
        let id = SimulatedAccount.id(call.principal.account)
        var context = [
            "aws:principalarn": [policyARN(of: call.principal)],
            "aws:principalaccount": [id],
            "aws:principaltype": ["AssumedRole"],
            "aws:requestedregion": [call.operation.rawValue.hasPrefix("iam:") ? "us-east-1" : call.region],
            "aws:sourceip": ["127.0.0.1"],
            "aws:securetransport": ["true"],
            "aws:currenttime": [Timestamp.extended(call.now)],
            "aws:epochtime": [String(call.now)],
            "aws:viaawsservice": ["false"],
            "aws:principalisawsservice": ["false"],
            // AWS does not document this one for root sessions; CloudTrail shows `mfaAuthenticated: "false"` for them.
            "aws:multifactorauthpresent": ["false"],
        ]
        if hasOrganization, let position = position(of: call.principal.account) {
            context["aws:principalorgid"] = [organizationID]
            context["aws:principalorgpaths"] = [units[accounts[position].unit].path]
            context["aws:resourceaccount"] = [id]
            context["aws:resourceorgid"] = [organizationID]
        }
        switch call.principal {
        case .rootSession:
            context["aws:assumedroot"] = ["true"]
            context["aws:principaltype"] = ["Account"]
        case .root: context["aws:principaltype"] = ["Account"]
        case .role: break
        }
        return context
    }

    /// `aws:PrincipalArn` names the role and not its session.
    private func policyARN(of principal: Principal) -> String {
        guard case .role(let account, let name, _) = principal else { return principal.arn }
        return "arn:aws:iam::\(SimulatedAccount.id(account)):role/\(name)"
    }
}
