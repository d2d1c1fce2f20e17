/// Which error codes mean what.
///
/// Source: botocore's standard retry mode (`retries/standard.py`) and the services' models.
extension ServiceError {
    // Compared literally: IAM's `LimitExceeded` is a quota, other services' `LimitExceededException` a rate.
    private static let throttlingCodes: Set<String> = [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException",
    ]
    private static let busyCodes: Set<String> = ["EntityTemporarilyUnmodifiable", "ConcurrentModification"]
    private static let transientCodes: Set<String> = [
        "RequestTimeout", "IDPCommunicationError", "InternalError", "InternalFailure", "ServiceFailure",
        "ServiceUnavailable", "Service",
    ]
    private static let notFoundCodes: Set<String> = [
        "NoSuchEntity", "NoSuchBucketPolicy", "NoSuchBucket", "QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue",
    ]
    private static let deniedCodes: Set<String> = [
        "AccessDenied", "UnauthorizedOperation", "AuthorizationError", "NotAuthorized",
    ]
    private static let expiredCodes: Set<String> = ["ExpiredToken", "RequestExpired", "TokenRefreshRequired"]

    /// Whether AWS asks to slow down.
    package var isThrottling: Bool {
        httpStatus == 429 || literalCode.map(Self.throttlingCodes.contains) ?? false
    }

    /// Whether the thing is being changed by somebody else at this moment.
    package var isBusy: Bool { code.map(Self.busyCodes.contains) ?? false }

    /// Whether it is AWS's own fault and may be gone in a moment.
    package var isTransient: Bool {
        [500, 502, 503, 504].contains(httpStatus) || code.map(Self.transientCodes.contains) ?? false
    }

    /// Whether the thing asked for does not exist.
    package var isNotFound: Bool { code.map(Self.notFoundCodes.contains) ?? false }

    /// Whether the caller may not do this.
    package var isAccessDenied: Bool { code.map(Self.deniedCodes.contains) ?? false }

    /// Whether the credentials have ended.
    package var isExpiredCredentials: Bool { code.map(Self.expiredCodes.contains) ?? false }

    /// Whether the service may have acted before it failed: it failed by itself, and did not say no.
    package var mayHaveTakenEffect: Bool { httpStatus >= 500 && !isThrottling }
}
