import FoundationEssentials
import Platform

extension AWSClient {
    /// Calls an operation and says how it went, in these steps.
    ///
    /// 1. An operation that alters something is refused unless the client was made for it; nothing is sent.
    /// 2. It waits for its turn at the pace that AWS allows.
    /// 3. Credentials are asked for. They are asked for again on every attempt, so a long wait can't outlive them.
    /// 4. The endpoint is found, for a bucket in the bucket's own region, and the operation is written for it.
    /// 5. The request is signed, with AWS's time of this attempt.
    /// 6. It is sent, and an answer is waited for.
    /// 7. A success is decoded and given back with its request ID.
    /// 8. A refused signature is checked for a wrong clock, and our idea of AWS's time is corrected.
    /// 9. Anything else is classified: repeated after a delay, or thrown with the number of attempts.
    ///
    /// What is repeated, and what is not:
    /// - throttling, patiently and without taking from the quota;
    /// - a failure of the network or of AWS itself, and an answer that can't be read, as long as attempts and quota last;
    /// - expired credentials, once, when the provider has newer ones; a wrong clock, once; a bucket elsewhere, once;
    /// - nothing else, and never an unrepeatable operation that may already have taken effect.
    package func exchange<Operation: AWSOperation>(
        _ operation: Operation
    ) async throws(AWSError) -> Answer<Operation.Output> {
        let start = time.elapsed()
        var progress = CallProgress()
        do throws(AWSError) {
            let answer = try await repeated(operation, &progress)
            trace?.note(operation, by: self, progress, time.elapsed() - start, requestID: answer.requestID)
            return answer
        } catch {
            trace?.note(operation, by: self, progress, time.elapsed() - start, requestID: error.requestID, error)
            throw error
        }
    }

    private func repeated<Operation: AWSOperation>(
        _ operation: Operation,
        _ progress: inout CallProgress
    ) async throws(AWSError) -> Answer<Operation.Output> {
        guard Operation.access == .reads || permission == .changes else {
            throw error(
                Operation.self,
                .refused("it changes AWS and this client only reads; changes are sent for a confirmed plan only")
            )
        }
        while true {
            progress.attempts += 1
            switch await attempt(operation, &progress) {
            case .success(let output, let requestID):
                quota.succeeded(afterRetry: progress.tookFromQuota)
                return Answer(
                    output: output,
                    requestID: requestID,
                    attempts: progress.attempts,
                    followsAmbiguity: progress.isAmbiguous
                )
            case .failure(let failure):
                progress.note(failure, changes: Operation.access == .changes || !Operation.isRepeatable)
                guard let delay = await delay(after: failure, of: Operation.self, &progress) else {
                    throw error(Operation.self, failure.kind, failure.requestID, progress)
                }
                do {
                    try await time.sleep(delay)
                } catch {
                    throw self.error(Operation.self, .cancelled, failure.requestID, progress)
                }
            }
        }
    }

    /// Steps 2 to 8: one request, or none when it could not be made.
    private func attempt<Operation: AWSOperation>(
        _ operation: Operation,
        _ progress: inout CallProgress
    ) async -> Attempt<Operation.Output> {
        let region = operation.targetBucket.flatMap { bucketRegions.region(of: $0) } ?? region
        let endpoint = endpoints.endpoint(for: Operation.service, in: region)
        let limit = Pacer.Limit(Operation.self, isPublished: keepsPublishedRates && !endpoint.isCustom)
        guard let turn = try? await pacer.turn(limit) else {
            return .failure(AttemptFailure(.cancelled, wasSent: false))
        }
        var credentials: Credentials?
        do {
            if Operation.isSigned { credentials = try await self.credentials.credentials() }
        } catch {
            return .failure(AttemptFailure(error == .cancelled ? .cancelled : .credentials(error), wasSent: false))
        }
        var request = HTTPRequest(scheme: endpoint.scheme, host: endpoint.host, port: endpoint.port)
        do {
            try operation.encode(into: &request)
        } catch {
            return .failure(AttemptFailure(.wire(error), wasSent: false))
        }
        if let bucket = operation.targetBucket {
            endpoints.bucketAddressing.write(bucket, into: &request, at: endpoint)
        }
        request.path = endpoint.basePath + request.path
        if let userAgent { request.headers["User-Agent"] = "\(userAgent)" }
        let signedAt = time.now().addingTimeInterval(skew.offset)
        if let credentials {
            SigV4Signer(service: Operation.service.signingName, region: endpoint.signingRegion)
                .sign(&request, with: credentials, at: signedAt)
        }
        let sentAt = time.elapsed()
        defer { progress.durations.append(time.elapsed() - sentAt) }
        progress.sent(to: request.authority, endpoint.signingRegion)
        let response: HTTPResponse
        do {
            response = try await transport.send(request)
        } catch {
            if case .cancelled = error { return .failure(AttemptFailure(.cancelled, wasSent: true)) }
            return .failure(AttemptFailure(.transport(error), wasSent: error.mayHaveBeenSent))
        }
        progress.status = response.status
        let requestID = RequestID.of(response)
        guard (200..<300).contains(response.status) else {
            let error = ServiceError.read(response, from: Operation.service)
            if error.isThrottling { pacer.throttled(limit, sentAt: turn) }
            return .failure(
                AttemptFailure(
                    .service(error),
                    requestID: requestID,
                    signedBy: credentials,
                    hint: RetryHint.of(response),
                    wasClockWrong: skew.learn(from: response, error, signedAt: signedAt, now: time.now()),
                    wasElsewhere: operation.targetBucket.map {
                        bucketRegions.learn($0, from: response, asked: region)
                    } ?? false
                )
            )
        }
        pacer.succeeded(limit)
        do {
            return .success(try Operation.decode(response), requestID: requestID)
        } catch {
            return .failure(AttemptFailure(.wire(error), requestID: requestID))
        }
    }

    /// Step 9: how long to wait before the next attempt; nil when there is none.
    private func delay<Operation: AWSOperation>(
        after failure: AttemptFailure,
        of operation: Operation.Type,
        _ progress: inout CallProgress
    ) async -> Duration? {
        guard Operation.isRepeatable || !progress.isAmbiguous else { return nil }
        if failure.wasClockWrong {
            defer { progress.correctedClock = true }
            return progress.correctedClock ? nil : .zero
        }
        if failure.wasElsewhere {
            defer { progress.wasRedirected = true }
            return progress.wasRedirected ? nil : .zero
        }
        if let refused = failure.signedBy, failure.isExpiredCredentials, !progress.renewedCredentials {
            progress.renewedCredentials = true
            return await credentials.renew(after: refused) ? .zero : nil
        }
        guard let reason = failure.retryReason else { return nil }
        switch reason {
        case .throttled:
            progress.throttledRetries += 1
            guard progress.throttledRetries < retry.throttledAttempts else { return nil }
            return retry.delay(before: progress.throttledRetries, chance: random(), hint: failure.hint)
        case .transient:
            progress.transientRetries += 1
            guard progress.transientRetries < retry.attempts, quota.take() else { return nil }
            progress.tookFromQuota = true
            return retry.delay(before: progress.transientRetries, chance: random(), hint: failure.hint)
        }
    }

    private func error<Operation: AWSOperation>(
        _ operation: Operation.Type,
        _ kind: AWSError.Kind,
        _ requestID: String? = nil,
        _ progress: CallProgress = CallProgress()
    ) -> AWSError {
        AWSError(
            kind,
            service: Operation.service,
            operation: Operation.name,
            requestID: requestID,
            attempts: progress.attempts,
            isAmbiguous: progress.isAmbiguous
        )
    }
}
