import SimulatedAWS
import Testing

@Suite("The walkthrough, over the wire")
struct WalkthroughTests {
    private static let summaryKeys = [
        "AccountPasswordPresent", "AccountAccessKeysPresent", "AccountSigningCertificatesPresent", "AccountMFAEnabled",
    ]

    @Test func `from disabled to no root credentials`() throws {
        let client = SimulatedClient()
        #expect(client.query("sts", "GetCallerIdentity").element("Account") == "111122223333")
        let refused = client.query("iam", "EnableOrganizationsRootCredentialsManagement")
        #expect(refused.code == "ServiceAccessNotEnabledException")
        let trust = client.organizations("EnableAWSServiceAccess", #"{"ServicePrincipal":"iam.amazonaws.com"}"#)
        #expect(trust.status == 200)
        #expect(client.query("iam", "ListOrganizationsFeatures").text.contains("<EnabledFeatures/>"))
        #expect(client.query("iam", "EnableOrganizationsRootCredentialsManagement").status == 200)
        let features = client.query("iam", "EnableOrganizationsRootSessions").elements("member")
        #expect(features == ["RootCredentialsManagement", "RootSessions"])

        let account = try #require(client.aws.account("222222222222"))
        let session = try #require(client.rootSession(account.id, .deleteRootUserCredentials))
        for key in account.credentials.accessKeys {
            #expect(client.query("iam", "DeleteAccessKey", ["AccessKeyId": key.id], as: session).status == 200)
        }
        for device in account.credentials.mfaDevices {
            let serial = device.serialNumber
            #expect(client.query("iam", "DeactivateMFADevice", ["SerialNumber": serial], as: session).status == 200)
        }
        #expect(client.query("iam", "DeleteLoginProfile", as: session).status == 200)
        #expect(client.query("iam", "GetLoginProfile", as: session).code == "NoSuchEntity")

        let audit = try #require(client.rootSession(account.id, .auditRootUserCredentials))
        let summary = client.query("iam", "GetAccountSummary", as: audit)
        let facts = Dictionary(
            uniqueKeysWithValues: zip(summary.elements("key"), summary.elements("value"))
        )
        for key in Self.summaryKeys { #expect(facts[key] == "0", "\(key)") }
        #expect(client.aws.account("222222222222")?.credentials.isEmpty == true)
    }
}
