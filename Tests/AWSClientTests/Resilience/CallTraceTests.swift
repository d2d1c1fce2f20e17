import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

/// A client with a trace, and what the trace was told.
private struct Bench {
    let records = Locked<[CallTrace.Record]>([])
    let transport: ScriptedTransport
    let client: AWSClient

    init(_ answers: [Result<HTTPResponse, TransportError>]) {
        let (records, time) = (records, ManualTime())
        let scripted = ScriptedTransport { (_, number) throws(TransportError) in
            time.advance(by: .milliseconds(40))
            return try answers[min(number, answers.count) - 1].get()
        }
        transport = scripted
        client = AWSClient(
            region: .usEast1,
            credentials: StaticCredentials(
                Credentials(accessKeyID: "AKID", secretAccessKey: Secret("hidden"), sessionToken: Secret("tok"))
            ),
            transport: scripted,
            userAgent: UserAgent(product: "rootward", version: "1.2.3"),
            trace: CallTrace { record in records.withLock { $0.append(record) } },
            time: time.source,
            random: { 0.5 }
        )
    }

    var record: CallTrace.Record? { records.withLock { $0.first } }
}

@Suite("A trace of calls")
struct CallTraceTests {
    private let identity = HTTPResponse.text(
        200,
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:x</Arn><UserId>u</UserId>"
            + "<Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
        headers: ["x-amzn-RequestId": "req-1"]
    )

    @Test func `a call is one record, its retries included`() async throws {
        let bench = Bench([.success(.text(503, "busy")), .success(identity)])
        _ = try await bench.client.send(STS.GetCallerIdentity())
        #expect(bench.records.withLock { $0.count } == 1)
        let record = try #require(bench.record)
        #expect(record.service == "sts" && record.operation == "GetCallerIdentity" && record.account == nil)
        #expect(record.host == "sts.us-east-1.amazonaws.com" && record.region == "us-east-1")
        #expect(record.status == 200 && record.error == nil && record.requestID == "req-1")
        #expect(record.attempts == 2 && record.requests == [40, 40] && record.milliseconds > 80)
        #expect(record.time.hasPrefix("2026-01-15T12:30:4"))
    }

    @Test func `a refusal gives its code and not its sentence, and the account that it was about`() async throws {
        let bench = Bench([
            .success(
                .text(
                    403,
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>alice SECRET</Message></Error></ErrorResponse>"
                )
            )
        ])
        let target = try #require(AccountID("222222222222"))
        let operation = STS.AssumeRoot(target: target, taskPolicy: .auditRootUserCredentials, partition: .aws)
        await #expect(throws: AWSError.self) { try await bench.client.send(operation) }
        let record = try #require(bench.record)
        #expect(record.error == "AccessDenied" && record.status == 403 && record.account == "222222222222")
        let line = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
        #expect(!line.contains("SECRET") && !line.contains("hidden") && !line.contains("tok"))
    }

    @Test(arguments: [
        (
            Result<HTTPResponse, TransportError>.failure(.certificateRefused(host: "h", reason: "SECRET")),
            "certificateRefused"
        ),
        (
            .success(.text(400, "<ErrorResponse><Error><Code>no word \u{1B}[2J</Code></Error></ErrorResponse>")),
            "service"
        ),
        (.success(.text(400, "<html>")), "service"),
    ])
    func `other failures are one word of ours`(
        _ answer: Result<HTTPResponse, TransportError>,
        _ word: String
    ) async throws {
        let bench = Bench([answer])
        await #expect(throws: AWSError.self) { try await bench.client.send(STS.GetCallerIdentity()) }
        #expect(bench.record?.error == word)
    }

    @Test func `a call in a root session is about the session's account`() async throws {
        let bench = Bench([.success(.text(200, "<DeleteLoginProfileResponse/>"))])
        let session = Credentials(accessKeyID: "ASIA", secretAccessKey: Secret("s"))
        let account = try #require(AccountID("333333333333"))
        try await bench.client.signed(by: session, in: account).permittingChanges().send(IAM.DeleteLoginProfile())
        #expect(bench.record?.account == "333333333333" && bench.record?.host == "iam.amazonaws.com")
    }

    @Test func `a call that was never sent is told as well`() async throws {
        let bench = Bench([])
        await #expect(throws: AWSError.self) { try await bench.client.send(IAM.DeleteLoginProfile()) }
        #expect(bench.record?.error == "refused" && bench.record?.attempts == 0 && bench.record?.host == nil)
    }

    @Test(arguments: [
        ("CHG-1042", "rootward/1.2.3 ticket/CHG-1042"), ("for the audit", "rootward/1.2.3 ticket/for-the-audit"),
        ("a\r\nX-Evil: 1", "rootward/1.2.3 ticket/a--X-Evil--1"), ("Prüfung", "rootward/1.2.3 ticket/Pr-fung"),
        ("", "rootward/1.2.3"), ("日本", "rootward/1.2.3"),
        (String(repeating: "x", count: 500), "rootward/1.2.3 ticket/" + String(repeating: "x", count: 64)),
    ])
    func `AWS is told the program and the ticket, which can't break out of the header`(
        _ ticket: String,
        _ header: String
    ) async throws {
        let bench = Bench([.success(identity)])
        _ = try await bench.client.naming(ticket: ticket).send(STS.GetCallerIdentity())
        #expect(bench.transport.requests[0].headers["User-Agent"] == header)
        #expect(bench.transport.requests[0].headers["Authorization"]?.contains("user-agent") == false)
    }
}
