import FoundationEssentials
package import Platform

/// Credentials of the role of the EC2 instance that this program runs on, from its metadata service (IMDSv2).
///
/// Source: Amazon EC2 user guide, "Retrieve instance metadata"; botocore's `InstanceMetadataFetcher`.
package struct InstanceCredentials: CredentialProvider {
    private let environment: [String: String]
    private let transport: any HTTPTransport
    private let time: TimeSource
    package let description = "EC2 instance metadata"

    /// Makes the source; where nobody answers, the machine is taken for no instance.
    package init(_ environment: [String: String], transport: any HTTPTransport, time: TimeSource) {
        self.environment = environment
        self.transport = transport
        self.time = time
    }

    package func credentials() async throws(CredentialError) -> Credentials {
        guard variable("AWS_EC2_METADATA_DISABLED")?.lowercased() != "true" else {
            throw skipped("AWS_EC2_METADATA_DISABLED is true")
        }
        let token = try await token()
        let folder = "/latest/meta-data/iam/security-credentials/"
        let names = try await get(folder, token)
        let role = String(decoding: names.body, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
        guard names.status == 200, !role.isEmpty else { throw skipped("the instance has no role") }
        let answer = try await get(folder + PercentEncoding.encode(role), token)
        guard answer.status == 200, let credentials = CredentialDocument.read(answer.body)?.credentials else {
            throw .failed(source: description, reason: "there are no usable credentials for role \(role)")
        }
        // The service may give expired credentials while it is in trouble; they often still work, and it is asked again.
        guard let end = credentials.expiration, end <= time.now() else { return credentials }
        return Credentials(
            accessKeyID: credentials.accessKeyID,
            secretAccessKey: credentials.secretAccessKey,
            sessionToken: credentials.sessionToken,
            expiration: time.now().addingTimeInterval(900)
        )
    }

    /// The session token of IMDSv2; nil where only IMDSv1 answers and is allowed.
    private func token() async throws(CredentialError) -> String? {
        let response = try await send(
            .put,
            "/latest/api/token",
            ["x-aws-ec2-metadata-token-ttl-seconds": "21600"]
        )
        switch response?.status {
        case 200:
            return response.map { String(decoding: $0.body, as: UTF8.self) }
        case 403, 404, 405:
            guard variable("AWS_EC2_METADATA_V1_DISABLED")?.lowercased() != "true" else {
                throw .failed(source: description, reason: "IMDSv2 is refused and IMDSv1 is disabled")
            }
            return nil
        default:
            throw skipped("nobody answers at \(address); this is no EC2 instance")
        }
    }

    private func get(_ path: String, _ token: String?) async throws(CredentialError) -> HTTPResponse {
        let headers: HTTPHeaders = token.map { ["x-aws-ec2-metadata-token": $0] } ?? [:]
        guard let response = try await send(.get, path, headers) else {
            throw .failed(source: description, reason: "\(address) does not answer any more")
        }
        return response
    }

    /// One exchange; nil when there was no answer.
    private func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ headers: HTTPHeaders
    ) async throws(CredentialError) -> HTTPResponse? {
        guard let endpoint = Endpoint(url: address, signingRegion: "") else {
            throw .failed(source: description, reason: "“\(address)” is not an http or https address")
        }
        let request = HTTPRequest(
            method: method,
            scheme: endpoint.scheme,
            host: endpoint.host,
            port: endpoint.port,
            path: endpoint.basePath + path,
            headers: headers,
            timeout: .seconds(variable("AWS_METADATA_SERVICE_TIMEOUT").flatMap { Double($0) } ?? 1)
        )
        let attempts = max(1, variable("AWS_METADATA_SERVICE_NUM_ATTEMPTS").flatMap { Int($0) } ?? 1)
        for _ in 0..<attempts {
            do {
                return try await transport.send(request)
            } catch {
                if case .cancelled = error { throw .cancelled }
            }
        }
        return nil
    }

    private var address: String {
        if let address = variable("AWS_EC2_METADATA_SERVICE_ENDPOINT") { return address }
        let isIPv6 = variable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")?.lowercased() == "ipv6"
        return isIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254"
    }

    private func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    private func skipped(_ reason: String) -> CredentialError { .notConfigured(source: description, reason: reason) }
}
