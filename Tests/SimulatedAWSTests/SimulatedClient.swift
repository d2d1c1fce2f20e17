import FoundationEssentials
import Platform
import SimulatedAWS

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let seconds = Locked(1_780_000_000)

    /// The clock as the simulated AWS sees it.
    var source: TimeSource {
        TimeSource(
            now: { [seconds] in Date(timeIntervalSince1970: Double(seconds.withLock { $0 })) },
            elapsed: { [seconds] in .seconds(seconds.withLock { $0 }) },
            sleep: { _ in }
        )
    }

    /// Seconds since 1970.
    var now: Int { seconds.withLock { $0 } }

    /// Lets time pass.
    func advance(by duration: Int) { seconds.withLock { $0 += duration } }
}

/// Credentials that a test signs with.
struct TestCredentials: Sendable {
    var accessKeyID: String
    var secretAccessKey: String
    var sessionToken: String
}

/// An answer as a test looks at it.
struct TestAnswer {
    let status: Int
    let text: String
    let fault: SimulatedResponse.Fault?

    /// The text inside the first element of a name.
    func element(_ name: String) -> String? {
        guard let start = text.firstRange(of: "<\(name)>"),
            let end = text[start.upperBound...].firstRange(of: "</\(name)>")
        else { return nil }
        return String(text[start.upperBound..<end.lowerBound])
    }

    /// The texts of all elements of a name.
    func elements(_ name: String) -> [String] {
        text.split(separator: "<\(name)>").dropFirst().compactMap { part in
            part.firstRange(of: "</\(name)>").map { String(part[..<$0.lowerBound]) }
        }
    }

    /// The answer as JSON.
    var json: JSONValue? { JSONValue(Array(text.utf8)) }

    /// The error's code, in either protocol.
    var code: String? { status == 200 ? nil : element("Code") ?? json?["__type"]?.string }

    /// The error's sentence, in either protocol.
    var message: String? { element("Message") ?? json?["Message"]?.string }
}

/// A small client that signs as AWS's document says; whether it does so rightly, the published vectors tell.
struct SimulatedClient {
    let aws: SimulatedAWS
    let clock: TestClock
    var host = "127.0.0.1:8123"
    var region = "us-east-1"

    /// A client of a new world.
    init(_ configure: (inout SimulationConfiguration) -> Void = { _ in }) {
        var configuration = SimulationConfiguration()
        configure(&configuration)
        clock = TestClock()
        aws = SimulatedAWS(configuration: configuration, time: clock.source)
    }

    /// The caller's own credentials.
    var caller: TestCredentials {
        let all = aws.callerCredentials
        return TestCredentials(
            accessKeyID: all.accessKeyID,
            secretAccessKey: all.secretAccessKey,
            sessionToken: all.sessionToken
        )
    }

    /// A query-protocol call.
    func query(
        _ service: String,
        _ action: String,
        _ parameters: [String: String] = [:],
        as credentials: TestCredentials? = nil
    ) -> TestAnswer {
        let version = service == "iam" ? "2010-05-08" : "2011-06-15"
        var body = "Action=\(action)&Version=\(version)"
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) { body += "&\(name)=\(Self.encoded(value))" }
        return send(
            service,
            headers: [("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
            body: body,
            as: credentials ?? caller
        )
    }

    /// A call of AWS Organizations.
    func organizations(_ action: String, _ body: String = "{}", as credentials: TestCredentials? = nil) -> TestAnswer {
        send(
            "organizations",
            headers: [
                ("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", "AWSOrganizationsV20161128.\(action)"),
            ],
            body: body,
            as: credentials ?? caller
        )
    }

    /// Signs and sends a request; the closure may spoil it after it was signed.
    func send(
        _ service: String,
        headers: [(String, String)],
        body: String,
        as credentials: TestCredentials,
        skew: Int = 0,
        spoil: (inout SimulatedRequest) -> Void = { _ in }
    ) -> TestAnswer {
        let stamp = Self.stamp(clock.now + skew)
        var request = SimulatedRequest(method: "POST", host: host, headers: [("Host", host)], body: Array(body.utf8))
        for (name, value) in headers { request.headers.append((name, value)) }
        request.headers.append(("X-Amz-Date", stamp))
        if !credentials.sessionToken.isEmpty {
            request.headers.append(("X-Amz-Security-Token", credentials.sessionToken))
        }
        let names = request.headers.map { $0.name.lowercased() }.sorted()
        let scope = SignatureScope(
            accessKeyID: credentials.accessKeyID,
            date: String(stamp.prefix(8)),
            region: region,
            service: service,
            signedHeaders: names
        )
        var verifier = SignatureVerifier()
        let secret = credentials.secretAccessKey
        let signature = verifier.signature(of: request, stamp: stamp, scope: scope, secret: secret)
        let authorization =
            "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope.date)/\(region)/\(service)/aws4_request, "
            + "SignedHeaders=\(names.joined(separator: ";")), Signature=\(signature)"
        request.headers.append(("Authorization", authorization))
        spoil(&request)
        let response = aws.respond(to: request)
        return TestAnswer(
            status: response.status,
            text: String(decoding: response.body, as: UTF8.self),
            fault: response.fault
        )
    }

    /// A root session, which must succeed.
    func rootSession(_ account: String, _ task: TaskPolicy) -> TestCredentials? {
        let answer = assumeRoot(account, task)
        guard let id = answer.element("AccessKeyId"), let secret = answer.element("SecretAccessKey"),
            let token = answer.element("SessionToken")
        else { return nil }
        return TestCredentials(accessKeyID: id, secretAccessKey: secret, sessionToken: token)
    }

    /// `AssumeRoot`, whatever comes of it.
    func assumeRoot(_ account: String, _ task: TaskPolicy, seconds: Int = 900) -> TestAnswer {
        query(
            "sts",
            "AssumeRoot",
            ["TargetPrincipal": account, "TaskPolicyArn.arn": task.arn, "DurationSeconds": String(seconds)]
        )
    }

    private static func stamp(_ seconds: Int) -> String {
        let text = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
        return text.filter { $0 != "-" && $0 != ":" }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
