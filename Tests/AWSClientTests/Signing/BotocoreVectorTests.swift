import AWSClient
import FoundationEssentials
import Testing

/// A request and the signature that botocore 1.43 computed for it.
struct SignedByBotocore: CustomTestStringConvertible, Sendable {
    let id: String
    let request: HTTPRequest
    let service: String
    let region: String
    let hasToken: Bool
    let signature: String
    var testDescription: String { id }

    static let all = [
        SignedByBotocore(
            id: "V1",
            request: HTTPRequest(
                method: .post,
                host: "sts.eu-west-1.amazonaws.com",
                path: "/",
                query: "",
                headers: ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"],
                body: Array(
                    #"Action=AssumeRoot&Version=2011-06-15&TargetPrincipal=222222222222&TaskPolicyArn.arn=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2Froot-task%2FIAMAuditRootUserCredentials&DurationSeconds=900"#
                        .utf8
                )
            ),
            service: "sts",
            region: "eu-west-1",
            hasToken: true,
            signature: "e04e48b5644e0683e352177fa40ed62835f49a4ea7f92b7a92c2381e79b0698c"
        ),
        SignedByBotocore(
            id: "V2",
            request: HTTPRequest(
                method: .post,
                host: "iam.amazonaws.com",
                path: "/",
                query: "",
                headers: ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"],
                body: Array(#"Action=ListOrganizationsFeatures&Version=2010-05-08"#.utf8)
            ),
            service: "iam",
            region: "us-east-1",
            hasToken: false,
            signature: "e02c470dc94337d4112ccdb5337f8837be15d3b9dc7c9d9ac606692d80e87cff"
        ),
        SignedByBotocore(
            id: "V3",
            request: HTTPRequest(
                method: .post,
                host: "organizations.us-east-1.amazonaws.com",
                path: "/",
                query: "",
                headers: [
                    "Content-Type": "application/x-amz-json-1.1",
                    "X-Amz-Target": "AWSOrganizationsV20161128.ListAccounts",
                ],
                body: Array(#"{"MaxResults":20}"#.utf8)
            ),
            service: "organizations",
            region: "us-east-1",
            hasToken: true,
            signature: "572639e9005f7f1af13a40d9a16d7eaae38c2c550fea3d66380d333b248cc19c"
        ),
        SignedByBotocore(
            id: "V4",
            request: HTTPRequest(
                method: .get,
                host: "s3.eu-west-1.amazonaws.com",
                path: "/",
                query: "max-buckets=1000&continuation-token=a%20b%2F%2B%3D",
                headers: [:],
                body: Array(#""#.utf8)
            ),
            service: "s3",
            region: "eu-west-1",
            hasToken: true,
            signature: "582c2f603c098587183f3fd637cebd3752b26b5095e9e40f2f5c412b2c4b0aed"
        ),
        SignedByBotocore(
            id: "V5",
            request: HTTPRequest(
                method: .put,
                host: "my-bucket.s3.eu-west-1.amazonaws.com",
                path: "/",
                query: "policy",
                headers: [
                    "Content-MD5": "i+2NaoBX/LfBm+dRQClEiw==", "Content-Type": "application/json",
                    "x-amz-expected-bucket-owner": "222222222222",
                ],
                body: Array(#"{"Version":"2012-10-17"}"#.utf8)
            ),
            service: "s3",
            region: "eu-west-1",
            hasToken: true,
            signature: "6f91e43ac1904bee0d871503c9c4431897adf0e431262fbf6812e666fd9a13a6"
        ),
        SignedByBotocore(
            id: "V6",
            request: HTTPRequest(
                method: .get,
                host: "s3.eu-west-1.amazonaws.com",
                path: "/my.bucket",
                query: "policy",
                headers: [:],
                body: Array(#""#.utf8)
            ),
            service: "s3",
            region: "eu-west-1",
            hasToken: true,
            signature: "3156763a3b751c3268949fbed13f2228ade17663be38564c5eb58ad07e298829"
        ),
        SignedByBotocore(
            id: "V7",
            request: HTTPRequest(
                method: .post,
                host: "sqs.eu-west-1.amazonaws.com",
                path: "/",
                query: "",
                headers: [
                    "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "AmazonSQS.SetQueueAttributes",
                ],
                body: Array(
                    #"{"QueueUrl":"https://sqs.eu-west-1.amazonaws.com/222222222222/q1","Attributes":{"Policy":""}}"#
                        .utf8
                )
            ),
            service: "sqs",
            region: "eu-west-1",
            hasToken: true,
            signature: "0fa25e0d0147d42ceb5153029498b1ce13400556b84d50efb50aa17d0800d794"
        ),
        SignedByBotocore(
            id: "V8",
            request: HTTPRequest(
                method: .get,
                host: "example.amazonaws.com",
                path: "/a%20b/%C3%A9",
                query: "",
                headers: [:],
                body: Array(#""#.utf8)
            ),
            service: "service",
            region: "us-east-1",
            hasToken: false,
            signature: "4ad6984f260625d0d52e5cb28a8906518c94903f5c22914b983aaca09a011d71"
        ),
        SignedByBotocore(
            id: "V9",
            request: HTTPRequest(
                method: .get,
                host: "example.amazonaws.com",
                path: "/a%20b/%C3%A9",
                query: "",
                headers: [:],
                body: Array(#""#.utf8)
            ),
            service: "s3",
            region: "us-east-1",
            hasToken: false,
            signature: "644d7abe27059e276fee7dfc9a1d4915cf258ac8f482084beae4d8174269a413"
        ),
    ]
}

@Suite("Signatures that botocore agrees with")
struct BotocoreVectorTests {
    private let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
    private let token = "FQoGZXIvYXdzEXAMPLETOKEN//////////8="

    @Test(arguments: SignedByBotocore.all)
    func `a request is signed as botocore signs it`(_ vector: SignedByBotocore) throws {
        let credentials = Credentials(
            accessKeyID: "AKIDEXAMPLE",
            secretAccessKey: Secret(secret),
            sessionToken: vector.hasToken ? Secret(token) : nil
        )
        let date = try #require(Timestamp.date(fromISO8601: "2026-01-15T12:30:45Z"))
        var request = vector.request
        SigV4Signer(service: vector.service, region: vector.region).sign(&request, with: credentials, at: date)
        #expect(request.headers["Authorization"]?.hasSuffix("Signature=\(vector.signature)") == true)
    }

    @Test func `a request signed twice carries only the second signature`() throws {
        let signer = SigV4Signer(service: "sts", region: "eu-west-1")
        let temporary = Credentials(
            accessKeyID: "AKIDEXAMPLE",
            secretAccessKey: Secret(secret),
            sessionToken: Secret(token)
        )
        let lasting = Credentials(accessKeyID: "AKIDOTHER", secretAccessKey: Secret(secret))
        var once = HTTPRequest(host: "sts.eu-west-1.amazonaws.com")
        var twice = once
        let date = Date(timeIntervalSince1970: 1_768_480_245)
        signer.sign(&once, with: lasting, at: date)
        signer.sign(&twice, with: temporary, at: Date(timeIntervalSince1970: 0))
        signer.sign(&twice, with: lasting, at: date)
        #expect(twice == once)
    }
}
