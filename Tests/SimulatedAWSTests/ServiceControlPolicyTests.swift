import SimulatedAWS
import Testing

@Suite("Service control policies")
struct ServiceControlPolicyTests {
    private static let fullAccess = #"{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#
    private static let root = "arn:aws:iam::222222222222:root"
    private static let context = [
        "aws:PrincipalArn": [root], "aws:PrincipalAccount": ["222222222222"], "aws:AssumedRoot": ["true"],
        "aws:RequestedRegion": ["us-east-1"], "aws:SourceIp": ["203.0.113.7"], "aws:Number": ["10"],
        "aws:CurrentTime": ["2026-01-15T12:30:45Z"], "aws:TagKeys": ["team", "stage"], "aws:Empty": [],
        "aws:MultiFactorAuthPresent": ["false"],
    ]

    private static func policy(_ id: String, _ content: String) throws -> ServiceControlPolicy {
        try #require(ServiceControlPolicy(id: id, name: id, content: content))
    }

    private static func denies(_ statement: String) throws -> Bool {
        let levels = [
            [try policy("p-full", fullAccess), try policy("p-test", #"{"Statement":{"Effect":"Deny",\#(statement)}}"#)]
        ]
        let request = AuthorizationRequest(action: "iam:DeleteAccessKey", resource: root, context: context)
        let decision = ServiceControlDecision.decide(request, levels: levels)
        #expect(decision == .allowed || decision == .explicitDeny(policyID: "p-test", statementID: nil))
        return decision != .allowed
    }

    @Test(arguments: [
        (#""Action":"*","Resource":"*""#, true),
        (#""Action":"iam:*","Resource":"*""#, true),
        (#""Action":"IAM:deleteaccesskey","Resource":"*""#, true),
        (#""Action":"iam:Delete*Key","Resource":"*""#, true),
        (#""Action":"iam:DeleteAccessKe?","Resource":"*""#, true),
        (#""Action":"iam:DeleteAccessKey?","Resource":"*""#, false),
        (#""Action":["s3:*","iam:D*"],"Resource":"*""#, true),
        (#""Action":["s3:*","sqs:*"],"Resource":"*""#, false),
        (#""Action":[],"Resource":"*""#, false),
        (#""NotAction":"s3:*","Resource":"*""#, true),
        (#""NotAction":["s3:*","iam:Delete*"],"Resource":"*""#, false),
        (#""Action":"*","Resource":"arn:aws:iam::*:root""#, true),
        (#""Action":"*","Resource":"arn:aws:iam::*:user/*""#, false),
        (#""Action":"*","Resource":"ARN:AWS:IAM::*:root""#, false),
        (#""Action":"*","NotResource":"arn:aws:iam::*:root""#, false),
        (#""Action":"*","NotResource":["arn:aws:s3:::*","x"]"#, true),
        (#""Action":"*","Resource":"arn:aws:iam::${aws:PrincipalAccount}:root""#, true),
        (#""Action":"*","Resource":"arn:aws:iam::${aws:Unknown}:root""#, false),
        (#""Action":"*","Resource":"arn:aws:iam::${aws:Unknown, '222222222222'}:root""#, true),
    ])
    func `actions and resources select`(_ statement: String, _ isDenied: Bool) throws {
        #expect(try Self.denies(statement) == isDenied)
    }

    @Test(arguments: [
        (#""StringEquals":{"aws:PrincipalAccount":"222222222222"}"#, true),
        (#""StringEquals":{"AWS:principalaccount":["1","222222222222"]}"#, true),
        (#""StringEquals":{"aws:PrincipalAccount":"2*"}"#, false),
        (#""StringEquals":{"aws:Unknown":"x"}"#, false),
        (#""StringNotEquals":{"aws:PrincipalAccount":["1","222222222222"]}"#, false),
        (#""StringNotEquals":{"aws:Unknown":"x"}"#, true),
        (#""StringEqualsIfExists":{"aws:Unknown":"x"}"#, true),
        (#""StringEqualsIfExists":{"aws:PrincipalAccount":"x"}"#, false),
        (#""StringEqualsIgnoreCase":{"aws:RequestedRegion":"US-EAST-1"}"#, true),
        (#""StringNotEqualsIgnoreCase":{"aws:RequestedRegion":"US-EAST-1"}"#, false),
        (#""StringLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}"#, true),
        (#""StringLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*"}"#, false),
        (#""StringNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}"#, false),
        (#""StringNotLike":{"aws:PrincipalArn":["arn:*:role/*","x"]}"#, true),
        (#""StringLike":{"aws:PrincipalArn":"*${aws:PrincipalAccount}*"}"#, true),
        (#""StringLike":{"aws:PrincipalArn":"arn${*}root"}"#, false),
        (#""ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"}"#, true),
        (#""ArnLike":{"aws:PrincipalArn":"arn:*:root"}"#, false),
        (#""ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::2*:root"}"#, true),
        (#""ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Admin"}"#, true),
        (#""ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::*:root"}"#, false),
        (#""Bool":{"aws:AssumedRoot":"true"}"#, true),
        (#""Bool":{"aws:AssumedRoot":true}"#, true),
        (#""Bool":{"aws:AssumedRoot":"false"}"#, false),
        (#""BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}"#, true),
        (#""BoolIfExists":{"aws:Unknown":"false"}"#, true),
        (#""Null":{"aws:AssumedRoot":"true"}"#, false),
        (#""Null":{"aws:AssumedRoot":"false"}"#, true),
        (#""Null":{"aws:Unknown":"true"}"#, true),
        (#""NumericEquals":{"aws:Number":10}"#, true),
        (#""NumericNotEquals":{"aws:Number":"10.0"}"#, false),
        (#""NumericLessThan":{"aws:Number":"10"}"#, false),
        (#""NumericLessThanEquals":{"aws:Number":"10"}"#, true),
        (#""NumericGreaterThan":{"aws:Number":"9.5"}"#, true),
        (#""NumericGreaterThanEquals":{"aws:Number":"11"}"#, false),
        (#""DateLessThan":{"aws:CurrentTime":"2026-02-01T00:00:00Z"}"#, true),
        (#""DateGreaterThan":{"aws:CurrentTime":"2026-02-01T00:00:00Z"}"#, false),
        (#""DateEquals":{"aws:CurrentTime":"1768480245"}"#, true),
        (#""IpAddress":{"aws:SourceIp":["198.51.100.0/24","203.0.113.0/24"]}"#, true),
        (#""IpAddress":{"aws:SourceIp":"203.0.113.8/29"}"#, false),
        (#""NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}"#, false),
        (#""NotIpAddress":{"aws:SourceIp":"2001:db8::/32"}"#, true),
        (#""ForAnyValue:StringEquals":{"aws:TagKeys":["team","owner"]}"#, true),
        (#""ForAnyValue:StringEquals":{"aws:Unknown":"x"}"#, false),
        (#""ForAllValues:StringEquals":{"aws:TagKeys":["team","owner"]}"#, false),
        (#""ForAllValues:StringEquals":{"aws:TagKeys":["team","stage","owner"]}"#, true),
        (#""ForAllValues:StringEquals":{"aws:Unknown":"x"}"#, true),
        (#""ForAllValues:StringNotEquals":{"aws:TagKeys":"team"}"#, false),
        (#""ForAnyValue:StringNotEquals":{"aws:TagKeys":"team"}"#, true),
        (#""StringEquals":{"aws:PrincipalAccount":"222222222222"},"Bool":{"aws:AssumedRoot":"false"}"#, false),
        (#""StringEquals":{"aws:PrincipalAccount":"222222222222","aws:RequestedRegion":"x"}"#, false),
    ])
    func `conditions hold or don't`(_ condition: String, _ isDenied: Bool) throws {
        let statement = #""Action":"*","Resource":"*","Condition":{\#(condition)}"#
        #expect(try Self.denies(statement) == isDenied)
    }

    @Test(arguments: [
        "", "[]", #"{"Statement":[{"Effect":"Maybe","Action":"*","Resource":"*"}]}"#,
        #"{"Statement":[{"Effect":"Deny","Resource":"*"}]}"#, #"{"Statement":[{"Effect":"Deny","Action":"*"}]}"#,
        #"{"Statement":[{"Effect":"Deny","Action":"*","NotAction":"*","Resource":"*"}]}"#,
        #"{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringIs":{"a":"b"}}}]}"#,
        #"{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]} x"#,
    ])
    func `what is no policy is refused`(_ content: String) {
        #expect(ServiceControlPolicy(id: "p-x", name: "x", content: content) == nil)
    }

    @Test func `every level needs an Allow of its own, and a Deny anywhere wins`() throws {
        let full = try Self.policy("p-full", Self.fullAccess)
        let s3Only = try Self.policy(
            "p-s3only",
            #"{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#
        )
        let iamOnly = try Self.policy(
            "p-iamonly",
            #"{"Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]}"#
        )
        let deny = try Self.policy(
            "p-deny",
            #"{"Statement":[{"Sid":"No","Effect":"Deny","Action":"iam:*","Resource":"*"}]}"#
        )
        let request = AuthorizationRequest(action: "iam:GetUser", resource: Self.root)
        let table: [([[ServiceControlPolicy]], ServiceControlDecision)] = [
            ([], .allowed),
            ([[full], [full], [full]], .allowed),
            ([[full], [s3Only], [full]], .implicitDeny(level: 1)),
            ([[full], [s3Only, iamOnly], [full]], .allowed),
            ([[full], [], [full]], .implicitDeny(level: 1)),
            ([[s3Only], [full], []], .implicitDeny(level: 0)),
            ([[full], [full], [full, deny]], .explicitDeny(policyID: "p-deny", statementID: "No")),
            ([[deny, full], [full]], .explicitDeny(policyID: "p-deny", statementID: "No")),
            ([[s3Only], [full, deny]], .explicitDeny(policyID: "p-deny", statementID: "No")),
        ]
        for (levels, decision) in table {
            #expect(ServiceControlDecision.decide(request, levels: levels) == decision)
        }
    }
}
