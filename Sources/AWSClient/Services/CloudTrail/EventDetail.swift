extension CloudTrail.Event {
    /// What the text of an event tells of a root session; each fact may be missing.
    package struct Detail: Sendable, Equatable, Decodable {
        /// Who called.
        package let callerARN: String?
        /// The account of whoever called.
        package let callerAccount: String?
        /// From which address.
        package let sourceIPAddress: String?
        /// With which program.
        package let userAgent: String?
        /// Where.
        package let region: String?
        /// The member account that `AssumeRoot` named.
        package let targetPrincipal: String?
        /// The ARN of the task policy that `AssumeRoot` named.
        package let taskPolicyARN: String?
        /// The access key of the session that was issued, by which the member account's own events are joined.
        package let sessionAccessKeyID: String?
        /// The code of an error, when the call was refused.
        package let errorCode: String?
        /// The sentence of an error; anyone's text.
        package let errorMessage: String?
        /// AWS's ID of the request.
        package let requestID: String?

        private enum CodingKeys: String, CodingKey {
            case userIdentity, sourceIPAddress, userAgent, awsRegion, requestParameters, responseElements, errorCode
            case errorMessage, requestID
        }

        private struct Identity: Decodable {
            let arn: String?
            let accountId: String?
        }

        private struct Parameters: Decodable {
            struct Policy: Decodable { let arn: String? }
            let targetPrincipal: String?
            let taskPolicyArn: Policy?
        }

        private struct Response: Decodable {
            struct Keys: Decodable { let accessKeyId: String? }
            let credentials: Keys?
        }

        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            func text(_ key: CodingKeys) -> String? { try? values.decodeIfPresent(String.self, forKey: key) }
            // Other operations have other parameters: what does not fit is not told.
            let identity = try? values.decodeIfPresent(Identity.self, forKey: .userIdentity)
            let parameters = try? values.decodeIfPresent(Parameters.self, forKey: .requestParameters)
            let response = try? values.decodeIfPresent(Response.self, forKey: .responseElements)
            callerARN = identity?.arn
            callerAccount = identity?.accountId
            sourceIPAddress = text(.sourceIPAddress)
            userAgent = text(.userAgent)
            region = text(.awsRegion)
            targetPrincipal = parameters?.targetPrincipal
            taskPolicyARN = parameters?.taskPolicyArn?.arn
            sessionAccessKeyID = response?.credentials?.accessKeyId
            errorCode = text(.errorCode)
            errorMessage = text(.errorMessage)
            requestID = text(.requestID)
        }
    }
}
