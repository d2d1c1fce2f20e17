import FoundationEssentials

/// An error that a service answered with.
package struct ServiceError: Error, Sendable, Equatable {
    /// The code as it was sent, such as `AccessDeniedException`; nil when the answer held none that could be read.
    package let literalCode: String?
    /// The service's own sentence; anyone's text.
    package let message: String
    /// The HTTP status.
    package let httpStatus: Int

    /// Makes an error.
    package init(literalCode: String?, message: String, httpStatus: Int) {
        self.literalCode = literalCode
        self.message = message
        self.httpStatus = httpStatus
    }

    /// The code without a trailing `Exception`: AWS's models, references and wire disagree about it.
    package var code: String? {
        guard let literalCode, literalCode.hasSuffix("Exception"), literalCode != "Exception" else {
            return literalCode
        }
        return String(literalCode.dropLast("Exception".count))
    }

    /// Reads an error answer; one that can't be read (HTML, nothing, half of it) still gives its HTTP status.
    static func read(_ response: HTTPResponse, from service: AWSService) -> ServiceError {
        let found =
            switch service.wireProtocol {
            case .query, .restXML: inXML(response.body)
            case .json: inJSON(response)
            }
        return ServiceError(
            literalCode: found?.code,
            message: found?.message ?? "",
            httpStatus: response.status
        )
    }

    /// `<ErrorResponse><Error>`, `<Response><Errors><Error>` or, for S3, `<Error>` at the root.
    private static func inXML(_ body: [UInt8]) -> (code: String, message: String)? {
        guard let root = try? XMLReader.read(body),
            let error = root.name == "Error" ? root : root["Error"] ?? root["Errors"]?["Error"],
            let code = error.optionalString("Code")
        else { return nil }
        return (code, error.optionalString("Message") ?? "")
    }

    /// The code is `__type`, cut at the first colon, after the last `#`; or the header `x-amzn-errortype`; or, of a
    /// sign-in, OAuth's `error` (RFC 6749 §5.2).
    private static func inJSON(_ response: HTTPResponse) -> (code: String, message: String)? {
        struct Body: Decodable {
            let type: String?
            let message: String?
            let capitalMessage: String?
            let error: String?
            let errorDescription: String?
            enum CodingKeys: String, CodingKey {
                case type = "__type"
                case message
                case capitalMessage = "Message"
                case error
                case errorDescription = "error_description"
            }
        }
        let body = try? JSONDecoder().decode(Body.self, from: Data(response.body))
        guard let type = body?.type ?? response.headers["x-amzn-errortype"] ?? body?.error,
            let code = type.split(separator: ":").first?.split(separator: "#").last
        else { return nil }
        return (String(code), body?.message ?? body?.capitalMessage ?? body?.errorDescription ?? "")
    }
}
