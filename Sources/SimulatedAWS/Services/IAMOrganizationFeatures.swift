extension World {
    /// IAM's five calls about root access management (IAM API Reference, `…OrganizationsRoot…`).
    mutating func answerOrganizationFeatures(_ call: Call) throws(ServiceError) -> Answer {
        try authorize(call, resource: "*")
        let account = call.principal.account
        guard case .role = call.principal else {
            throw .accessDenied(DenialText.text(call.principal, call.operation.rawValue, resource: "*"))
        }
        guard hasOrganization, position(of: account) != nil else {
            throw ServiceError(
                400,
                "OrganizationNotFoundException",
                "The account \(SimulatedAccount.id(account)) does not belong to an organization."
            )
        }
        let isManagement = account == managementNumber
        guard isManagement || isDelegatedAdministrator(account, of: "iam.amazonaws.com") else {
            throw ServiceError(
                400,
                "AccountNotManagementOrDelegatedAdministratorException",
                "The account \(SimulatedAccount.id(account)) is neither the management account nor a delegated "
                    + "administrator for IAM."
            )
        }
        guard hasAllFeatures else {
            throw ServiceError(
                400,
                "OrganizationNotInAllFeaturesModeException",
                "The organization \(organizationID) does not have all features enabled."
            )
        }
        let enables = [Operation.enableRootCredentialsManagement, .enableRootSessions].contains(call.operation)
        guard isManagement || !enables else {
            throw ServiceError(
                400,
                "CallerIsNotManagementAccountException",
                "Only the management account can call \(call.operation.name)."
            )
        }
        guard isIAMTrusted else {
            throw ServiceError(
                400,
                "ServiceAccessNotEnabledException",
                "Trusted access for iam.amazonaws.com is not enabled in the organization \(organizationID)."
            )
        }
        return setFeatures(call.operation)
    }

    private mutating func setFeatures(_ operation: Operation) -> Answer {
        let before = (rootCredentialsManagement, rootSessions)
        switch operation {
        case .enableRootCredentialsManagement: rootCredentialsManagement = true
        case .disableRootCredentialsManagement: rootCredentialsManagement = false
        case .enableRootSessions: rootSessions = true
        case .disableRootSessions: rootSessions = false
        default: break
        }
        let features = enabledFeatures
        return .xml(changed: before != (rootCredentialsManagement, rootSessions)) { [organizationID] xml in
            xml.element("OrganizationId", organizationID)
            xml.element("EnabledFeatures") {
                for feature in features { $0.element("member", feature) }
            }
        }
    }

    /// The names of the capabilities that are on.
    var enabledFeatures: [String] {
        (rootCredentialsManagement ? ["RootCredentialsManagement"] : []) + (rootSessions ? ["RootSessions"] : [])
    }
}
