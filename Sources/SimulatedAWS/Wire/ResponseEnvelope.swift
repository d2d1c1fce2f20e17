/// What can be told of a request before it is trusted: its protocol, its service and its action; and how to answer it.
struct ResponseEnvelope {
    /// The service that the request was signed for, or the one that its form suggests.
    let service: String
    /// The `Authorization` header, read; `nil` when there is none.
    let scope: Result<SignatureScope, ServiceError>?
    /// The operation's name, if there is one.
    let actionName: String?
    private let isJSON: Bool
    private let host: String
    private let form: FormParameters?
    private let requestID: String
    private let now: Int

    /// Reads what can be read.
    init(_ request: SimulatedRequest, requestID: String, now: Int) {
        self.requestID = requestID
        self.now = now
        host = ASCII.lowercased(request.host.prefix { $0 != ":" })
        let authorization = request.header("authorization")
        scope = authorization.map { header in
            do throws(ServiceError) {
                return .success(try SignatureScope(authorization: header))
            } catch {
                return .failure(error)
            }
        }
        let signedService = try? scope?.get().service
        if let target = request.header("x-amz-target") {
            isJSON = true
            form = nil
            let parts = target.split(separator: ".", maxSplits: 1)
            actionName = parts.count == 2 ? String(parts[1]) : nil
            service = signedService ?? "organizations"
        } else {
            isJSON = signedService == "organizations"
            // A query-protocol call may put its parameters into the URL instead of the body.
            form = try? FormParameters(request.body.isEmpty ? Array(request.query.utf8) : request.body)
            actionName = form?["Action"]
            service = signedService ?? (form?["Version"] == "2010-05-08" ? "iam" : "sts")
        }
    }

    /// The call, with its parameters; throws when there is no such operation or its parameters can't be read.
    func call(
        _ operation: Operation?,
        _ request: SimulatedRequest,
        principal: Principal,
        region: String,
        elapsed: Duration
    ) throws(ServiceError) -> Call {
        let version = service == "iam" ? "2010-05-08" : "2011-06-15"
        guard let operation, isJSON || form?["Version"] == version else {
            if isJSON { throw ServiceError(400, "UnknownOperationException", "") }
            guard let form else { throw ServiceError(400, "MalformedQueryString", "The query string can't be read.") }
            guard let name = form["Action"] else {
                throw ServiceError(400, "MissingAction", "Missing Action")
            }
            throw Validation.invalidAction(name, form["Version"] ?? "NO_VERSION_SPECIFIED")
        }
        var input = JSONValue.null
        if isJSON {
            guard let json = JSONValue(request.body), case .object = json else {
                throw ServiceError(400, "SerializationException", "The request body is not a JSON object.")
            }
            input = json
        }
        return Call(
            operation: operation,
            principal: principal,
            host: host,
            region: region,
            form: form ?? .empty,
            input: input,
            now: now,
            elapsed: elapsed
        )
    }

    /// AWS's own hosts answer for one region each; any other host, such as the loopback's, takes all.
    func checkRegion(_ region: String) throws(ServiceError) {
        guard host.hasSuffix(".amazonaws.com") else { return }
        let labels = host.split(separator: ".")
        let expected = labels[0] == "sts" && labels.count == 4 ? String(labels[1]) : "us-east-1"
        guard region == expected else {
            throw .signatureDoesNotMatch("Credential should be scoped to a valid region. ")
        }
    }

    /// The service's word for too many requests.
    var throttled: ServiceError {
        isJSON
            ? ServiceError(400, "TooManyRequestsException", "Rate exceeded")
            : ServiceError(400, "Throttling", "Rate exceeded")
    }

    /// The service's word for its own failure.
    var internalFailure: ServiceError {
        switch service {
        case "organizations": ServiceError(500, "ServiceException", "AWS Organizations can't complete your request.")
        case "iam": ServiceError(500, "ServiceFailure", "The request processing has failed because of an error.")
        default: ServiceError(500, "InternalFailure", "The request processing has failed because of an error.")
        }
    }

    /// A success.
    func response(_ answer: Answer) -> SimulatedResponse {
        guard !isJSON, let actionName else {
            return SimulatedResponse(status: 200, headers: headers("application/x-amz-json-1.1"), body: answer.body)
        }
        var body = Array("<\(actionName)Response xmlns=\"\(namespace)\">".utf8)
        if answer.hasResult {
            body.append(contentsOf: "<\(actionName)Result>".utf8)
            body.append(contentsOf: answer.body)
            body.append(contentsOf: "</\(actionName)Result>".utf8)
        }
        body.append(contentsOf: "<ResponseMetadata><RequestId>\(requestID)</RequestId></ResponseMetadata>".utf8)
        body.append(contentsOf: "</\(actionName)Response>".utf8)
        return SimulatedResponse(status: 200, headers: headers("text/xml"), body: body)
    }

    /// A refusal.
    func response(_ error: ServiceError) -> SimulatedResponse {
        guard !isJSON else {
            let error = error.inJSONProtocol
            var json = JSONWriter()
            json.object {
                $0.member("__type", error.code)
                $0.member("Message", error.message)
                if let reason = error.reason { $0.member("Reason", reason) }
            }
            return SimulatedResponse(
                status: error.status,
                headers: headers("application/x-amz-json-1.1"),
                body: json.bytes
            )
        }
        var xml = XMLWriter()
        xml.open("ErrorResponse xmlns=\"\(namespace)\"")
        xml.element("Error") {
            $0.element("Type", error.status < 500 ? "Sender" : "Receiver")
            $0.element("Code", error.code)
            $0.element("Message", error.message)
        }
        xml.element("RequestId", requestID)
        xml.close("ErrorResponse")
        return SimulatedResponse(status: error.status, headers: headers("text/xml"), body: xml.bytes)
    }

    /// What a load balancer says when nothing behind it answers.
    func htmlPage(delay: Duration) -> SimulatedResponse {
        let body = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
        return SimulatedResponse(
            status: 502,
            headers: [("Content-Type", "text/html"), ("Date", Timestamp.http(now))],
            body: Array(body.utf8),
            delay: delay
        )
    }

    private var namespace: String {
        service == "iam" ? "https://iam.amazonaws.com/doc/2010-05-08/" : "https://sts.amazonaws.com/doc/2011-06-15/"
    }

    private func headers(_ type: String) -> [(name: String, value: String)] {
        [("x-amzn-RequestId", requestID), ("Content-Type", type), ("Date", Timestamp.http(now))]
    }
}
