import AWSClient
import Testing

@Suite("Account IDs")
struct AccountIDTests {
    @Test func `twelve digits are an account ID, leading zeros included`() {
        #expect(AccountID("001122223333")?.description == "001122223333")
        #expect(AccountID("000000000000")?.description == "000000000000")
        #expect(AccountID("999999999999")?.description == "999999999999")
    }

    @Test(arguments: [
        "", "12345678901", "1234567890123", "12345678901a", " 12345678901", "１23456789012", "-12345678901",
    ])
    func `anything else is none`(_ text: String) {
        #expect(AccountID(text) == nil)
    }

    @Test func `a task policy is named in the partition's own words`() {
        #expect(
            TaskPolicy.auditRootUserCredentials.arn(in: .aws)
                == "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"
        )
        #expect(
            TaskPolicy.sqsUnlockQueuePolicy.arn(in: .of(region: "us-gov-west-1"))
                == "arn:aws-us-gov:iam::aws:policy/root-task/SQSUnlockQueuePolicy"
        )
    }
}
