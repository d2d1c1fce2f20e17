import AWSClient
import FoundationEssentials
import TestSupport
import Testing

/// Sends one operation to a scripted answer and gives back the answer and what was sent.
func exchange<Operation: AWSOperation>(
    _ operation: Operation,
    answering body: String
) async throws -> (output: Operation.Output, request: HTTPRequest) {
    let transport = ScriptedTransport([.success(.text(200, body))])
    let client = AWSClient(
        region: .usEast1,
        credentials: StaticCredentials(Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("s"))),
        transport: transport,
        time: ManualTime().source
    ).permittingChanges()
    let output = try await client.send(operation)
    return (output, try #require(transport.requests.first))
}

private func result(_ name: String, _ inner: String) -> String {
    "<\(name)Response xmlns=\"urn:x\"><\(name)Result>\(inner)</\(name)Result></\(name)Response>"
}

private func body(_ request: HTTPRequest) -> String { String(decoding: request.body, as: UTF8.self) }

@Suite("STS operations")
struct STSOperationTests {
    @Test func `AssumeRoot names the account, the task policy and the length, and reads the session`() async throws {
        let target = try #require(AccountID("222222222222"))
        let (session, request) = try await exchange(
            STS.AssumeRoot(target: target, taskPolicy: .auditRootUserCredentials, partition: .aws),
            answering: result(
                "AssumeRoot",
                """
                <Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>hidden</SecretAccessKey>
                <SessionToken>tok</SessionToken><Expiration>2026-01-15T12:45:45Z</Expiration></Credentials>
                <SourceIdentity>alice</SourceIdentity>
                """
            )
        )
        #expect(
            body(request) == "Action=AssumeRoot&Version=2011-06-15&TargetPrincipal=222222222222&TaskPolicyArn.arn="
                + "arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2Froot-task%2FIAMAuditRootUserCredentials&DurationSeconds=900"
        )
        #expect(request.host == "sts.us-east-1.amazonaws.com")
        #expect(session.credentials.accessKeyID == "ASIA1")
        #expect(session.credentials.expiration == Date(timeIntervalSince1970: 1_768_481_145))
        #expect(session.credentials.sessionToken?.count == 3)
        #expect(session.sourceIdentity == "alice")
    }

    @Test func `GetCallerIdentity reads the caller`() async throws {
        let (caller, request) = try await exchange(
            STS.GetCallerIdentity(),
            answering: result(
                "GetCallerIdentity",
                "<Arn>arn:aws:sts::111111111111:assumed-role/Ops/alice</Arn><UserId>A:alice</UserId>"
                    + "<Account>111111111111</Account>"
            )
        )
        #expect(body(request) == "Action=GetCallerIdentity&Version=2011-06-15")
        #expect(caller.account == AccountID("111111111111"))
        #expect(caller.arn == "arn:aws:sts::111111111111:assumed-role/Ops/alice")
    }

    @Test func `AssumeRole sends what was set and nothing else`() async throws {
        let answer = result(
            "AssumeRole",
            "<Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>b</SecretAccessKey><SessionToken>c</SessionToken>"
                + "<Expiration>2026-01-15T12:45:45Z</Expiration></Credentials>"
                + "<AssumedRoleUser><Arn>arn:r</Arn></AssumedRoleUser>"
        )
        let plain = STS.AssumeRole(roleARN: "arn:aws:iam::111111111111:role/R", sessionName: "sess")
        let (session, first) = try await exchange(plain, answering: answer)
        #expect(session.assumedRoleARN == "arn:r")
        #expect(
            body(first) == "Action=AssumeRole&Version=2011-06-15"
                + "&RoleArn=arn%3Aaws%3Aiam%3A%3A111111111111%3Arole%2FR&RoleSessionName=sess"
        )
        let full = STS.AssumeRole(
            roleARN: "r",
            sessionName: "s",
            duration: .seconds(3600),
            externalID: "a b+c",
            serialNumber: "GAHT12345678",
            tokenCode: Secret("123456")
        )
        let (_, second) = try await exchange(full, answering: answer)
        #expect(
            body(second) == "Action=AssumeRole&Version=2011-06-15&RoleArn=r&RoleSessionName=s&DurationSeconds=3600"
                + "&ExternalId=a%20b%2Bc&SerialNumber=GAHT12345678&TokenCode=123456"
        )
    }
}

