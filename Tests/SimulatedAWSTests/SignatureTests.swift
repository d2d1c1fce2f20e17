import SimulatedAWS
import Testing

/// A request whose signature botocore computed (reference vectors V1 to V9).
struct SignatureVector: Sendable, CustomTestStringConvertible {
    var id: String
    var method = "POST"
    var host: String
    var path = "/"
    var query = ""
    var service: String
    var region = "eu-west-1"
    var hasToken = true
    var headers: [String] = []
    var body = ""
    var signature: String

    var testDescription: String { id }

    static let token = "FQoGZXIvYXdzEXAMPLETOKEN//////////8="
    private static let form = "Content-Type: application/x-www-form-urlencoded; charset=utf-8"
    private static let emptyHash =
        "x-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    static let all = [
        SignatureVector(
            id: "V1",
            host: "sts.eu-west-1.amazonaws.com",
            service: "sts",
            headers: [form],
            body: "Action=AssumeRoot&Version=2011-06-15&TargetPrincipal=222222222222&TaskPolicyArn.arn=arn%3Aaws%3Aiam"
                + "%3A%3Aaws%3Apolicy%2Froot-task%2FIAMAuditRootUserCredentials&DurationSeconds=900",
            signature: "e04e48b5644e0683e352177fa40ed62835f49a4ea7f92b7a92c2381e79b0698c"
        ),
        SignatureVector(
            id: "V2",
            host: "iam.amazonaws.com",
            service: "iam",
            region: "us-east-1",
            hasToken: false,
            headers: [form],
            body: "Action=ListOrganizationsFeatures&Version=2010-05-08",
            signature: "e02c470dc94337d4112ccdb5337f8837be15d3b9dc7c9d9ac606692d80e87cff"
        ),
        SignatureVector(
            id: "V3",
            host: "organizations.us-east-1.amazonaws.com",
            service: "organizations",
            region: "us-east-1",
            headers: [
                "Content-Type: application/x-amz-json-1.1", "X-Amz-Target: AWSOrganizationsV20161128.ListAccounts",
            ],
            body: #"{"MaxResults":20}"#,
            signature: "572639e9005f7f1af13a40d9a16d7eaae38c2c550fea3d66380d333b248cc19c"
        ),
        SignatureVector(
            id: "V4",
            method: "GET",
            host: "s3.eu-west-1.amazonaws.com",
            query: "max-buckets=1000&continuation-token=a%20b%2F%2B%3D",
            service: "s3",
            headers: [emptyHash],
            signature: "582c2f603c098587183f3fd637cebd3752b26b5095e9e40f2f5c412b2c4b0aed"
        ),
        SignatureVector(
            id: "V6",
            method: "GET",
            host: "s3.eu-west-1.amazonaws.com",
            path: "/my.bucket",
            query: "policy",
            service: "s3",
            headers: [emptyHash],
            signature: "3156763a3b751c3268949fbed13f2228ade17663be38564c5eb58ad07e298829"
        ),
        SignatureVector(
            id: "V7",
            host: "sqs.eu-west-1.amazonaws.com",
            service: "sqs",
            headers: [
                "Content-Type: application/x-amz-json-1.0", "X-Amz-Target: AmazonSQS.SetQueueAttributes",
            ],
            body: #"{"QueueUrl":"https://sqs.eu-west-1.amazonaws.com/222222222222/q1","Attributes":{"Policy":""}}"#,
            signature: "0fa25e0d0147d42ceb5153029498b1ce13400556b84d50efb50aa17d0800d794"
        ),
        SignatureVector(
            id: "V8",
            method: "GET",
            host: "example.amazonaws.com",
            path: "/a%20b/%C3%A9",
            service: "service",
            region: "us-east-1",
            hasToken: false,
            signature: "4ad6984f260625d0d52e5cb28a8906518c94903f5c22914b983aaca09a011d71"
        ),
        SignatureVector(
            id: "V9",
            method: "GET",
            host: "example.amazonaws.com",
            path: "/a%20b/%C3%A9",
            service: "s3",
            region: "us-east-1",
            hasToken: false,
            headers: [emptyHash],
            signature: "644d7abe27059e276fee7dfc9a1d4915cf258ac8f482084beae4d8174269a413"
        ),
    ]

    /// The signature that the simulated AWS would want.
    func recomputed() -> String {
        let stamp = "20260115T123045Z"
        var headers = [("Host", host), ("X-Amz-Date", stamp)]
        if hasToken { headers.append(("X-Amz-Security-Token", Self.token)) }
        for header in self.headers {
            let pair = header.split(separator: ":", maxSplits: 1)
            headers.append((String(pair[0]), String(pair[1])))
        }
        let request = SimulatedRequest(
            method: method,
            host: host,
            path: path,
            query: query,
            headers: headers.map { (name: $0.0, value: $0.1) },
            body: Array(body.utf8)
        )
        let scope = SignatureScope(
            accessKeyID: "AKIDEXAMPLE",
            date: "20260115",
            region: region,
            service: service,
            signedHeaders: headers.map { $0.0.lowercased() }.sorted()
        )
        var verifier = SignatureVerifier()
        let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
        return verifier.signature(of: request, stamp: stamp, scope: scope, secret: secret)
    }
}

