extension World {
    /// IAM's calls about the root user, as a root session makes them: without a user's name.
    mutating func answerRootUser(_ call: Call) throws(ServiceError) -> Answer {
        let number = call.principal.account
        try authorize(call, resource: resource(of: call))
        guard let position = position(of: number) else {
            throw .noSuchEntity("The account \(SimulatedAccount.id(number)) is not simulated.")
        }
        if case .role = call.principal, call.operation != .getAccountSummary {
            throw .validation("Must specify userName when calling with non-User credentials")
        }
        switch call.operation {
        case .getUser, .getAccountSummary, .getLoginProfile, .listAccessKeys, .getAccessKeyLastUsed, .listMFADevices,
            .listSigningCertificates:
            return try read(call, seen: visibleCredentials(at: position, elapsed: call.elapsed), of: accounts[position])
        default:
            let before = accounts[position].credentials
            let answer = try change(call, position)
            rememberStale(before, at: position, elapsed: call.elapsed)
            return answer
        }
    }

    /// Most calls are about the root user; a user's name makes them about that user, and a virtual device is a resource
    /// of its own.
    private func resource(of call: Call) -> String {
        let id = SimulatedAccount.id(call.principal.account)
        if let name = call.form["UserName"] { return "arn:aws:iam::\(id):user/\(name)" }
        switch call.operation {
        case .getAccountSummary: return "*"
        case .deleteVirtualMFADevice: return call.form["SerialNumber"] ?? "arn:aws:iam::\(id):mfa/*"
        default: return "arn:aws:iam::\(id):root"
        }
    }

    private mutating func visibleCredentials(at position: Int, elapsed: Duration) -> RootCredentials {
        guard var view = staleViews[position] else { return accounts[position].credentials }
        let isOver = view.until.map { elapsed >= $0 } ?? (view.remainingReads == 0)
        guard !isOver else {
            staleViews[position] = nil
            return accounts[position].credentials
        }
        view.remainingReads -= 1
        staleViews[position] = view
        return view.credentials
    }

    private mutating func rememberStale(_ before: RootCredentials, at position: Int, elapsed: Duration) {
        let shown = staleViews[position]?.credentials ?? before
        switch configuration.consistency {
        case .immediate: break
        case .afterReads(let count):
            staleViews[position] = StaleView(credentials: shown, remainingReads: count, until: nil)
        case .after(let time):
            staleViews[position] = StaleView(credentials: shown, remainingReads: .max, until: elapsed + time)
        }
    }

    private mutating func change(_ call: Call, _ position: Int) throws(ServiceError) -> Answer {
        switch call.operation {
        case .createLoginProfile: return try createLoginProfile(call, position)
        case .deleteLoginProfile:
            guard accounts[position].credentials.password != nil else {
                throw .noSuchEntity("Login Profile for User root cannot be found.")
            }
            accounts[position].credentials.password = nil
        case .deleteAccessKey:
            let id = try required(call, "AccessKeyId", "accessKeyId", 16...128)
            guard let index = accounts[position].credentials.accessKeys.firstIndex(where: { $0.id == id }) else {
                throw .noSuchEntity("The Access Key with id \(id) cannot be found.")
            }
            accounts[position].credentials.accessKeys.remove(at: index)
        case .deactivateMFADevice:
            let serial = try required(call, "SerialNumber", "serialNumber", 9...256)
            let devices = accounts[position].credentials.mfaDevices
            guard let index = devices.firstIndex(where: { $0.serialNumber == serial }) else {
                throw .noSuchEntity("MFA Device with serial number \(serial) does not exist.")
            }
            accounts[position].credentials.mfaDevices.remove(at: index)
        case .deleteSigningCertificate:
            let id = try required(call, "CertificateId", "certificateId", 24...128)
            let certificates = accounts[position].credentials.signingCertificates
            guard let index = certificates.firstIndex(where: { $0.id == id }) else {
                throw .noSuchEntity("The Certificate with id \(id) cannot be found.")
            }
            accounts[position].credentials.signingCertificates.remove(at: index)
        default:
            throw .accessDenied(
                DenialText.text(call.principal, call.operation.rawValue, resource: "*", reason: DenialText.taskPolicy)
            )
        }
        return .changedSilently
    }

    private mutating func createLoginProfile(_ call: Call, _ position: Int) throws(ServiceError) -> Answer {
        // Only privileged root actions allow the recovery, though the session itself belongs to credentials management.
        guard rootSessions else {
            throw .accessDenied(
                DenialText.text(
                    call.principal,
                    call.operation.rawValue,
                    resource: call.principal.arn
                )
            )
        }
        guard call.form["Password"] == nil else {
            throw .validation("A password must not be specified when the call is made with AssumeRoot.")
        }
        guard accounts[position].credentials.password == nil else {
            throw ServiceError(409, "EntityAlreadyExists", "Login Profile for user root already exists.")
        }
        let created = UInt32(clamping: call.now)
        accounts[position].credentials.password = .init(created: created, lastUsed: nil)
        return .xml(changed: true) { xml in
            xml.element("LoginProfile") {
                $0.element("CreateDate", Timestamp.extended(Int(created)))
                $0.element("PasswordResetRequired", "false")
            }
        }
    }

    private func required(
        _ call: Call,
        _ name: String,
        _ member: String,
        _ length: ClosedRange<Int>
    ) throws(ServiceError) -> String {
        guard let value = call.form[name] else { throw Validation.missing(member) }
        guard length.contains(value.utf8.count) else {
            let side = value.utf8.count < length.lowerBound ? "greater" : "less"
            let bound = side == "greater" ? length.lowerBound : length.upperBound
            throw .validation(
                "1 validation error detected: Value '\(value)' at '\(member)' failed to satisfy constraint: "
                    + "Member must have length \(side) than or equal to \(bound)"
            )
        }
        return value
    }
}
