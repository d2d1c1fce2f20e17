import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

private let summary = """
    <GetAccountSummaryResponse><GetAccountSummaryResult><SummaryMap/></GetAccountSummaryResult>
    <ResponseMetadata><RequestId>r-ok</RequestId></ResponseMetadata></GetAccountSummaryResponse>
    """
private let deleted = "<DeleteLoginProfileResponse/>"

private func failure(_ status: Int, _ code: String, _ message: String = "no") -> Result<HTTPResponse, TransportError> {
    let body =
        "<ErrorResponse><Error><Code>\(code)</Code><Message>\(message)</Message></Error>"
        + "<RequestId>r-\(code)</RequestId></ErrorResponse>"
    return .success(.text(status, body))
}

private let lost = Result<HTTPResponse, TransportError>.failure(.connectionLost(host: "h", reason: "reset"))
private let unreachable = Result<HTTPResponse, TransportError>.failure(.couldNotConnect(host: "h", reason: "refused"))
private let html = Result<HTTPResponse, TransportError>.success(.text(503, "<html><p>Bad<br></html>"))
private let half = Result<HTTPResponse, TransportError>.success(.text(200, "<GetAccountSummaryResponse><Get"))
private let good = Result<HTTPResponse, TransportError>.success(.text(200, summary))
private let goodDeletion = Result<HTTPResponse, TransportError>.success(.text(200, deleted))

/// A client over scripted answers, with what is worth looking at afterwards.
private struct Bench {
    let transport: ScriptedTransport
    let time = ManualTime()
    var client: AWSClient

    init(
        _ answers: [Result<HTTPResponse, TransportError>],
        retry: RetryPolicy = .standard,
        quota: RetryQuota = RetryQuota()
    ) {
        transport = ScriptedTransport(answers)
        client = AWSClient(
            region: .usEast1,
            credentials: StaticCredentials(Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("s"))),
            transport: transport,
            retry: retry,
            quota: quota,
            time: time.source,
            random: { 0.5 }
        )
    }
}

@Suite("A call")
struct AWSClientTests {
    @Test func `a success comes with its request ID and the number of attempts`() async throws {
        let bench = Bench([good])
        let answer = try await bench.client.exchange(IAM.GetAccountSummary())
        #expect(answer.requestID == "r-ok")
        #expect(answer.attempts == 1)
        #expect(bench.time.sleeps.isEmpty)
    }

    @Test func `a change is refused before anything is sent, unless it was permitted`() async throws {
        let bench = Bench([goodDeletion])
        let error = await #expect(throws: AWSError.self) { try await bench.client.send(IAM.DeleteLoginProfile()) }
        #expect(error?.attempts == 0)
        #expect(error?.isAmbiguous == false)
        #expect(bench.transport.requests.isEmpty)
        try await bench.client.permittingChanges().send(IAM.DeleteLoginProfile())
        #expect(bench.transport.requests.count == 1)
    }

    @Test func `a client keeps its permission and nothing else when it signs with other credentials`() async throws {
        let bench = Bench([good])
        let session = Credentials(
            accessKeyID: "ASIAROOT",
            secretAccessKey: Secret("r"),
            sessionToken: Secret("token-of-root")
        )
        let rootClient = bench.client.permittingChanges().signed(by: session)
        #expect(rootClient.permission == .changes)
        _ = try await rootClient.send(IAM.GetAccountSummary())
        let request = try #require(bench.transport.requests.first)
        #expect(request.headers["Authorization"]?.contains("Credential=ASIAROOT/") == true)
        #expect(request.headers["X-Amz-Security-Token"] == "token-of-root")
    }

    @Test func `a retry is signed again`() async throws {
        let time = ManualTime()
        let transport = ScriptedTransport { _, number in
            time.advance(by: .seconds(7))
            return number == 1 ? .text(500, "") : .text(200, summary)
        }
        let client = AWSClient(
            region: .usEast1,
            credentials: StaticCredentials(Credentials(accessKeyID: "A", secretAccessKey: Secret("s"))),
            transport: transport,
            time: time.source,
            random: { 0 }
        )
        _ = try await client.send(IAM.GetAccountSummary())
        let dates = transport.requests.map { $0.headers["X-Amz-Date"] }
        #expect(dates == ["20260115T123045Z", "20260115T123052Z"])
        #expect(transport.requests[0].headers["Authorization"] != transport.requests[1].headers["Authorization"])
    }

