import AWSClient
import FoundationEssentials
import Platform
import TestSupport
import Testing

@Suite("Credential sources")
struct CredentialSourcesTests {
    private static let session = """
        <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>
        <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-01-15T13:30:45Z</Expiration>
        </Credentials></AssumeRoleResult></AssumeRoleResponse>
        """
    private let transport = ScriptedTransport([.success(.text(200, session))])

    private func chain(
        config: String = "",
        credentials: String = "",
        environment: [String: String] = [:],
        profile: String? = nil,
        transport: ScriptedTransport? = nil,
        mfaCode: MFACodeSource? = nil
    ) throws -> CredentialChain {
        let settings = try AWSSettings(
            environment: environment.merging(["HOME": "/h"]) { given, _ in given },
            files: .inMemory(["/h/.aws/config": config, "/h/.aws/credentials": credentials]),
            profile: profile
        )
        return CredentialSources(
            settings,
            transport: transport ?? self.transport,
            time: ManualTime().source,
            mfaCode: mfaCode
        ).chain()
    }

    private func sent() -> String { String(decoding: transport.requests.last?.body ?? [], as: UTF8.self) }

    @Test func `the environment comes first, also before AWS_PROFILE, but not before a profile that was asked for`()
        async throws
    {
        let environment = ["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s", "AWS_PROFILE": "p"]
        let files = "[p]\naws_access_key_id = FILE\naws_secret_access_key = s\n"
        let chain = try chain(credentials: files, environment: environment)
        #expect(try await chain.credentials().accessKeyID == "ENV")
        #expect(chain.description == "environment variables")
        let explicit = try self.chain(credentials: files, environment: environment, profile: "p")
        #expect(try await explicit.credentials().accessKeyID == "FILE")
    }

    @Test func `a key without its secret stops the chain`() async throws {
        let chain = try chain(
            credentials: "[default]\naws_access_key_id = A\naws_secret_access_key = s\n",
            environment: ["AWS_ACCESS_KEY_ID": "ENV"]
        )
        await #expect(
            throws: CredentialError.failed(
                source: "environment variables",
                reason: "AWS_ACCESS_KEY_ID is set but AWS_SECRET_ACCESS_KEY is not"
            )
        ) { try await chain.credentials() }
    }

    @Test func `when no source is set up each says why`() async throws {
        let chain = try chain(environment: ["AWS_EC2_METADATA_DISABLED": "true"])
        let error = await #expect(throws: CredentialError.self) { try await chain.credentials() }
        guard case .noSource(let skipped) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(skipped.first?.source == "environment variables")
        #expect(skipped.first?.reason == "AWS_ACCESS_KEY_ID is not set")
        #expect(skipped.contains { $0.source == "profile “default” in /h/.aws/credentials" })
        #expect(skipped.last?.reason == "AWS_EC2_METADATA_DISABLED is true")
        #expect(skipped.count == 10)
    }

    @Test func `a role is assumed with the keys of its source profile`() async throws {
        let chain = try chain(
            config: """
                [profile ops]
                role_arn = arn:aws:iam::111111111111:role/Ops
                source_profile = base
                region = eu-west-1
                external_id = x1
                duration_seconds = 1800
                role_session_name = alice
                """,
            credentials: "[base]\naws_access_key_id = BASE\naws_secret_access_key = s\n",
            environment: ["AWS_PROFILE": "ops"]
        )
        #expect(try await chain.credentials().accessKeyID == "ASIAROLE")
        let request = try #require(transport.requests.first)
        #expect(request.host == "sts.eu-west-1.amazonaws.com")
        #expect(request.headers["Authorization"]?.contains("Credential=BASE/") == true)
        #expect(
            sent() == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A111111111111%3Arole%2FOps"
                + "&RoleSessionName=alice&DurationSeconds=1800&ExternalId=x1"
        )
    }

    @Test func `roles are assumed one through the other`() async throws {
        let chain = try chain(
            config: """
                [profile a]
                role_arn = ra
                source_profile = b
                [profile b]
                role_arn = rb
                source_profile = b
                aws_access_key_id = BASE
                aws_secret_access_key = s
                """,
            profile: "a"
        )
        _ = try await chain.credentials()
        #expect(transport.requests.count == 2)
        let keys = transport.requests.map { $0.headers["Authorization"]?.contains("Credential=BASE/") }
        #expect(keys == [true, false])
    }

    @Test func `an MFA code is asked for and sent`() async throws {
        let config =
            "[default]\nrole_arn = r\nsource_profile = default\nmfa_serial = arn:mfa\n"
            + "aws_access_key_id = A\naws_secret_access_key = s\n"
        let chain = try chain(
            config: config,
            mfaCode: MFACodeSource { serial in
                #expect(serial == "arn:mfa")
                return Secret("123456")
            }
        )
        _ = try await chain.credentials()
        #expect(sent().hasSuffix("&SerialNumber=arn%3Amfa&TokenCode=123456"))
        let nobody = try self.chain(config: config)
        await #expect(throws: CredentialError.self) { try await nobody.credentials() }
    }

    @Test(arguments: [
        ("role_arn = r\n", "neither source_profile nor credential_source"),
        ("role_arn = r\nsource_profile = x\ncredential_source = Environment\n", "both"),
        ("role_arn = r\nsource_profile = missing\n", "does not exist"),
        ("role_arn = r\ncredential_source = Moon\n", "“Moon”"),
        ("role_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r2\nsource_profile = default\n", "circle"),
    ])
    func `a role profile that is broken says how, and nothing else is tried`(_ keys: String, _ words: String)
        async throws
    {
        let chain = try chain(
            config: "[default]\n\(keys)",
            credentials: "[default]\naws_access_key_id = A\naws_secret_access_key = s\n"
        )
        let error = await #expect(throws: CredentialError.self) { try await chain.credentials() }
        #expect(error.map { "\($0)" }?.contains(words) == true)
        #expect(transport.requests.isEmpty)
    }

    @Test func `a refused role says the service's words`() async throws {
        let denied = ScriptedTransport([
            .success(
                .text(
                    403,
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no.</Message></Error></ErrorResponse>"
                )
            )
        ])
        let chain = try chain(
            config: "[default]\nrole_arn = r\ncredential_source = Environment\n",
            environment: ["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s"],
            profile: "default",
            transport: denied
        )
        let error = await #expect(throws: CredentialError.self) { try await chain.credentials() }
        #expect(error.map { "\($0)" }?.contains("AccessDenied: no") == true)
    }
}

