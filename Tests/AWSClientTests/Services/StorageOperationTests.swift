import AWSClient
import FoundationEssentials
import TestSupport
import Testing

private func body(_ request: HTTPRequest) -> String { String(decoding: request.body, as: UTF8.self) }

@Suite("S3 operations")
struct S3OperationTests {
    private let owner = AccountID("222222222222")

    private func client(
        _ transport: ScriptedTransport,
        _ environment: [String: String] = [:],
        profile: [String: String] = [:]
    ) throws -> AWSClient {
        AWSClient(
            region: try #require(Region("eu-west-1")),
            endpoints: try EndpointResolver(
                environment: environment,
                profile: SharedConfig.Profile(name: "p", values: profile)
            ),
            credentials: StaticCredentials(Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("s"))),
            transport: transport,
            time: ManualTime().source
        ).permittingChanges()
    }

    @Test func `buckets are listed in pages, with their regions`() async throws {
        let transport = ScriptedTransport([
            .success(
                .text(
                    200,
                    """
                    <ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Owner><ID>x</ID></Owner>
                    <Buckets><Bucket><Name>b1</Name><CreationDate>2024-01-02T03:04:05.000Z</CreationDate>
                    <BucketRegion>eu-west-1</BucketRegion></Bucket></Buckets>
                    <ContinuationToken>a b/+=</ContinuationToken></ListAllMyBucketsResult>
                    """
                )
            ),
            .success(.text(200, "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>")),
        ])
        let region = try #require(Region("eu-west-1"))
        var buckets: [S3.Bucket] = []
        for try await page in try client(transport).pages(of: S3.ListBuckets(pageSize: 10, region: region, prefix: "b"))
        {
            buckets += page.buckets
        }
        #expect(buckets.map(\.name) == ["b1"])
        #expect(buckets.first?.region == region)
        #expect(buckets.first?.creationDate == Date(timeIntervalSince1970: 1_704_164_645))
        #expect(
            transport.requests.map(\.url) == [
                "https://s3.eu-west-1.amazonaws.com/?bucket-region=eu-west-1&max-buckets=10&prefix=b",
                "https://s3.eu-west-1.amazonaws.com/?bucket-region=eu-west-1&continuation-token=a%20b%2F%2B%3D"
                    + "&max-buckets=10&prefix=b",
            ]
        )
        // The digest of nothing.
        let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(transport.requests.allSatisfy { $0.headers["x-amz-content-sha256"] == digest })
    }

    @Test func `a page without a list of buckets is an error, not an empty list`() async throws {
        let transport = ScriptedTransport([.success(.text(200, "<ListAllMyBucketsResult/>"))])
        await #expect(throws: AWSError.self) { try await client(transport).send(S3.ListBuckets()) }
    }

    @Test func `a policy is read as it stands, for the owner only`() async throws {
        let text = #"{"Version":"2012-10-17",  "Statement":[]}"#
        let transport = ScriptedTransport([.success(.text(200, text))])
        let bucket = try #require(S3.BucketName("my-bucket"))
        let policy = try await client(transport).send(
            S3.GetBucketPolicy(bucket: bucket, owner: try #require(owner))
        )
        #expect(policy == text)
        let request = transport.requests[0]
        #expect(request.method == .get && request.url == "https://my-bucket.s3.eu-west-1.amazonaws.com/?policy")
        #expect(request.headers["x-amz-expected-bucket-owner"] == "222222222222")
        #expect(request.headers["Authorization"]?.contains("x-amz-expected-bucket-owner") == true)
    }

    @Test func `a policy is written with its checksum, and not twice after a lost answer`() async throws {
        let transport = ScriptedTransport([.failure(.connectionLost(host: "h", reason: "reset"))])
        let operation = S3.PutBucketPolicy(
            bucket: try #require(S3.BucketName("my-bucket")),
            owner: try #require(owner),
            policy: "{}"
        )
        let error = await #expect(throws: AWSError.self) { try await client(transport).send(operation) }
        #expect(error?.isAmbiguous == true)
        #expect(transport.requests.count == 1)
        let request = transport.requests[0]
        #expect(request.method == .put && body(request) == "{}")
        // `printf '{}' | openssl dgst -sha256 -binary | base64`
        #expect(request.headers["x-amz-checksum-sha256"] == "RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=")
    }

    @Test func `a policy is deleted, also by a second try after a lost answer`() async throws {
        let transport = ScriptedTransport([
            .failure(.connectionLost(host: "h", reason: "reset")), .success(HTTPResponse(status: 204)),
        ])
        let answer = try await client(transport).exchange(
            S3.DeleteBucketPolicy(bucket: try #require(S3.BucketName("b.b")), owner: try #require(owner))
        )
        #expect(answer.followsAmbiguity)
        #expect(transport.requests.map(\.method) == [.delete, .delete])
        #expect(transport.requests[0].url == "https://s3.eu-west-1.amazonaws.com/b.b?policy")
    }

    @Test(
        arguments: [
            ("my-bucket", [:], [:], "https://my-bucket.s3.eu-west-1.amazonaws.com/?policy"),
            ("my.bucket", [:], [:], "https://s3.eu-west-1.amazonaws.com/my.bucket?policy"),
            ("Old_Bucket", [:], [:], "https://s3.eu-west-1.amazonaws.com/Old_Bucket?policy"),
            (
                "my-bucket", [:], ["s3": "\naddressing_style = path"],
                "https://s3.eu-west-1.amazonaws.com/my-bucket?policy"
            ),
            ("my-bucket", ["AWS_ENDPOINT_URL": "http://127.0.0.1:5000"], [:], "http://127.0.0.1:5000/my-bucket?policy"),
            (
                "my-bucket", ["AWS_ENDPOINT_URL": "http://localhost:5000/x"], [:],
                "http://localhost:5000/x/my-bucket?policy"
            ),
            (
                "my-bucket", ["AWS_ENDPOINT_URL_S3": "https://s3.corp.example"], ["s3": "\naddressing_style = virtual"],
                "https://my-bucket.s3.corp.example/?policy"
            ),
            (
                "my-bucket", ["AWS_ENDPOINT_URL_S3": "https://10.0.0.1"], ["s3": "\naddressing_style = virtual"],
                "https://10.0.0.1/my-bucket?policy"
            ),
            (
                "my-bucket", ["AWS_USE_FIPS_ENDPOINT": "true", "AWS_USE_DUALSTACK_ENDPOINT": "true"], [:],
                "https://my-bucket.s3-fips.dualstack.eu-west-1.amazonaws.com/?policy"
            ),
        ] as [(String, [String: String], [String: String], String)]
    )
    func `a bucket stands before the host or in the path`(
        _ name: String,
        _ environment: [String: String],
        _ profile: [String: String],
        _ url: String
    ) async throws {
        let transport = ScriptedTransport([.success(.text(200, "{}"))])
        let operation = S3.GetBucketPolicy(bucket: try #require(S3.BucketName(name)), owner: try #require(owner))
        _ = try await client(transport, environment, profile: profile).send(operation)
        #expect(transport.requests.map(\.url) == [url])
    }

    @Test(arguments: [
        "", "ab", "...", "a/b", "a b", "a?b", "a@b", "../x", "bücket", String(repeating: "a", count: 256),
    ])
    func `a name that could change the address is none`(_ name: String) {
        #expect(S3.BucketName(name) == nil)
    }

    @Test(arguments: [
        HTTPResponse.text(
            301,
            "<Error><Code>PermanentRedirect</Code></Error>",
            headers: ["x-amz-bucket-region": "eu-north-1"]
        ),
        .text(307, "", headers: ["x-amz-bucket-region": "eu-north-1"]),
        .text(400, "<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-north-1</Region></Error>"),
        .text(
            400,
            "<Error><Code>IllegalLocationConstraintException</Code></Error>",
            headers: ["x-amz-bucket-region": "eu-north-1"]
        ),
    ])
    func `a bucket elsewhere is asked there once, signed anew, and its region is remembered`(
        _ refusal: HTTPResponse
    ) async throws {
        let transport = ScriptedTransport([.success(refusal), .success(.text(200, "{}"))])
        let client = try client(transport)
        let operation = S3.GetBucketPolicy(bucket: try #require(S3.BucketName("far")), owner: try #require(owner))
        let answer = try await client.exchange(operation)
        #expect(answer.attempts == 2)
        _ = try await client.signed(by: Credentials(accessKeyID: "OTHER", secretAccessKey: Secret("s"))).send(operation)
        #expect(
            transport.requests.map(\.host) == [
                "far.s3.eu-west-1.amazonaws.com", "far.s3.eu-north-1.amazonaws.com", "far.s3.eu-north-1.amazonaws.com",
            ]
        )
        #expect(transport.requests[1].headers["Authorization"]?.contains("/eu-north-1/s3/") == true)
    }

    @Test(arguments: [
        (HTTPResponse.text(301, "", headers: ["x-amz-bucket-region": "eu-west-1"]), 1),
        (.text(301, "", headers: ["x-amz-bucket-region": "cn-north-1"]), 1),
        (.text(301, "", headers: ["x-amz-bucket-region": "evil.example/"]), 1),
        (.text(301, "", headers: ["Location": "https://evil.example/"]), 1),
        (.text(403, "<Error><Code>AccessDenied</Code></Error>", headers: ["x-amz-bucket-region": "eu-north-1"]), 1),
    ])
    func `nothing else sends a signed request elsewhere`(_ refusal: HTTPResponse, _ count: Int) async throws {
        let transport = ScriptedTransport([.success(refusal)])
        let operation = S3.GetBucketPolicy(bucket: try #require(S3.BucketName("far")), owner: try #require(owner))
        await #expect(throws: AWSError.self) { try await client(transport).send(operation) }
        #expect(transport.requests.count == count)
    }

    @Test func `a bucket that is sent from region to region is followed once`() async throws {
        let transport = ScriptedTransport { _, number in
            .text(301, "", headers: ["x-amz-bucket-region": number % 2 == 1 ? "eu-north-1" : "eu-west-1"])
        }
        let operation = S3.GetBucketPolicy(bucket: try #require(S3.BucketName("far")), owner: try #require(owner))
        await #expect(throws: AWSError.self) { try await client(transport).send(operation) }
        #expect(transport.requests.count == 2)
    }

    @Test func `no policy and no bucket are told apart`() async throws {
        for code in ["NoSuchBucketPolicy", "NoSuchBucket"] {
            let transport = ScriptedTransport([.success(.text(404, "<Error><Code>\(code)</Code></Error>"))])
            let operation = S3.GetBucketPolicy(bucket: try #require(S3.BucketName("b-1")), owner: try #require(owner))
            let error = await #expect(throws: AWSError.self) { try await client(transport).send(operation) }
            #expect(error?.code == code && error?.isNotFound == true)
        }
    }
}

@Suite("SQS operations")
struct SQSOperationTests {
    private static let queue = "https://sqs.us-east-1.amazonaws.com/222222222222/q1"

    @Test func `queues are listed with a page size, without which SQS cuts the list in silence`() async throws {
        let (page, request) = try await exchange(
            SQS.ListQueues(prefix: "q").continuing(with: "tok"),
            answering: #"{"QueueUrls":["\#(Self.queue)"],"NextToken":"t2"}"#
        )
        #expect(page.queueURLs == [Self.queue] && page.nextToken == "t2")
        #expect(request.headers["X-Amz-Target"] == "AmazonSQS.ListQueues")
        #expect(request.headers["Content-Type"] == "application/x-amz-json-1.0")
        #expect(request.url == "https://sqs.us-east-1.amazonaws.com/")
        let sent = try JSONDecoder().decode(Sent.self, from: Data(request.body))
        #expect(sent.MaxResults == 1000 && sent.NextToken == "tok" && sent.QueueNamePrefix == "q")
    }

    private struct Sent: Decodable {
        let MaxResults: Int?
        let NextToken: String?
        let QueueNamePrefix: String?
        let QueueUrl: String?
        let AttributeNames: [String]?
        let Attributes: [String: String]?
    }

    @Test func `no queue is an empty list`() async throws {
        let (page, _) = try await exchange(SQS.ListQueues(), answering: "{}")
        #expect(page.queueURLs.isEmpty && page.nextToken == nil)
    }

    @Test(arguments: [
        (#"{"Attributes":{"Policy":"{\"Version\":\"2012-10-17\"}","QueueArn":"arn:q"}}"#, #"{"Version":"2012-10-17"}"#),
        (#"{"Attributes":{"QueueArn":"arn:q"}}"#, nil), (#"{"Attributes":{"Policy":""}}"#, nil), ("{}", nil),
    ])
    func `a queue's policy is read, and none is none`(_ answer: String, _ policy: String?) async throws {
        let (output, request) = try await exchange(SQS.GetQueueAttributes(queueURL: Self.queue), answering: answer)
        #expect(output.policy == policy)
        let sent = try JSONDecoder().decode(Sent.self, from: Data(request.body))
        #expect(sent.QueueUrl == Self.queue && sent.AttributeNames == ["Policy", "QueueArn"])
    }

    @Test(arguments: [("{}", "{}"), (nil, "")])
    func `a policy is set, or deleted by an empty text`(_ policy: String?, _ text: String) async throws {
        let (_, request) = try await exchange(
            SQS.SetQueueAttributes(queueURL: Self.queue, policy: policy),
            answering: ""
        )
        let sent = try JSONDecoder().decode(Sent.self, from: Data(request.body))
        #expect(sent.Attributes == ["Policy": text])
        #expect(!SQS.SetQueueAttributes.isRepeatable && SQS.SetQueueAttributes.access == .changes)
    }

    @Test func `a queue is found by its name`() async throws {
        let (output, request) = try await exchange(
            SQS.GetQueueURL(queueName: "q1"),
            answering: #"{"QueueUrl":"\#(Self.queue)"}"#
        )
        #expect(output.queueURL == Self.queue)
        #expect(request.headers["X-Amz-Target"] == "AmazonSQS.GetQueueUrl")
    }

    @Test func `a queue that is not there is "not found" under either of its names`() {
        for code in ["com.amazonaws.sqs#QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"] {
            let last = code.split(separator: "#").last.map(String.init)
            #expect(ServiceError(literalCode: last, message: "", httpStatus: 400).isNotFound)
        }
    }
}

@Suite("CloudTrail operations")
struct CloudTrailOperationTests {
    private static let event = #"""
        {"eventSource":"sts.amazonaws.com","eventName":"AssumeRoot","awsRegion":"us-west-2","sourceIPAddress":"192.0.2.1",
        "userAgent":"rootward/0.1.0 ticket/CHG-1","userIdentity":{"arn":"arn:aws:sts::111111111111:assumed-role/Ops/alice",
        "accountId":"111111111111"},"requestParameters":{"targetPrincipal":"222222222222","taskPolicyArn":
        {"arn":"arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy"}},"responseElements":{"credentials":
        {"accessKeyId":"ASIAEXAMPLE","sessionToken":"SECRET-TOKEN","expiration":"Oct 25, 2024, 9:07:11 PM"}}}
        """#

    @Test func `an event tells who opened a session where, and its token is not kept`() async throws {
        let text = String(decoding: try JSONEncoder().encode(Self.event), as: UTF8.self)
        let (page, request) = try await exchange(
            CloudTrail.LookupEvents(
                .init(.eventName, "AssumeRoot"),
                from: Date(timeIntervalSince1970: 1_767_225_600.5)
            ).continuing(with: "tok"),
            answering: #"{"Events":[{"EventId":"e1","EventName":"AssumeRoot","EventTime":1.7298904E9,"#
                + #""Username":"alice","CloudTrailEvent":\#(text)},{"EventId":"e2","EventName":"X","EventTime":1,"#
                + #""CloudTrailEvent":"no JSON"}],"NextToken":"n"}"#
        )
        #expect(page.nextToken == "n" && page.events.map(\.id) == ["e1", "e2"])
        let detail = try #require(page.events[0].detail)
        #expect(detail.targetPrincipal == "222222222222" && detail.sessionAccessKeyID == "ASIAEXAMPLE")
        #expect(detail.callerARN == "arn:aws:sts::111111111111:assumed-role/Ops/alice" && detail.region == "us-west-2")
        #expect(detail.taskPolicyARN == "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy")
        #expect(page.events[1].detail == nil)
        #expect(!String(reflecting: page).contains("SECRET-TOKEN"))
        #expect(
            request.headers["X-Amz-Target"]
                == "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents"
        )
        let sent = body(request)
        #expect(sent.contains(#""StartTime":1767225600"#) && sent.contains(#""MaxResults":50"#))
        #expect(sent.contains(#""AttributeKey":"EventName""#) && sent.contains(#""NextToken":"tok""#))
        #expect(!sent.contains("EndTime"))
    }

    @Test func `an event whose parameters are of another operation is told without them`() async throws {
        let text =
            #"{\"requestParameters\":null,\"responseElements\":{\"credentials\":7},\"errorCode\":\"AccessDenied\"}"#
        let (page, _) = try await exchange(
            CloudTrail.LookupEvents(.init(.accessKeyID, "A")),
            answering: #"{"Events":[{"EventId":"e","EventName":"X","EventTime":1,"CloudTrailEvent":"\#(text)"}]}"#
        )
        #expect(page.events[0].detail?.errorCode == "AccessDenied")
        #expect(page.events[0].detail?.sessionAccessKeyID == nil)
    }
}
