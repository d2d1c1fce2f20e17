extension STS {
    /// Issues temporary credentials of a role.
    package struct AssumeRole: QueryOperation {
        /// A role session.
        package struct Output: Sendable {
            /// The session's credentials.
            package let credentials: Credentials
            /// The ARN of the session.
            package let assumedRoleARN: String?
        }

        package static let service = AWSService.sts
        package static let name = "AssumeRole"
        package static let access = Access.reads

        /// The role.
        package var roleARN: String
        /// The session's name, 2 to 64 of `\w+=,.@-`, which CloudTrail shows.
        package var sessionName: String
        /// How long the session lasts; nil for AWS's default of an hour.
        package var duration: Duration?
        /// What the role's trust policy may ask for.
        package var externalID: String?
        /// The MFA device's serial number or ARN.
        package var serialNumber: String?
        /// The MFA device's six digits.
        package var tokenCode: Secret?

        /// Makes the operation.
        package init(
            roleARN: String,
            sessionName: String,
            duration: Duration? = nil,
            externalID: String? = nil,
            serialNumber: String? = nil,
            tokenCode: Secret? = nil
        ) {
            self.roleARN = roleARN
            self.sessionName = sessionName
            self.duration = duration
            self.externalID = externalID
            self.serialNumber = serialNumber
            self.tokenCode = tokenCode
        }

        package func encode(into form: inout QueryForm) {
            form.add("RoleArn", roleARN)
            form.add("RoleSessionName", sessionName)
            form.add("DurationSeconds", duration.map { Int($0.components.seconds) })
            form.add("ExternalId", externalID)
            form.add("SerialNumber", serialNumber)
            form.add("TokenCode", secret: tokenCode)
        }

        package static func decode(_ result: XMLElement) throws(WireError) -> Output {
            Output(
                credentials: try STS.credentials(in: result),
                assumedRoleARN: result["AssumedRoleUser"]?.optionalString("Arn")
            )
        }
    }
}