@Suite("Signatures")
struct SignatureTests {
    private static let form = [("Content-Type", "application/x-www-form-urlencoded")]
    private static let body = "Action=GetCallerIdentity&Version=2011-06-15"

    @Test(arguments: SignatureVector.all)
    func `signatures come out as botocore computes them`(_ vector: SignatureVector) {
        #expect(vector.recomputed() == vector.signature)
    }

    @Test(arguments: [(0, true), (-899, true), (899, true), (-902, false), (902, false)])
    func `a request may be fifteen minutes old or early`(_ skew: Int, _ isAccepted: Bool) {
        let client = SimulatedClient()
        let answer = client.send("sts", headers: Self.form, body: Self.body, as: client.caller, skew: skew)
        #expect((answer.status == 200) == isAccepted)
        guard !isAccepted else { return }
        #expect(answer.code == "SignatureDoesNotMatch")
        let start = skew < 0 ? "Signature expired: " : "Signature not yet current: "
        #expect(answer.message?.hasPrefix(start) == true)
        #expect(answer.message?.contains("15 min.)") == true)
    }

    /// What can be wrong with a request that was signed rightly.
    enum Damage: CaseIterable {
        case body, path, query, headerAdded, headerChanged, noDate, noAuthorization, noAlgorithm, noSignature, noScope
    }

    private static let codes: [Damage: String] = [
        .noDate: "IncompleteSignature", .noAuthorization: "MissingAuthenticationToken",
        .noAlgorithm: "IncompleteSignature", .noSignature: "IncompleteSignature", .noScope: "IncompleteSignature",
    ]

    @Test(arguments: Damage.allCases)
    func `a damaged request is refused`(_ damage: Damage) {
        let client = SimulatedClient()
        let answer = client.send("sts", headers: Self.form, body: Self.body, as: client.caller) { request in
            func replace(_ name: String, _ change: (String) -> String) {
                for index in request.headers.indices where request.headers[index].name == name {
                    request.headers[index].value = change(request.headers[index].value)
                }
            }
            switch damage {
            case .body: request.body.append(38)
            case .path: request.path = "/other"
            case .query: request.query = "a=b"
            case .headerAdded: request.headers.append(("X-Amz-Meta", "added later"))
            case .headerChanged: replace("Content-Type") { $0 + "; charset=utf-8" }
            case .noDate: request.headers.removeAll { $0.name == "X-Amz-Date" }
            case .noAuthorization: request.headers.removeAll { $0.name == "Authorization" }
            case .noAlgorithm: replace("Authorization") { "Bearer " + $0 }
            case .noSignature: replace("Authorization") { String($0.prefix { $0 != "," }) }
            case .noScope: replace("Authorization") { $0.replacing("/aws4_request", with: "") }
            }
        }
        #expect(answer.code == Self.codes[damage, default: "SignatureDoesNotMatch"])
    }

    @Test func `credentials that nobody gave out are refused`() {
        let client = SimulatedClient()
        var forged = client.caller
        forged.sessionToken = String(forged.sessionToken.reversed())
        #expect(client.query("sts", "GetCallerIdentity", as: forged).code == "InvalidClientTokenId")
        #expect(client.organizations("ListRoots", as: forged).code == "UnrecognizedClientException")
        var stranger = client.caller
        stranger.accessKeyID = "ASIAAAAAAAAAAAAAAAAA"
        #expect(client.query("sts", "GetCallerIdentity", as: stranger).code == "InvalidClientTokenId")
        var guess = client.caller
        guess.secretAccessKey = "not it"
        #expect(client.query("sts", "GetCallerIdentity", as: guess).code == "SignatureDoesNotMatch")
    }

    @Test(arguments: [
        ("sts.eu-west-1.amazonaws.com", "eu-west-1", true), ("sts.eu-west-1.amazonaws.com", "us-east-1", false),
        ("sts.amazonaws.com", "us-east-1", true), ("127.0.0.1:4566", "eu-west-3", true), ("aws.test", "x", true),
    ])
    func `AWS's own hosts answer for their region only`(_ host: String, _ region: String, _ isAccepted: Bool) {
        var client = SimulatedClient()
        client.host = host
        client.region = region
        #expect((client.query("sts", "GetCallerIdentity").status == 200) == isAccepted)
    }
}
