import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

/// AWS's side of a rate limit: a bucket that fills with time, and what came of the calls.
private final class TokenBucket: Sendable {
    private let state: Locked<(tokens: Double, last: Duration, accepted: Int, refused: Int)>
    private let rate: Double
    private let burst: Double

    init(rate: Double, burst: Double) {
        (self.rate, self.burst) = (rate, burst)
        state = Locked((burst, VirtualTime.start, 0, 0))
    }

    var accepted: Int { state.withLock { $0.accepted } }
    var refused: Int { state.withLock { $0.refused } }

    func take(at now: Duration) -> Bool {
        state.withLock { state in
            state.tokens = min(burst, state.tokens + (now - state.last) / .seconds(1) * rate)
            state.last = now
            guard state.tokens >= 1 else {
                state.refused += 1
                return false
            }
            state.tokens -= 1
            state.accepted += 1
            return true
        }
    }
}

@Suite("Pacing")
struct PacerTests {
    private static let answer = """
        <AssumeRootResponse><AssumeRootResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
        <SessionToken>t</SessionToken><Expiration>2026-01-15T12:45:45Z</Expiration></Credentials></AssumeRootResult>
        </AssumeRootResponse>
        """

    /// How many calls failed, and how many seconds all of them took.
    private static func run(
        _ calls: Int,
        isTaken: @escaping @Sendable (Duration) -> Bool
    ) throws -> (failed: Int, seconds: Double) {
        let time = VirtualTime()
        let transport = ScriptedTransport { _, _ in
            try? await time.source.sleep(.milliseconds(40))
            guard isTaken(time.source.elapsed()) else {
                return .text(400, "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>")
            }
            return .text(200, Self.answer)
        }
        let chance = Locked(0.0)
        let client = AWSClient(
            region: .usEast1,
            credentials: StaticCredentials(Credentials(accessKeyID: "A", secretAccessKey: Secret("s"))),
            transport: transport,
            time: time.source,
            random: {
                chance.withLock { chance in
                    chance = (chance + 0.618).truncatingRemainder(dividingBy: 1)
                    return chance
                }
            }
        )
        let target = try #require(AccountID("222222222222"))
        let left = Locked(calls)
        let failures = Locked(0)
        time.run(tasks: 64) {
            while left.withLock({ left in
                left -= 1
                return left >= 0
            }) {
                do {
                    _ = try await client.send(
                        STS.AssumeRoot(target: target, taskPolicy: .auditRootUserCredentials, partition: .aws)
                    )
                } catch {
                    failures.withLock { $0 += 1 }
                }
            }
        }
        return (failures.withLock { $0 }, (time.source.elapsed() - VirtualTime.start) / .seconds(1))
    }

    /// The limits of peers.md's table E3, and the calls that met them there.
    @Test(arguments: [(500, 10.0, 20.0), (500, 50.0, 100.0), (2000, 100.0, 100.0)])
    func `every call is answered at nearly the rate that AWS allows`(
        _ calls: Int,
        _ rate: Double,
        _ burst: Double
    ) throws {
        let bucket = TokenBucket(rate: rate, burst: burst)
        let (failed, taken) = try Self.run(calls) { bucket.take(at: $0) }
        #expect(failed == 0)
        #expect(bucket.accepted == calls)
        let best = (Double(calls) - burst) / rate
        #expect(taken < best / 0.95, "\(calls) at \(rate)/s took \(taken) s; the limit is \(best) s")
        #expect(bucket.refused < calls / 4)
    }

    @Test func `refusals now and then, whatever the rate, hardly slow anything down`() throws {
        let state = Locked(UInt64(1))
        let (failed, taken) = try Self.run(6_000) { _ in
            state.withLock { state in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(state >> 11) / Double(UInt64(1) << 53) >= 0.02
            }
        }
        #expect(failed == 0)
        // 64 tasks at 40 ms a call.
        let best = 6_000 * 0.04 / 64
        #expect(taken < best * 2, "took \(taken) s; the least is \(best) s")
    }

    @Test func `the rates that Organizations publishes are kept from the first call, on AWS's own hosts`() async throws
    {
        let time = VirtualTime()
        let transport = ScriptedTransport([.success(.text(200, #"{"Accounts":[]}"#))])
        let credentials = StaticCredentials(Credentials(accessKeyID: "A", secretAccessKey: Secret("s")))
        let real = AWSClient(
            region: .usEast1,
            credentials: credentials,
            transport: transport,
            keepsPublishedRates: true,
            time: time.source
        )
        time.run(tasks: 1) {
            for _ in 0..<52 { _ = try? await real.send(Organizations.ListAccounts()) }
        }
        let taken = (time.source.elapsed() - VirtualTime.start) / .seconds(1)
        #expect(transport.requests.count == 52)
        #expect(taken > 4.9 && taken < 5.2, "12 at once, then 8 a second")
        let local = AWSClient(
            region: .usEast1,
            endpoints: try EndpointResolver(environment: ["AWS_ENDPOINT_URL": "http://127.0.0.1:1"]),
            credentials: credentials,
            transport: transport,
            keepsPublishedRates: true,
            time: time.source
        )
        let before = time.source.elapsed()
        time.run(tasks: 1) {
            for _ in 0..<52 { _ = try? await local.send(Organizations.ListAccounts()) }
        }
        #expect(time.source.elapsed() == before)
    }

    @Test func `a task that is cancelled while it waits for its turn sends nothing, and the others go on`() async throws
    {
        let transport = ScriptedTransport([.success(.text(200, #"{"Roots":[]}"#))])
        let gate = AsyncStream<Void>.makeStream()
        let asleep = AsyncStream<Void>.makeStream()
        let time = TimeSource(
            now: { Date() },
            elapsed: { .seconds(100) },
            sleep: { _ in
                asleep.continuation.yield()
                for await _ in gate.stream { break }
                try Task.checkCancellation()
            }
        )
        let client = AWSClient(
            region: .usEast1,
            credentials: StaticCredentials(Credentials(accessKeyID: "A", secretAccessKey: Secret("s"))),
            transport: transport,
            keepsPublishedRates: true,
            time: time
        )
        for _ in 0..<2 { _ = try await client.send(Organizations.ListRoots()) }
        let head = Task { try await client.send(Organizations.ListRoots()) }
        var sleeps = asleep.stream.makeAsyncIterator()
        await sleeps.next()
        let second = Task { try await client.send(Organizations.ListRoots()) }
        second.cancel()
        let error = await #expect(throws: AWSError.self) { try await second.value }
        #expect(error?.isCancelled == true)
        #expect(error?.attempts == 0)
        head.cancel()
        gate.continuation.yield()
        await #expect(throws: AWSError.self) { try await head.value }
        #expect(transport.requests.count == 2)
        // The lane is free again: the next one sleeps as the head.
        let third = Task { try await client.send(Organizations.ListRoots()) }
        await sleeps.next()
        third.cancel()
        gate.continuation.yield()
        _ = await third.result
    }
}
