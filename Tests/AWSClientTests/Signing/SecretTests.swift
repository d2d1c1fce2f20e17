import AWSClient
import Testing

@Suite("Secrets")
struct SecretTests {
    @Test func `a secret gives its bytes back`() {
        let secret = Secret("kœy")
        let bytes = secret.withBytes { span in span.indices.map { span[$0] } }
        #expect(bytes == Array("kœy".utf8))
        #expect(secret.count == 4)
    }

    @Test func `a secret does not show in a description or in a dump`() {
        let credentials = Credentials(
            accessKeyID: "AKIDEXAMPLE",
            secretAccessKey: Secret("hidden-secret"),
            sessionToken: Secret("hidden-token")
        )
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), dumped] {
            #expect(!text.contains("hidden"))
        }
    }

    @Test func `an empty secret is a secret`() {
        #expect(Secret("").withBytes { $0.count } == 0)
    }
}
