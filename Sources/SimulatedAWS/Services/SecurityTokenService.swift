extension World {
    /// AWS Security Token Service, API version 2011-06-15.
    mutating func answerSTS(_ call: Call) throws(ServiceError) -> Answer {
        switch call.operation {
        case .getCallerIdentity:
            // Needs no permission, and no policy can deny it.
            return .xml { xml in
                xml.element("Arn", call.principal.arn)
                xml.element("UserId", call.principal.userID)
                xml.element("Account", SimulatedAccount.id(call.principal.account))
            }
        case .assumeRole: return try assumeRole(call)
        default: return try assumeRoot(call)
        }
    }

    private mutating func assumeRole(_ call: Call) throws(ServiceError) -> Answer {
        guard let arn = call.form["RoleArn"], let session = call.form["RoleSessionName"] else {
            throw Validation.missing(call.form["RoleArn"] == nil ? "roleArn" : "roleSessionName")
        }
        guard (2...64).contains(session.utf8.count), session.utf8.allSatisfy(Validation.isNameCharacter) else {
            throw Validation.pattern(session, "roleSessionName", "[\\w+=,.@-]*")
        }
        let duration = try Validation.integer(call.form["DurationSeconds"], "durationSeconds", 900...43_200) ?? 3_600
        guard case .role = call.principal else {
            throw .accessDenied(DenialText.text(call.principal, call.operation.rawValue, resource: arn))
        }
        try authorize(call, resource: arn)
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        let name = String(arn.split(separator: "/").last ?? "")
        guard parts.count == 6, parts[5].hasPrefix("role/"), let number = SimulatedAccount.number(String(parts[4])),
            Self.roles(ofManagement: number == managementNumber).contains(name), position(of: number) != nil
        else {
            throw .accessDenied(DenialText.text(call.principal, call.operation.rawValue, resource: arn))
        }
        let principal = Principal.role(account: number, name: name, session: session)
        let credentials = issuer.issue(for: principal, expiration: call.now + duration)
        return .xml { xml in
            Self.write(credentials, to: &xml)
            xml.element("AssumedRoleUser") {
                $0.element("AssumedRoleId", principal.userID)
                $0.element("Arn", principal.arn)
            }
        }
    }

    /// The roles there are to assume.
    private static func roles(ofManagement isManagement: Bool) -> Set<String> {
        isManagement ? ["OrgAdmin", "ReadOnly"] : ["OrganizationAccountAccessRole"]
    }

    private mutating func assumeRoot(_ call: Call) throws(ServiceError) -> Answer {
        // The global endpoint has no AssumeRoot; its answer is not documented, and this is what it says to any action
        // that it doesn't know.
        guard call.host != "sts.amazonaws.com" else { throw Validation.invalidAction("AssumeRoot", "2011-06-15") }
        guard let target = call.form["TargetPrincipal"] else { throw Validation.missing("targetPrincipal") }
        guard let arn = call.form["TaskPolicyArn.arn"] else { throw Validation.missing("taskPolicyArn") }
        guard let task = TaskPolicy(arn: arn) else {
            throw .validation("The task policy \(arn) does not exist or can't be used with AssumeRoot.")
        }
        var duration = try Validation.integer(call.form["DurationSeconds"], "durationSeconds", 0...900) ?? 900
        // The range starts at 0, which AWS doesn't explain; it is taken as "not given".
        if duration == 0 { duration = 900 }
        guard let number = Self.targetAccount(target) else {
            throw .validation("The target principal \(target) is neither an account ID nor the ARN of a root user.")
        }
        let resource = "arn:aws:iam::\(SimulatedAccount.id(number)):root"
        guard case .role = call.principal else {
            throw .accessDenied(DenialText.text(call.principal, call.operation.rawValue, resource: resource))
        }
        try authorize(call, resource: resource)
        guard mayAssumeRoot(call.principal, in: number, task: task) else {
            throw .accessDenied(DenialText.text(call.principal, call.operation.rawValue, resource: resource))
        }
        let principal = Principal.rootSession(account: number, task: task)
        let credentials = issuer.issue(for: principal, expiration: call.now + duration)
        var answer = Answer.xml { Self.write(credentials, to: &$0) }
        answer.account = number
        return answer
    }

    /// Whether the caller's place, the target's state and the capabilities permit it.
    ///
    /// Which of them refuses does not show in AWS's answer, as far as its documentation goes.
    private func mayAssumeRoot(_ principal: Principal, in number: UInt64, task: TaskPolicy) -> Bool {
        let isManagement = principal.account == managementNumber
        guard hasOrganization, hasAllFeatures, isIAMTrusted,
            isManagement || isDelegatedAdministrator(principal.account, of: "iam.amazonaws.com"),
            number != managementNumber, let position = position(of: number),
            [.active, .pendingClosure].contains(accounts[position].state)
        else { return false }
        // AWS does not say which capability each task needs. The names suggest this: credentials belong to root
        // credentials management, the two unlocking tasks to privileged root actions.
        switch task {
        case .auditRootUserCredentials, .deleteRootUserCredentials, .createRootUserPassword:
            return rootCredentialsManagement
        case .unlockS3BucketPolicy, .unlockSQSQueuePolicy: return rootSessions
        }
    }

    private static func targetAccount(_ target: String) -> UInt64? {
        if let number = SimulatedAccount.number(target) { return number }
        let parts = target.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "iam", parts[5] == "root" else { return nil }
        return SimulatedAccount.number(String(parts[4]))
    }

    private static func write(_ credentials: CredentialIssuer.Credentials, to xml: inout XMLWriter) {
        xml.element("Credentials") {
            $0.element("AccessKeyId", credentials.accessKeyID)
            $0.element("SecretAccessKey", credentials.secretAccessKey)
            $0.element("SessionToken", credentials.sessionToken)
            $0.element("Expiration", Timestamp.extended(credentials.expiration))
        }
    }
}
