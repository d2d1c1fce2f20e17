import AWSClient
import SimulatedAWS

extension SimulatedResponse {
    /// The answer of IAM to a call that an SCP denies.
    static func denied(_ action: String) -> SimulatedResponse {
        let text =
            "User: arn:aws:iam::222222222222:root is not authorized to perform: \(action) "
            + "with an explicit deny in a service control policy"
        return SimulatedResponse(
            status: 403,
            headers: [("Content-Type", "text/xml")],
            body: Array(
                """
                <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>\(text)</Message></Error>\
                <RequestId>1</RequestId></ErrorResponse>
                """.utf8
            )
        )
    }

    /// The answer of any Query service to credentials that have ended.
    static var expired: SimulatedResponse {
        SimulatedResponse(
            status: 403,
            headers: [("Content-Type", "text/xml")],
            body: Array(
                """
                <ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token included \
                in the request is expired</Message></Error><RequestId>3</RequestId></ErrorResponse>
                """.utf8
            )
        )
    }

    /// The answer of STS with somebody's session.
    static func session(_ credentials: Credentials) -> SimulatedResponse {
        func text(_ secret: Secret?) -> String {
            var bytes: [UInt8] = []
            secret?.withBytes { span in
                for index in 0..<span.count { bytes.append(span[index]) }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        return SimulatedResponse(
            status: 200,
            headers: [("Content-Type", "text/xml")],
            body: Array(
                """
                <AssumeRootResponse><AssumeRootResult><Credentials><AccessKeyId>\(credentials.accessKeyID)</AccessKeyId>\
                <SecretAccessKey>\(text(credentials.secretAccessKey))</SecretAccessKey>\
                <SessionToken>\(text(credentials.sessionToken))</SessionToken>\
                <Expiration>2036-01-01T00:00:00Z</Expiration></Credentials></AssumeRootResult>\
                <ResponseMetadata><RequestId>2</RequestId></ResponseMetadata></AssumeRootResponse>
                """.utf8
            )
        )
    }
}
