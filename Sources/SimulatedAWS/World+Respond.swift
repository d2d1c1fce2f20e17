extension World {
    /// What became of a request before it is put into a response.
    private struct Outcome {
        var answer: Answer?
        var error: ServiceError?
        var operation: Operation?
        var account: UInt64
    }

    /// Answers a request: faults first, then throttling, then who it is, then whether they may, then the deed.
    mutating func respond(to request: SimulatedRequest, now: Int, elapsed: Duration) -> SimulatedResponse {
        requestCount += 1
        let number = requestCount
        let envelope = ResponseEnvelope(request, requestID: requestID(number), now: now)
        let name = envelope.actionName ?? "unknown"
        let fault = faults.next(for: "\(envelope.service):\(name)")
        let outcome = outcome(of: request, envelope: envelope, fault: fault, now: now, elapsed: elapsed)
        if calls.count < configuration.callLogLimit {
            calls.append(
                SimulatedCall(
                    operation: outcome.operation,
                    accountNumber: outcome.account,
                    errorCode: outcome.error?.code,
                    changed: outcome.answer?.changed ?? false
                )
            )
        }
        var response =
            if let answer = outcome.answer { envelope.response(answer) } else if let error = outcome.error {
                envelope.response(error)
            } else { envelope.response(ServiceError(500, "InternalFailure", "")) }
        response.delay = configuration.latency
        switch fault {
        case .resetBefore, .resetAfter: response.fault = .reset
        case .truncated: response.fault = .truncated(bytes: response.body.count / 2)
        case .slow: response.delay += .seconds(5)
        case .html: response = envelope.htmlPage(delay: configuration.latency)
        default: break
        }
        return response
    }

    private mutating func outcome(
        of request: SimulatedRequest,
        envelope: ResponseEnvelope,
        fault: FaultRule.Kind?,
        now: Int,
        elapsed: Duration
    ) -> Outcome {
        var outcome = Outcome(account: 0)
        let operation = envelope.actionName.flatMap { Operation(service: envelope.service, name: $0) }
        outcome.operation = operation
        do throws(ServiceError) {
            switch fault {
            case .throttle: throw envelope.throttled
            case .internalError: throw envelope.internalFailure
            case .unavailable, .html:
                throw ServiceError(503, "ServiceUnavailable", "The service is not available for now. Try again.")
            case .resetBefore: throw ServiceError(0, "ConnectionReset", "The request was never acted on.")
            default: break
            }
            if let operation, !throttle.admits(operation, at: elapsed) { throw envelope.throttled }
            let (principal, region) = try authenticate(request, envelope: envelope, now: now)
            outcome.account = principal.account
            let call = try envelope.call(operation, request, principal: principal, region: region, elapsed: elapsed)
            let answer = try perform(call)
            outcome.account = answer.account ?? principal.account
            outcome.answer = answer
        } catch {
            outcome.error = error
        }
        return outcome
    }

    private mutating func perform(_ call: Call) throws(ServiceError) -> Answer {
        switch call.operation {
        case .getCallerIdentity, .assumeRole, .assumeRoot: try answerSTS(call)
        case .listOrganizationsFeatures, .enableRootCredentialsManagement, .enableRootSessions,
            .disableRootCredentialsManagement, .disableRootSessions:
            try answerOrganizationFeatures(call)
        case .getUser, .getAccountSummary, .getLoginProfile, .createLoginProfile, .deleteLoginProfile,
            .listAccessKeys, .getAccessKeyLastUsed, .deleteAccessKey, .listMFADevices, .deactivateMFADevice,
            .deleteVirtualMFADevice, .listSigningCertificates, .deleteSigningCertificate:
            try answerRootUser(call)
        default: try answerOrganizations(call)
        }
    }

    /// Finds out who signed the request; throws what AWS answers when that can't be told.
    private mutating func authenticate(
        _ request: SimulatedRequest,
        envelope: ResponseEnvelope,
        now: Int
    ) throws(ServiceError) -> (Principal, region: String) {
        guard let scope = try envelope.scope?.get() else {
            throw ServiceError(403, "MissingAuthenticationToken", "Request is missing Authentication Token")
        }
        try envelope.checkRegion(scope.region)
        guard let token = request.header("x-amz-security-token"), let session = issuer.session(of: token),
            session.accessKeyID == scope.accessKeyID
        else {
            throw ServiceError(
                403,
                "InvalidClientTokenId",
                "The security token included in the request is invalid."
            )
        }
        try verifier.verify(request, scope: scope, secret: issuer.secret(of: scope.accessKeyID), now: now)
        guard now < session.expiration else {
            throw ServiceError(403, "ExpiredToken", "The security token included in the request is expired")
        }
        return (session.principal ?? caller.principal(management: managementNumber), scope.region)
    }

    /// The ID of a request: it looks like one of AWS's and depends on the seed and the request's number.
    private func requestID(_ number: UInt64) -> String {
        let high = SeededGenerator.mix(configuration.seed &+ number &* 2)
        let low = SeededGenerator.mix(configuration.seed &+ number &* 2 &+ 1)
        let digits = ASCII.hex(high, digits: 16)
        let rest = ASCII.hex(low, digits: 16)
        return "\(digits.prefix(8))-\(digits.dropFirst(8).prefix(4))-4\(digits.suffix(3))-a\(rest.prefix(3))-"
            + rest.suffix(12)
    }
}
