import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

/// Our client against moto, an AWS that is neither ours nor built from our reading of the documents.
@Suite("Our client against moto", .serialized)
struct MotoTests {
    private static let owner = AccountID("123456789012")

    /// moto's server, running, with clients of it.
    private struct Moto {
        let program: ChildProgram
        let address: String

        init() async throws {
            let port = Self.freePort()
            program = try PythonClients.startMoto(port: port)
            address = "http://127.0.0.1:\(port)"
            // It says so on its output when it takes requests.
            while let line = program.readLine() {
                if line.contains("Running on") { return }
            }
            throw PythonClients.Failure(description: "moto's server did not start")
        }

        func client(in region: String = "us-east-1") throws -> AWSClient {
            AWSClient(
                region: try #require(Region(region)),
                endpoints: try EndpointResolver(environment: ["AWS_ENDPOINT_URL": address]),
                credentials: StaticCredentials(Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("s"))),
                transport: CurlTransport(.init(userAgent: "tests"))
            ).permittingChanges()
        }

        /// Sends what the client has no operation for, signed as it signs.
        func prepare(
            _ service: String,
            _ method: HTTPRequest.Method,
            _ path: String,
            headers: HTTPHeaders = [:],
            body: String = ""
        ) async throws {
            let port = address.split(separator: ":").last.flatMap { Int($0) }
            var request = HTTPRequest(
                method: method,
                scheme: .http,
                host: "127.0.0.1",
                port: port,
                path: path,
                headers: headers,
                body: Array(body.utf8)
            )
            SigV4Signer(service: service, region: "us-east-1").sign(
                &request,
                with: Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("s")),
                at: TimeSource.system.now()
            )
            let response = try await CurlTransport(.init(userAgent: "tests")).send(request)
            try #require((200..<300).contains(response.status), "\(String(decoding: response.body, as: UTF8.self))")
        }

        /// A port that was free a moment ago.
        private static func freePort() -> Int {
            let server = LoopbackServer { _ in .close }
            server.stop()
            return server.port
        }
    }

    @Test func `a bucket policy is put, read, and deleted, and its absence is "not found"`() async throws {
        let moto = try await Moto()
        let client = try moto.client()
        let owner = try #require(Self.owner)
        for name in ["bucket-one", "bucket.two", "bucket-three"] {
            try await moto.prepare("s3", .put, "/\(name)")
        }
        var listed: [S3.Bucket] = []
        // moto cuts a list at the page size and gives no token, so that there is one page.
        for try await page in client.pages(of: S3.ListBuckets()) { listed += page.buckets }
        #expect(Set(listed.map(\.name)) == ["bucket-one", "bucket.two", "bucket-three"])
        #expect(listed.allSatisfy { $0.creationDate != nil })
        let policy =
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","#
            + #""Resource":"arn:aws:s3:::bucket-one/*"}]}"#
        for name in ["bucket-one", "bucket.two"] {
            let bucket = try #require(S3.BucketName(name))
            let none = await #expect(throws: AWSError.self) {
                try await client.send(S3.GetBucketPolicy(bucket: bucket, owner: owner))
            }
            #expect(none?.code == "NoSuchBucketPolicy" && none?.isNotFound == true && none?.requestID != nil)
            try await client.send(S3.PutBucketPolicy(bucket: bucket, owner: owner, policy: policy))
            #expect(try await client.send(S3.GetBucketPolicy(bucket: bucket, owner: owner)) == policy)
            try await client.send(S3.DeleteBucketPolicy(bucket: bucket, owner: owner))
            await #expect(throws: AWSError.self) {
                try await client.send(S3.GetBucketPolicy(bucket: bucket, owner: owner))
            }
        }
        let missing = try #require(S3.BucketName("nowhere-at-all"))
        let error = await #expect(throws: AWSError.self) {
            try await client.send(S3.GetBucketPolicy(bucket: missing, owner: owner))
        }
        #expect(error?.code == "NoSuchBucket")
        moto.program.send(signal: 15)
    }

    @Test func `a queue policy is set, read, and deleted`() async throws {
        let moto = try await Moto()
        let client = try moto.client()
        for name in ["q1", "q2", "q3"] {
            try await moto.prepare(
                "sqs",
                .post,
                "/",
                headers: ["Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "AmazonSQS.CreateQueue"],
                body: #"{"QueueName":"\#(name)"}"#
            )
        }
        var queues: [String] = []
        for try await page in client.pages(of: SQS.ListQueues(pageSize: 2)) { queues += page.queueURLs }
        #expect(queues.count == 3)
        let queue = try await client.send(SQS.GetQueueURL(queueName: "q2")).queueURL
        #expect(queues.contains(queue))
        let fresh = try await client.send(SQS.GetQueueAttributes(queueURL: queue))
        #expect(fresh.policy == nil && fresh.queueARN == "arn:aws:sqs:us-east-1:123456789012:q2")
        let policy =
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","#
            + #""Resource":"arn:aws:sqs:us-east-1:123456789012:q2"}]}"#
        _ = try await client.send(SQS.SetQueueAttributes(queueURL: queue, policy: policy))
        // moto writes the JSON anew, with blanks.
        let read = try await client.send(SQS.GetQueueAttributes(queueURL: queue)).policy
        #expect(read?.filter { $0 != " " } == policy)
        _ = try await client.send(SQS.SetQueueAttributes(queueURL: queue, policy: nil))
        #expect(try await client.send(SQS.GetQueueAttributes(queueURL: queue)).policy == nil)
        let error = await #expect(throws: AWSError.self) {
            try await client.send(SQS.GetQueueURL(queueName: "nowhere"))
        }
        #expect(error?.isNotFound == true, "\(String(describing: error))")
        moto.program.send(signal: 15)
    }

    @Test func `identity, sessions and the organization are what moto says`() async throws {
        let moto = try await Moto()
        let client = try moto.client()
        let caller = try await client.send(STS.GetCallerIdentity())
        #expect(caller.account == Self.owner)
        let session = try await client.send(
            STS.AssumeRole(roleARN: "arn:aws:iam::123456789012:role/Ops", sessionName: "sess")
        )
        #expect(session.credentials.sessionToken?.count ?? 0 > 0)
        #expect(session.credentials.expiration ?? .distantPast > TimeSource.system.now())
        try await moto.prepare(
            "organizations",
            .post,
            "/",
            headers: [
                "Content-Type": "application/x-amz-json-1.1",
                "X-Amz-Target": "AWSOrganizationsV20161128.CreateOrganization",
            ],
            body: #"{"FeatureSet":"ALL"}"#
        )
        let organization = try await client.send(Organizations.DescribeOrganization()).organization
        #expect(organization.managementAccountID == Self.owner && organization.featureSet == .all)
        var accounts: [AccountID] = []
        for try await page in client.pages(of: Organizations.ListAccounts()) { accounts += page.accounts.map(\.id) }
        #expect(accounts == [Self.owner])
        moto.program.send(signal: 15)
    }
}