@Suite("IAM operations")
struct IAMOperationTests {
    @Test(arguments: [
        ("<OrganizationId>o-1</OrganizationId><EnabledFeatures/>", []),
        ("<OrganizationId>o-1</OrganizationId>", []),
        (
            "<OrganizationId>o-1</OrganizationId><EnabledFeatures><member>RootCredentialsManagement</member>"
                + "<member>RootSessions</member><member>New</member></EnabledFeatures>",
            [IAM.OrganizationsFeature.rootCredentialsManagement, .rootSessions, .other("New")]
        ),
    ])
    func `the switches are read`(_ inner: String, _ features: [IAM.OrganizationsFeature]) async throws {
        let (output, _) = try await exchange(
            IAM.ListOrganizationsFeatures(),
            answering: result("ListOrganizationsFeatures", inner)
        )
        #expect(output.enabled == Set(features))
        #expect(output.organizationID == "o-1")
    }

    @Test func `an answer without the switches is an error and not an "off"`() async {
        await #expect(throws: AWSError.self) {
            try await exchange(
                IAM.ListOrganizationsFeatures(),
                answering: result("ListOrganizationsFeatures", "")
            )
        }
    }

    @Test func `a fact that the summary does not tell is unknown`() async throws {
        let (summary, _) = try await exchange(
            IAM.GetAccountSummary(),
            answering: result(
                "GetAccountSummary",
                """
                <SummaryMap><entry><key>AccountPasswordPresent</key><value>0</value></entry>
                <entry><key>AccountAccessKeysPresent</key><value>2</value></entry>
                <entry><key>AccountMFAEnabled</key><value>many</value></entry>
                <entry><key>Users</key><value>7</value></entry></SummaryMap>
                """
            )
        )
        #expect(
            summary
                == IAM.AccountSummary(hasPassword: false, hasAccessKeys: true, hasSigningCertificates: nil, hasMFA: nil)
        )
    }

    @Test func `a root user may be without a name`() async throws {
        let (user, request) = try await exchange(
            IAM.GetUser(),
            answering: result(
                "GetUser",
                "<User><Arn>arn:aws:iam::222222222222:root</Arn><UserId>222222222222</UserId>"
                    + "<CreateDate>2015-09-28T21:37:56Z</CreateDate><PasswordLastUsed>N/A</PasswordLastUsed></User>"
            )
        )
        #expect(user.userName == nil && user.passwordLastUsed == nil)
        #expect(user.arn == "arn:aws:iam::222222222222:root")
        #expect(!body(request).contains("UserName"))
    }

    @Test func `access keys keep a status that is new to us`() async throws {
        let (page, _) = try await exchange(
            IAM.ListAccessKeys(),
            answering: result(
                "ListAccessKeys",
                "<AccessKeyMetadata><member><AccessKeyId>AKIA1</AccessKeyId><Status>Active</Status>"
                    + "<CreateDate>2024-01-02T03:04:05Z</CreateDate></member>"
                    + "<member><AccessKeyId>AKIA2</AccessKeyId><Status>Frozen</Status></member></AccessKeyMetadata>"
                    + "<IsTruncated>false</IsTruncated>"
            )
        )
        #expect(page.accessKeys.map(\.accessKeyID) == ["AKIA1", "AKIA2"])
        #expect(page.accessKeys.map(\.status) == [.active, .other("Frozen")])
        #expect(page.nextToken == nil)
    }

    @Test func `a cut list without a marker is an error`() async {
        await #expect(throws: AWSError.self) {
            try await exchange(
                IAM.ListMFADevices(),
                answering: result("ListMFADevices", "<MFADevices/><IsTruncated>true</IsTruncated>")
            )
        }
    }

    @Test func `a key that was never used says so`() async throws {
        let never = "<AccessKeyLastUsed><Region>N/A</Region><ServiceName>N/A</ServiceName></AccessKeyLastUsed>"
        let (output, request) = try await exchange(
            IAM.GetAccessKeyLastUsed(accessKeyID: "AKIA1"),
            answering: result("GetAccessKeyLastUsed", never)
        )
        #expect(output.date == nil && output.region == nil && output.serviceName == nil)
        #expect(body(request) == "Action=GetAccessKeyLastUsed&Version=2010-05-08&AccessKeyId=AKIA1")
    }

    @Test func `a deletion has nothing to read but its name`() async throws {
        let (_, request) = try await exchange(
            IAM.DeactivateMFADevice(serialNumber: "arn:aws:iam::222222222222:mfa/root-account-mfa-device"),
            answering: "<DeactivateMFADeviceResponse xmlns=\"urn:x\"><ResponseMetadata/></DeactivateMFADeviceResponse>"
        )
        #expect(
            body(request) == "Action=DeactivateMFADevice&Version=2010-05-08"
                + "&SerialNumber=arn%3Aaws%3Aiam%3A%3A222222222222%3Amfa%2Froot-account-mfa-device"
        )
        await #expect(throws: AWSError.self) {
            try await exchange(IAM.DeleteLoginProfile(), answering: "<html></html>")
        }
    }
}

