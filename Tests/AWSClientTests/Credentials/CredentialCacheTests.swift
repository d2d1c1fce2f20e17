import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

/// A source whose every fetch waits until the test lets it end.
private final class GatedSource: CredentialProvider {
    private let gates: AsyncStream<Result<Credentials, CredentialError>>
    private let open: AsyncStream<Result<Credentials, CredentialError>>.Continuation
    let started: AsyncStream<Int>
    private let startSink: AsyncStream<Int>.Continuation
    private let count = Locked(0)
    let description = "gated"

    init() {
        (gates, open) = AsyncStream.makeStream()
        (started, startSink) = AsyncStream.makeStream()
    }

    var fetches: Int { count.withLock { $0 } }

    func finish(_ result: Result<Credentials, CredentialError>) { open.yield(result) }

    func credentials() async throws(CredentialError) -> Credentials {
        let number = count.withLock { count in
            count += 1
            return count
        }
        startSink.yield(number)
        for await result in gates { return try result.get() }
        throw .cancelled
    }
}

@Suite("The credential cache")
struct CredentialCacheTests {
    private let time = ManualTime()

    private func credentials(_ key: String, lasting seconds: Double? = nil) -> Credentials {
        Credentials(
            accessKeyID: key,
            secretAccessKey: Secret("s"),
            expiration: seconds.map { time.source.now().addingTimeInterval($0) }
        )
    }

    @Test func `a hundred callers cause one fetch`() async throws {
        let source = GatedSource()
        let cache = CredentialCache(source, time: time.source)
        try await withThrowingTaskGroup { group in
            for _ in 0..<100 { group.addTask { try await cache.credentials().accessKeyID } }
            var starts = source.started.makeAsyncIterator()
            #expect(await starts.next() == 1)
            source.finish(.success(credentials("K")))
            for try await key in group { #expect(key == "K") }
        }
        #expect(source.fetches == 1)
    }

    @Test func `a failure is not remembered`() async throws {
        let source = GatedSource()
        let cache = CredentialCache(source, time: time.source)
        source.finish(.failure(.failed(source: "x", reason: "y")))
        await #expect(throws: CredentialError.failed(source: "x", reason: "y")) { try await cache.credentials() }
        source.finish(.success(credentials("K")))
        #expect(try await cache.credentials().accessKeyID == "K")
    }

    @Test func `a cancelled caller stops waiting and the fetch goes on for the others`() async throws {
        let source = GatedSource()
        let cache = CredentialCache(source, time: time.source)
        let impatient = Task { try await cache.credentials() }
        var starts = source.started.makeAsyncIterator()
        _ = await starts.next()
        let patient = Task { try await cache.credentials() }
        impatient.cancel()
        await #expect(throws: CredentialError.cancelled) { try await impatient.value }
        source.finish(.success(credentials("K")))
        #expect(try await patient.value.accessKeyID == "K")
        #expect(source.fetches == 1)
    }

    @Test func `credentials are used until a minute before they end`() async throws {
        let source = GatedSource()
        let cache = CredentialCache(source, time: time.source)
        source.finish(.success(credentials("K1", lasting: 900)))
        #expect(try await cache.credentials().accessKeyID == "K1")
        time.advance(by: .seconds(590))
        #expect(try await cache.credentials().accessKeyID == "K1")
        #expect(source.fetches == 1)
        time.advance(by: .seconds(251))
        source.finish(.success(credentials("K2", lasting: 900)))
        #expect(try await cache.credentials().accessKeyID == "K2")
    }

    @Test func `in the last five minutes new ones are fetched beside the work`() async throws {
        let source = GatedSource()
        let cache = CredentialCache(source, time: time.source)
        source.finish(.success(credentials("K1", lasting: 900)))
        _ = try await cache.credentials()
        time.advance(by: .seconds(700))
        var starts = source.started.makeAsyncIterator()
        _ = await starts.next()
        #expect(try await cache.credentials().accessKeyID == "K1")
        #expect(await starts.next() == 2)
        #expect(try await cache.credentials().accessKeyID == "K1")
        source.finish(.success(credentials("K2", lasting: 900)))
        // Past the end of the first ones, a caller waits for the fetch that is under way, and for no other.
        time.advance(by: .seconds(200))
        #expect(try await cache.credentials().accessKeyID == "K2")
        #expect(source.fetches == 2)
    }

    @Test func `refused credentials are dropped, and others are told apart from the same again`() async throws {
        let source = GatedSource()
        let cache = CredentialCache(source, time: time.source)
        source.finish(.success(credentials("K1")))
        let first = try await cache.credentials()
        source.finish(.success(credentials("K1")))
        #expect(await cache.renew(after: first) == false)
        source.finish(.success(credentials("K2")))
        #expect(await cache.renew(after: first) == true)
        // Somebody else already renewed these.
        #expect(await cache.renew(after: first) == true)
        #expect(source.fetches == 3)
    }
}
