extension World {
    /// The services that can be integrated, of the many there are.
    private static let servicePrincipals: Set<String> = [
        "iam.amazonaws.com", "account.amazonaws.com", "sso.amazonaws.com", "cloudtrail.amazonaws.com",
        "config.amazonaws.com", "guardduty.amazonaws.com", "securityhub.amazonaws.com",
        "access-analyzer.amazonaws.com", "member.org.stacksets.cloudformation.amazonaws.com",
    ]
    /// AWS does not publish how many delegated administrators IAM accepts.
    private static let mostAdministrators = 3

    /// Trusted access and delegated administrators, which only the management account changes.
    mutating func changeAdministration(_ call: Call) throws(ServiceError) -> Answer {
        let principal = try requiredText(call, "ServicePrincipal")
        guard Self.servicePrincipals.contains(principal) else {
            throw invalidInput(
                "UNRECOGNIZED_SERVICE_PRINCIPAL",
                "You specified a service principal that isn't recognized."
            )
        }
        var answer = Answer.changedEmpty
        switch call.operation {
        case .enableAWSServiceAccess:
            answer.changed = !serviceAccess.contains { $0.principal == principal }
            if answer.changed { serviceAccess.append((principal, call.now)) }
        case .disableAWSServiceAccess:
            answer.changed = serviceAccess.contains { $0.principal == principal }
            serviceAccess.removeAll { $0.principal == principal }
        case .registerDelegatedAdministrator: try register(call, principal)
        default:
            let number = accounts[try requiredAccount(call)].number
            guard isDelegatedAdministrator(number, of: principal) else {
                throw ServiceError(
                    400,
                    "AccountNotRegisteredException",
                    "The specified account is not a delegated administrator for this AWS service."
                )
            }
            delegatedAdministrators.removeAll { $0.account == number && $0.principal == principal }
        }
        return answer
    }

    private mutating func register(_ call: Call, _ principal: String) throws(ServiceError) {
        let account = accounts[try requiredAccount(call)]
        guard serviceAccess.contains(where: { $0.principal == principal }) else {
            throw constraint(
                "SERVICE_ACCESS_NOT_ENABLED",
                "You can't register a delegated administrator before you enable trusted access for the service."
            )
        }
        guard account.number != managementNumber else {
            throw constraint(
                "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
                "You can't register the management account as a delegated administrator."
            )
        }
        guard account.state == .active else {
            throw constraint(
                "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
                "You can't register a suspended account as a delegated administrator."
            )
        }
        guard !isDelegatedAdministrator(account.number, of: principal) else {
            throw ServiceError(
                400,
                "AccountAlreadyRegisteredException",
                "The specified account is already a delegated administrator for this AWS service."
            )
        }
        guard delegatedAdministrators.filter({ $0.principal == principal }).count < Self.mostAdministrators else {
            throw constraint(
                "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
                "You have reached the maximum number of delegated administrators for this service."
            )
        }
        delegatedAdministrators.append((principal, account.number, call.now))
    }

    /// `ListAWSServiceAccessForOrganization`.
    func listServiceAccess(_ call: Call) throws(ServiceError) -> Answer {
        try list(call, "EnabledServicePrincipals", serviceAccess) { json, access in
            json.object {
                $0.member("ServicePrincipal", access.principal)
                $0.member("DateEnabled", literal: Self.epoch(access.since))
            }
        }
    }

    /// `ListDelegatedAdministrators`, of one service or of all.
    func listDelegatedAdministrators(_ call: Call) throws(ServiceError) -> Answer {
        let principal = call.input["ServicePrincipal"]?.string
        let found = delegatedAdministrators.filter { (principal ?? $0.principal) == $0.principal }
        return try list(call, "DelegatedAdministrators", found) { json, administrator in
            guard let position = position(of: administrator.account) else { return }
            let account = accounts[position]
            json.object {
                $0.member("Id", account.id)
                $0.member("Arn", accountARN(account.id))
                $0.member("Email", account.email)
                $0.member("Name", account.name)
                $0.member("Status", "ACTIVE")
                $0.member("State", account.state.rawValue)
                $0.member("JoinedMethod", account.isInvited ? "INVITED" : "CREATED")
                $0.member("JoinedTimestamp", literal: Self.epoch(Int(account.joined)))
                $0.member("DelegationEnabledDate", literal: Self.epoch(administrator.since))
            }
        }
    }
}
