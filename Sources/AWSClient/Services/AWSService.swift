/// The AWS services that this program calls.
package enum AWSService: String, Sendable, CaseIterable {
    case sts
    case iam
    case organizations
    case s3
    case sqs
    case cloudtrail
    case sso
    case ssoOIDC = "sso-oidc"
    case signIn = "signin"

    /// How operations and errors are written.
    package enum WireProtocol: Sendable {
        /// A form in, XML out.
        case query
        /// JSON in and out, the operation in the `X-Amz-Target` header.
        case json
        /// Resources and XML.
        case restXML
    }

    /// The name in the credential scope of a signature, and in an IAM action.
    package var signingName: String { rawValue }

    /// The name that people know.
    package var displayName: String {
        switch self {
        case .sts: "STS"
        case .iam: "IAM"
        case .organizations: "Organizations"
        case .s3: "S3"
        case .sqs: "SQS"
        case .cloudtrail: "CloudTrail"
        case .sso: "IAM Identity Center"
        case .ssoOIDC: "IAM Identity Center sign-in"
        case .signIn: "AWS sign-in"
        }
    }

    /// The suffix of `AWS_ENDPOINT_URL_…`; in lower case, the key in a profile's services section.
    package var configurationKey: String { self == .ssoOIDC ? "SSO_OIDC" : rawValue.uppercased() }

    /// How operations and errors are written.
    package var wireProtocol: WireProtocol {
        switch self {
        case .sts, .iam: .query
        case .organizations, .sqs, .cloudtrail, .sso, .ssoOIDC, .signIn: .json
        case .s3: .restXML
        }
    }

    /// The API version that a query names.
    var apiVersion: String { self == .sts ? "2011-06-15" : "2010-05-08" }

    /// The value of `Content-Type` for a JSON service.
    var jsonContentType: String { self == .sqs ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1" }

    /// What stands before the operation in `X-Amz-Target`.
    var targetPrefix: String {
        switch self {
        case .organizations: "AWSOrganizationsV20161128"
        case .sqs: "AmazonSQS"
        case .cloudtrail: "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101"
        case .sts, .iam, .s3, .sso, .ssoOIDC, .signIn: ""
        }
    }
}