    @Test(arguments: [
        [unreachable, good], [lost, good], [html, good], [half, good], [failure(500, "ServiceFailure"), good],
        [failure(400, "Throttling"), good], [failure(409, "EntityTemporarilyUnmodifiable"), good],
        [html, lost, good],
    ])
    func `an accident is repeated`(_ answers: [Result<HTTPResponse, TransportError>]) async throws {
        let bench = Bench(answers)
        let answer = try await bench.client.exchange(IAM.GetAccountSummary())
        #expect(answer.attempts == answers.count)
        #expect(!answer.followsAmbiguity)
        #expect(bench.time.sleeps.count >= answers.count - 1)
    }

    @Test(arguments: [
        (403, "AccessDenied"), (404, "NoSuchEntity"), (400, "ValidationError"), (409, "LimitExceeded"),
        (403, "SignatureDoesNotMatch"),
    ])
    func `a no is not repeated`(_ status: Int, _ code: String) async throws {
        let bench = Bench([failure(status, code, "because.")])
        let error = await #expect(throws: AWSError.self) { try await bench.client.send(IAM.GetAccountSummary()) }
        #expect(error?.code == code)
        #expect(error?.httpStatus == status)
        #expect(error?.requestID == "r-\(code)")
        #expect(error?.attempts == 1)
        #expect(error?.isAmbiguous == false)
        #expect(
            error.map { "\($0)" }
                == "IAM GetAccountSummary failed: \(code): because (HTTP \(status), request r-\(code))."
        )
    }

    @Test func `accidents end after the attempts that the policy allows`() async throws {
        let bench = Bench([html], retry: RetryPolicy(attempts: 4))
        let error = await #expect(throws: AWSError.self) { try await bench.client.send(IAM.GetAccountSummary()) }
        #expect(error?.attempts == 4)
        #expect(bench.transport.requests.count == 4)
        #expect(bench.time.sleeps == [.milliseconds(25), .milliseconds(50), .milliseconds(100)])
        #expect(error.map { "\($0)" }?.contains("the server said nothing more (HTTP 503, 4 attempts)") == true)
    }

    @Test func `throttling is waited out, longer each time, and takes nothing from the quota`() async throws {
        let quota = RetryQuota()
        while quota.take() {}
        let throttled = [Result](repeating: failure(400, "Throttling"), count: 11)
        let bench = Bench(throttled + [good], quota: quota)
        let answer = try await bench.client.exchange(IAM.GetAccountSummary())
        #expect(answer.attempts == 12)
        let total = bench.time.source.elapsed()
        #expect(total > .seconds(20) && total < .seconds(120))
    }

    @Test func `an empty quota ends retries of accidents`() async throws {
        let quota = RetryQuota()
        while quota.take() {}
        let bench = Bench([html, good], quota: quota)
        let error = await #expect(throws: AWSError.self) { try await bench.client.send(IAM.GetAccountSummary()) }
        #expect(error?.attempts == 1)
    }

    @Test func `a lost deletion that is then not found is said to be ambiguous`() async throws {
        let bench = Bench([lost, failure(404, "NoSuchEntity")])
        let error = await #expect(throws: AWSError.self) {
            try await bench.client.permittingChanges().send(IAM.DeleteLoginProfile())
        }
        #expect(error?.isNotFound == true)
        #expect(error?.isAmbiguous == true)
        #expect(error?.attempts == 2)
    }

    @Test(arguments: [lost, html, .failure(.timedOut(host: "h")), .failure(.cancelled(host: "h")), half])
    func `a deletion without a readable answer is ambiguous`(_ answer: Result<HTTPResponse, TransportError>) async {
        let bench = Bench([answer])
        let error = await #expect(throws: AWSError.self) {
            try await bench.client.permittingChanges().send(IAM.DeleteLoginProfile())
        }
        #expect(error?.isAmbiguous == true)
    }

    @Test(arguments: [unreachable, failure(403, "AccessDenied"), failure(400, "Throttling")])
    func `a deletion that was never sent, or refused, is not ambiguous`(
        _ answer: Result<HTTPResponse, TransportError>
    ) async {
        let bench = Bench([answer])
        let error = await #expect(throws: AWSError.self) {
            try await bench.client.permittingChanges().send(IAM.DeleteLoginProfile())
        }
        #expect(error?.isAmbiguous == false)
    }

    @Test func `a deletion that succeeds after a lost one says so`() async throws {
        let bench = Bench([lost, goodDeletion])
        let answer = try await bench.client.permittingChanges().exchange(IAM.DeleteLoginProfile())
        #expect(answer.followsAmbiguity)
    }

    @Test func `expired credentials are renewed once`() async throws {
        struct Renewing: CredentialProvider {
            let count = Locked(1)
            let description = "renewing"
            func credentials() async throws(CredentialError) -> Credentials {
                Credentials(accessKeyID: "KEY\(count.withLock { $0 })", secretAccessKey: Secret("s"))
            }
            func renew(after refused: Credentials) async -> Bool {
                count.withLock { $0 += 1 }
                return true
            }
        }
        let bench = Bench([failure(403, "ExpiredToken"), good])
        _ = try await bench.client.signed(by: Renewing()).send(IAM.GetAccountSummary())
        #expect(bench.transport.requests.last?.headers["Authorization"]?.contains("KEY2") == true)
        let hopeless = Bench([failure(403, "ExpiredToken")])
        let error = await #expect(throws: AWSError.self) {
            try await hopeless.client.signed(by: Renewing()).send(IAM.GetAccountSummary())
        }
        #expect(error?.attempts == 2)
        #expect(error?.isExpiredCredentials == true)
    }

    @Test func `a wrong clock is corrected once and the call is signed for AWS's time`() async throws {
        let ahead = "Thu, 15 Jan 2026 12:50:45 GMT"
        let refusal = HTTPResponse.text(
            403,
            "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Signature expired</Message></Error>"
                + "</ErrorResponse>",
            headers: ["Date": ahead]
        )
        let bench = Bench([.success(refusal), good, good])
        let answer = try await bench.client.exchange(IAM.GetAccountSummary())
        #expect(answer.attempts == 2)
        #expect(bench.client.clockOffset == 1200)
        _ = try await bench.client.signed(
            by: Credentials(accessKeyID: "B", secretAccessKey: Secret("s"))
        ).send(IAM.GetAccountSummary())
        let dates = bench.transport.requests.map { $0.headers["X-Amz-Date"] }
        #expect(dates == ["20260115T123045Z", "20260115T125045Z", "20260115T125045Z"])
        let stubborn = Bench([.success(refusal)])
        stubborn.time.advance(by: .seconds(-1200))
        let error = await #expect(throws: AWSError.self) { try await stubborn.client.send(IAM.GetAccountSummary()) }
        #expect(error?.code == "SignatureDoesNotMatch")
        #expect(stubborn.transport.requests.count == 2)
    }

    @Test func `a bad secret with a right clock is no skew`() async {
        let refusal = HTTPResponse.text(
            403,
            "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code></Error></ErrorResponse>",
            headers: ["Date": "Thu, 15 Jan 2026 12:33:00 GMT"]
        )
        let bench = Bench([.success(refusal)])
        await #expect(throws: AWSError.self) { try await bench.client.send(IAM.GetAccountSummary()) }
        #expect(bench.transport.requests.count == 1)
        #expect(bench.client.clockOffset == 0)
    }

    @Test func `without credentials nothing is sent`() async {
        struct None: CredentialProvider {
            let description = "none"
            func credentials() async throws(CredentialError) -> Credentials {
                throw .failed(source: "profile “x”", reason: "it is broken")
            }
        }
        let bench = Bench([good])
        let error = await #expect(throws: AWSError.self) {
            try await bench.client.signed(by: None()).send(IAM.GetAccountSummary())
        }
        #expect(bench.transport.requests.isEmpty)
        #expect(error?.attempts == 0)
        #expect(error?.kind == .credentials(.failed(source: "profile “x”", reason: "it is broken")))
    }
}