@Suite("Settings")
struct AWSSettingsTests {
    private let files = FileSource.inMemory([
        "/h/.aws/config": "[default]\nregion = eu-north-1\n[profile p]\nregion = eu-west-1\nca_bundle = /ca\n"
    ])

    @Test(
        arguments: [
            ([:], nil, nil, "default", "eu-north-1"),
            (["AWS_PROFILE": "p"], nil, nil, "p", "eu-west-1"),
            (["AWS_DEFAULT_PROFILE": "p"], nil, nil, "p", "eu-west-1"),
            (["AWS_PROFILE": "p", "AWS_DEFAULT_PROFILE": "default"], nil, nil, "p", "eu-west-1"),
            (["AWS_PROFILE": "p"], "default", nil, "default", "eu-north-1"),
            (["AWS_REGION": "us-west-2", "AWS_DEFAULT_REGION": "us-west-1"], nil, nil, "default", "us-west-2"),
            (["AWS_DEFAULT_REGION": "us-west-1"], nil, nil, "default", "us-west-1"),
            (["AWS_REGION": "us-west-2"], nil, "sa-east-1", "default", "sa-east-1"),
            (["AWS_REGION": ""], nil, nil, "default", "eu-north-1"),
        ] as [([String: String], String?, String?, String, String)]
    )
    func `the command line, then the environment, then the profile`(
        _ environment: [String: String],
        _ profile: String?,
        _ region: String?,
        _ wantedProfile: String,
        _ wantedRegion: String
    ) throws {
        let settings = try AWSSettings(
            environment: environment.merging(["HOME": "/h"]) { given, _ in given },
            files: files,
            profile: profile,
            region: region
        )
        #expect(settings.profileName == wantedProfile)
        #expect(settings.region.name == wantedRegion)
    }

    @Test func `without any setting the home of the commercial partition is the region`() throws {
        let settings = try AWSSettings(environment: ["HOME": "/none"], files: .inMemory([:]))
        #expect(settings.region == .usEast1)
        #expect(settings.caBundle == nil)
    }

    @Test func `a profile that was named and is not there is an error`() {
        for environment in [["AWS_PROFILE": "gone"], ["AWS_DEFAULT_PROFILE": "gone"]] {
            let error = #expect(throws: AWSSettings.Malformed.self) {
                try AWSSettings(environment: environment, files: .inMemory([:]))
            }
            #expect(error?.description.contains("“gone”") == true)
        }
    }
}