@Suite("Organizations operations")
struct OrganizationsOperationTests {
    @Test func `accounts are read with State before Status and with times of every spelling`() async throws {
        let (page, request) = try await exchange(
            Organizations.ListAccounts(),
            answering: """
                {"Accounts":[
                 {"Id":"222222222222","Name":"App","Email":"a@example.com","State":"CLOSED","Status":"SUSPENDED",
                  "Paths":["o-e/r-ab12/ou-1/222222222222/"],"JoinedMethod":"CREATED","JoinedTimestamp":1.605898764346E9},
                 {"Id":"000000000003","Status":"ACTIVE","JoinedTimestamp":1605898764},
                 {"Id":"444444444444","State":"DREAMING","JoinedMethod":"WON"},
                 {"Id":"555555555555"}],"NextToken":"abc"}
                """
        )
        #expect(body(request) == #"{"MaxResults":20}"#)
        #expect(request.headers["X-Amz-Target"] == "AWSOrganizationsV20161128.ListAccounts")
        #expect(request.headers["Content-Type"] == "application/x-amz-json-1.1")
        #expect(page.accounts.map(\.state) == [.closed, .active, .other("DREAMING"), nil])
        #expect(page.accounts[0].joinedTimestamp == Date(timeIntervalSince1970: 1_605_898_764.346))
        #expect(page.accounts[0].paths == ["o-e/r-ab12/ou-1/222222222222/"])
        #expect(page.accounts[1].id == AccountID("000000000003"))
        #expect(page.accounts[1].joinedTimestamp == Date(timeIntervalSince1970: 1_605_898_764))
        #expect(page.accounts[2].joinedMethod == .other("WON"))
        #expect(page.nextToken == "abc")
    }

    @Test func `a null token is no token`() async throws {
        let (page, _) = try await exchange(Organizations.ListRoots(), answering: #"{"Roots":[],"NextToken":null}"#)
        #expect(page.nextToken == nil)
    }

    @Test func `an account without twelve digits is an error that quotes no body`() async {
        let error = await #expect(throws: AWSError.self) {
            try await exchange(Organizations.ListAccounts(), answering: #"{"Accounts":[{"Id":"x"}]}"#)
        }
        #expect(error?.kind == .wire(WireError("“x” is not an account ID")))
    }

    @Test func `an operation without input sends an empty object`() async throws {
        let (output, request) = try await exchange(
            Organizations.DescribeOrganization(),
            answering: #"{"Organization":{"Id":"o-e","FeatureSet":"ALL","MasterAccountId":"111111111111"}}"#
        )
        #expect(body(request) == "{}")
        #expect(output.organization.managementAccountID == AccountID("111111111111"))
        #expect(output.organization.featureSet == .all)
    }

    @Test(arguments: ["", "{}"])
    func `an operation without output takes an empty answer`(_ answer: String) async throws {
        let account = try #require(AccountID("222222222222"))
        let (_, request) = try await exchange(
            Organizations.RegisterDelegatedAdministrator(accountID: account, servicePrincipal: "iam.amazonaws.com"),
            answering: answer
        )
        let sent = try JSONDecoder().decode([String: String].self, from: Data(request.body))
        #expect(sent == ["AccountId": "222222222222", "ServicePrincipal": "iam.amazonaws.com"])
    }

    @Test func `policies, what they are attached to and their text are read`() async throws {
        let (policies, first) = try await exchange(
            Organizations.ListPolicies(filter: .serviceControlPolicy).continuing(with: "t"),
            answering: #"{"Policies":[{"Id":"p-1","Name":"Deny root","AwsManaged":false}],"NextToken":"u"}"#
        )
        let sent = try JSONDecoder().decode([String: String].self, from: Data(first.body))
        #expect(sent == ["Filter": "SERVICE_CONTROL_POLICY", "NextToken": "t"])
        #expect(policies.policies.map(\.id) == ["p-1"])
        #expect(policies.nextToken == "u")
        let (targets, _) = try await exchange(
            Organizations.ListTargetsForPolicy(policyID: "p-1"),
            answering: #"{"Targets":[{"TargetId":"ou-1","Name":"Prod","Type":"ORGANIZATIONAL_UNIT"}]}"#
        )
        #expect(targets.targets.map(\.id) == ["ou-1"])
        let (policy, _) = try await exchange(
            Organizations.DescribePolicy(policyID: "p-1"),
            answering: #"{"Policy":{"PolicySummary":{"Id":"p-1"},"Content":"{\"Version\":\"2012-10-17\"}"}}"#
        )
        #expect(policy.content == #"{"Version":"2012-10-17"}"#)
        #expect(policy.summary?.id == "p-1")
    }
}