@Suite("Error answers")
struct ErrorAnswerTests {
    @Test(arguments: [
        (#"{"__type":"AWSOrganizationsNotInUseException","Message":"m"}"#, "AWSOrganizationsNotInUse"),
        (#"{"__type":"com.amazonaws.organizations#TooManyRequestsException","message":"m"}"#, "TooManyRequests"),
        (#"{"__type":"AccessDeniedException:http://internal.amazon.com/x","message":"m"}"#, "AccessDenied"),
    ])
    func `a JSON error gives its code and its sentence`(_ body: String, _ code: String) async {
        let bench = Bench([.success(.text(400, body, headers: ["x-amzn-requestid": "r-1"]))])
        let error = await #expect(throws: AWSError.self) {
            try await bench.client.send(Organizations.DescribeOrganization())
        }
        #expect(error?.code == code)
        #expect(error?.message == "m")
        #expect(error?.requestID == "r-1")
    }

    @Test func `an error under Errors is found`() async {
        let body = "<Response><Errors><Error><Code>X</Code><Message>m</Message></Error></Errors></Response>"
        let bench = Bench([.success(.text(400, body))])
        let error = await #expect(throws: AWSError.self) { try await bench.client.send(IAM.GetUser()) }
        #expect(error?.code == "X")
    }

    @Test(arguments: ["", "<html>", "{", "{}", "[1]", "\u{0}"])
    func `an answer that can't be read still gives its status`(_ body: String) async {
        for service in [AWSService.iam, .organizations] {
            let bench = Bench([.success(.text(418, body))])
            let error = await #expect(throws: AWSError.self) {
                if service == .iam {
                    _ = try await bench.client.send(IAM.GetUser())
                } else {
                    _ = try await bench.client.send(Organizations.DescribeOrganization())
                }
            }
            #expect(error?.httpStatus == 418)
            #expect(error?.code == nil)
        }
    }

    @Test func `a request ID that is none is not passed on`() async {
        let bench = Bench([.success(.text(403, "", headers: ["x-amzn-requestid": "\u{1B}[2J"]))])
        let error = await #expect(throws: AWSError.self) { try await bench.client.send(IAM.GetUser()) }
        #expect(error?.requestID == nil)
    }
}

@Suite("Pages")
struct PagesTests {
    private func page(_ accounts: Int, _ token: String?) -> Result<HTTPResponse, TransportError> {
        let list = (0..<accounts).map { #"{"Id":"\#(222_222_222_000 + $0)"}"# }.joined(separator: ",")
        let next = token.map { #","NextToken":"\#($0)""# } ?? ""
        return .success(.text(200, "{\"Accounts\":[\(list)]\(next)}"))
    }

    @Test func `every page comes, empty ones included`() async throws {
        let bench = Bench([page(20, "a"), page(0, "b"), page(3, nil)])
        var counts: [Int] = []
        for try await page in bench.client.pages(of: Organizations.ListAccounts()) {
            counts.append(page.accounts.count)
        }
        #expect(counts == [20, 0, 3])
        let bodies = bench.transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(bodies[0].contains("NextToken") == false)
        #expect(bodies[1].contains(#""NextToken":"a""#))
        #expect(bodies[2].contains(#""NextToken":"b""#))
    }

    @Test func `a list that goes round in a circle ends with an error`() async throws {
        let bench = Bench([page(1, "a"), page(1, "b"), page(1, "a")])
        var count = 0
        let error = await #expect(throws: AWSError.self) {
            for try await _ in bench.client.pages(of: Organizations.ListAccounts()) { count += 1 }
        }
        #expect(count == 2)
        #expect(error.map { "\($0)" }?.contains("continuation token") == true)
    }
}
