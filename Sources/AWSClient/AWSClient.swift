package import Platform

/// Calls AWS as one caller, in one region; a value, so that a client for a root session is a copy with other
/// credentials.
package struct AWSClient: Sendable {
    /// The region that regional services are called in, and that a custom endpoint is signed for.
    package private(set) var region: Region
    /// Whether this client may send operations that alter something in AWS.
    package private(set) var permission = Access.reads
    let endpoints: EndpointResolver
    var credentials: any CredentialProvider
    let transport: any HTTPTransport
    let retry: RetryPolicy
    let quota: RetryQuota
    let pacer: Pacer
    let keepsPublishedRates: Bool
    let skew = ClockSkew()
    let bucketRegions = BucketRegions()
    let trace: CallTrace?
    var userAgent: UserAgent?
    /// The account whose root session signs, for the trace.
    var account: AccountID?
    let time: TimeSource
    let random: @Sendable () -> Double

    /// Makes a client that only reads.
    ///
    /// `random` gives numbers from 0 up to 1, for the delays between attempts. `keepsPublishedRates` is for AWS itself:
    /// a simulation has none of the rates that Organizations publishes, nor has a custom endpoint. `trace` is told of
    /// every call.
    package init(
        region: Region,
        endpoints: EndpointResolver = EndpointResolver(),
        credentials: any CredentialProvider,
        transport: any HTTPTransport,
        retry: RetryPolicy = .standard,
        quota: RetryQuota = RetryQuota(),
        keepsPublishedRates: Bool = false,
        userAgent: UserAgent? = nil,
        trace: CallTrace? = nil,
        time: TimeSource = .system,
        random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.region = region
        self.endpoints = endpoints
        self.credentials = credentials
        self.transport = transport
        self.retry = retry
        self.quota = quota
        pacer = Pacer(time: time)
        self.keepsPublishedRates = keepsPublishedRates
        self.userAgent = userAgent
        self.trace = trace
        self.time = time
        self.random = random
    }

    /// How many seconds AWS's clock is ahead of this machine's, as far as a refused signature has told; worth a warning
    /// when it is not 0.
    package var clockOffset: Double { skew.offset }

    /// The partition of the client's region.
    package var partition: Partition { region.partition }

    /// The same client with given credentials, such as those of a root session in an account, and with no others to
    /// fall back to.
    package func signed(by given: Credentials, in account: AccountID? = nil) -> AWSClient {
        var copy = signed(by: StaticCredentials(given))
        copy.account = account
        return copy
    }

    /// The same client for another region of its partition; nil for a region of another one, where its credentials
    /// count for nothing.
    package func calling(_ region: Region) -> AWSClient? {
        guard region.partition == partition else { return nil }
        var copy = self
        copy.region = region
        return copy
    }

    /// The same client, which tells AWS, and so CloudTrail, the ticket that its calls are made for.
    package func naming(ticket: String) -> AWSClient {
        var copy = self
        copy.userAgent = copy.userAgent?.naming(ticket: ticket)
        return copy
    }

    /// The same client with credentials from a provider, and with no others to fall back to.
    package func signed(by provider: any CredentialProvider) -> AWSClient {
        var copy = self
        copy.credentials = provider
        return copy
    }

    /// The same client, allowed to alter something in AWS; made only for a confirmed plan.
    package func permittingChanges() -> AWSClient {
        var copy = self
        copy.permission = .changes
        return copy
    }

    /// Calls an operation and gives its output; `exchange` without what a journal wants to know.
    package func send<Operation: AWSOperation>(
        _ operation: Operation
    ) async throws(AWSError) -> Operation.Output {
        try await exchange(operation).output
    }
}
