import FoundationEssentials

/// An operation of the AWS JSON protocol, which Organizations, SQS and CloudTrail speak.
package protocol JSONOperation: AWSOperation, Encodable where Output: Decodable {}

extension JSONOperation {
    package func encode(into request: inout HTTPRequest) throws(WireError) {
        request.method = .post
        request.headers.add("Content-Type", Self.service.jsonContentType)
        request.headers.add("X-Amz-Target", "\(Self.service.targetPrefix).\(Self.name)")
        do {
            request.body = Array(try JSONEncoder().encode(self))
        } catch {
            throw WireError("the input can't be written as JSON")
        }
    }

    package static func decode(_ response: HTTPResponse) throws(WireError) -> Output {
        // An operation without output may answer with nothing at all.
        let body = response.body.isEmpty ? Data("{}".utf8) : Data(response.body)
        do {
            return try JSONWire.decoder().decode(Output.self, from: body)
        } catch let error as DecodingError {
            throw WireError(JSONWire.sentence(error))
        } catch {
            throw error as? WireError ?? WireError("the answer is not JSON")
        }
    }
}

/// What all JSON of AWS has in common.
enum JSONWire {
    /// Reads times as seconds since 1970 (fraction and exponent included) or as ISO 8601.
    static func decoder() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let value = try decoder.singleValueContainer()
            if let seconds = try? value.decode(Double.self) { return Date(timeIntervalSince1970: seconds) }
            guard let date = Timestamp.date(fromISO8601: try value.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: value, debugDescription: "not a time")
            }
            return date
        }
        return decoder
    }

    /// Says where an answer broke its form, without quoting from it.
    static func sentence(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context): "\(path(context.codingPath + [key])) is missing"
        case .valueNotFound(_, let context): "\(path(context.codingPath)) is null"
        case .typeMismatch(_, let context): "\(path(context.codingPath)) has the wrong type"
        case .dataCorrupted(let context):
            context.codingPath.isEmpty ? "the answer is not JSON" : "\(path(context.codingPath)) is malformed"
        @unknown default: "the answer has the wrong form"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.map(\.stringValue).joined(separator: ".")
    }
}
