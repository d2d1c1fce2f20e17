import AWSClient
import FoundationEssentials
import TestSupport
import Testing

/// One case of AWS's published signing suite (awslabs/aws-c-auth), which stands beside the checkout when we have it.
struct SigningCase: CustomTestStringConvertible, Sendable {
    private static let folder = SourceTree.root.deletingLastPathComponent()
        .appending(path: "shared/reference/sigv4/aws-signing-test-suite/v4")

    static let all: [SigningCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { SigningCase(name: $0) }
    }()

    struct Context: Decodable {
        struct Keys: Decodable {
            let accessKeyID: String
            let secret: String
            let token: String?
            enum CodingKeys: String, CodingKey {
                case accessKeyID = "access_key_id"
                case secret = "secret_access_key"
                case token
            }
        }
        let credentials: Keys
        let region: String
        let service: String
        let timestamp: String
        let normalize: Bool
        let signsBody: Bool
        let omitsToken: Bool?
        enum CodingKeys: String, CodingKey {
            case credentials, region, service, timestamp, normalize
            case signsBody = "sign_body"
            case omitsToken = "omit_session_token"
        }
    }

    let name: String
    var testDescription: String { name }

    func text(_ file: String) throws -> String {
        try String(contentsOf: Self.folder.appending(path: "\(name)/\(file)"), encoding: .utf8)
    }

    func context() throws -> Context {
        try JSONDecoder().decode(Context.self, from: Data(text("context.json").utf8))
    }

    func request(escapingPath: Bool) throws -> HTTPRequest {
        let text = try text("request.txt")
        let halves = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        var lines = halves[0].split(separator: "\n")
        let first = lines.removeFirst()
        let method = try #require(HTTPRequest.Method(rawValue: String(first.prefix { $0 != " " })))
        let target = first.dropFirst(method.rawValue.count + 1).dropLast(" HTTP/1.1".count)
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var fields: [HTTPHeaders.Field] = []
        for line in lines {
            if line.hasPrefix(" "), let last = fields.popLast() {
                fields.append(HTTPHeaders.Field(name: last.name, value: "\(last.value) \(line)"))
            } else {
                let pair = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                fields.append(HTTPHeaders.Field(name: String(pair[0]), value: String(pair[1])))
            }
        }
        let host = try #require(fields.first { $0.name.lowercased() == "host" }?.value)
        // The suite writes paths as they are before they are encoded for the wire.
        let path =
            escapingPath
            ? parts[0].split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
            : String(parts[0])
        return HTTPRequest(
            method: method,
            host: host,
            path: path,
            query: parts.count == 2 ? String(parts[1]) : "",
            headers: HTTPHeaders(fields),
            body: halves.count == 2 ? Array(halves[1].utf8) : []
        )
    }
}

@Suite("The published signing suite")
struct SigningSuiteTests {
    @Test(
        .enabled(if: !SigningCase.all.isEmpty, "the suite is not beside the checkout"),
        arguments: SigningCase.all
    )
    func `a case is signed as published`(_ testCase: SigningCase) throws {
        let context = try testCase.context()
        var signer = SigV4Signer(service: context.service, region: context.region)
        signer.normalizesPath = context.normalize
        signer.sendsContentDigest = context.signsBody
        let token = context.omitsToken == true ? nil : context.credentials.token
        let credentials = Credentials(
            accessKeyID: context.credentials.accessKeyID,
            secretAccessKey: Secret(context.credentials.secret),
            sessionToken: token.map { Secret($0) }
        )
        let date = try #require(Timestamp.date(fromISO8601: context.timestamp))
        var request = try testCase.request(escapingPath: !context.normalize)
        let before = request.headers["Host"]
        signer.sign(&request, with: credentials, at: date)
        #expect(request.headers["Host"] == before)
        let signing = signer.signing(of: request, with: credentials, at: date)
        #expect(signing.canonicalRequest == (try testCase.text("header-canonical-request.txt")))
        #expect(signing.stringToSign == (try testCase.text("header-string-to-sign.txt")))
        let signature = try testCase.text("header-signature.txt")
        #expect(request.headers["Authorization"]?.hasSuffix("Signature=\(signature)") == true)
    }
}
