package import Platform

/// Credentials from the agent of the container that this program runs in (ECS, EKS pod identity, CloudShell).
package struct ContainerCredentials: CredentialProvider {
    /// Hosts that may be asked over plain http; the agent's fixed addresses and this machine.
    private static let localHosts: Set<String> = [
        "localhost", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]", "[::1]",
    ]
    private let environment: [String: String]
    private let files: FileSource
    private let transport: any HTTPTransport
    private let time: TimeSource
    package let description = "container credentials"

    /// Makes the source; the variables that the agent sets decide whether it is set up.
    package init(
        _ environment: [String: String],
        files: FileSource,
        transport: any HTTPTransport,
        time: TimeSource
    ) {
        self.environment = environment
        self.files = files
        self.transport = transport
        self.time = time
    }

    package func credentials() async throws(CredentialError) -> Credentials {
        let request = try request()
        var reason = ""
        for attempt in 1...3 {
            switch await answer(to: request) {
            case .success(let response) where response.status == 200:
                guard let credentials = CredentialDocument.read(response.body)?.credentials else {
                    throw failed("\(request.host) answered without usable credentials")
                }
                return credentials
            case .success(let response):
                reason = "\(request.host) answered with HTTP \(response.status)"
            case .failure(.cancelled):
                throw .cancelled
            case .failure(let error):
                reason = error.description.withoutFullStop
            }
            guard attempt < 3 else { break }
            do { try await time.sleep(.seconds(1)) } catch { throw .cancelled }
        }
        throw failed(reason)
    }

    private func answer(to request: HTTPRequest) async -> Result<HTTPResponse, TransportError> {
        do {
            return .success(try await transport.send(request))
        } catch {
            return .failure(error)
        }
    }

    private func request() throws(CredentialError) -> HTTPRequest {
        let url: String
        if let path = variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
            url = "http://169.254.170.2\(path)"
        } else if let full = variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") {
            url = full
        } else {
            throw .notConfigured(source: description, reason: "AWS_CONTAINER_CREDENTIALS_… is not set")
        }
        let halves = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let endpoint = Endpoint(url: String(halves[0]), signingRegion: "") else {
            throw failed("“\(url)” is not an http or https address")
        }
        let isLocal = Self.localHosts.contains(endpoint.host) || endpoint.host.hasPrefix("127.")
        guard endpoint.scheme == .https || isLocal else {
            throw failed("\(endpoint.host) may not be asked over http; only this machine and the agent's address may")
        }
        var request = HTTPRequest(
            method: .get,
            scheme: endpoint.scheme,
            host: endpoint.host,
            port: endpoint.port,
            path: endpoint.basePath.isEmpty ? "/" : endpoint.basePath,
            query: halves.count == 2 ? String(halves[1]) : "",
            headers: ["Accept": "application/json"],
            timeout: .seconds(2)
        )
        if let token = try token() { request.headers.add("Authorization", token) }
        return request
    }

    /// The token file is read again each time, since the agent renews it.
    private func token() throws(CredentialError) -> String? {
        var token = variable("AWS_CONTAINER_AUTHORIZATION_TOKEN")
        if let path = variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") {
            do throws(SystemError) {
                guard let bytes = try files.read(path) else { throw SystemError("open", path: path, code: 2) }
                token = String(decoding: bytes, as: UTF8.self)
            } catch {
                throw failed(error.description.withoutFullStop)
            }
        }
        guard let token else { return nil }
        guard !token.utf8.contains(where: { $0 == 0x0D || $0 == 0x0A }) else {
            throw failed("the authorization token holds a line break")
        }
        return token
    }

    private func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    private func failed(_ reason: String) -> CredentialError { .failed(source: description, reason: reason) }
}
