import AWSClient
import Platform
import Testing

@Suite("Endpoints")
struct EndpointTests {
    // Source: botocore's endpoint rule sets, as the AWS reference lists them.
    @Test(arguments: [
        (AWSService.sts, "us-east-1", "sts.us-east-1.amazonaws.com", "us-east-1"),
        (.sts, "eu-west-1", "sts.eu-west-1.amazonaws.com", "eu-west-1"),
        (.sts, "cn-north-1", "sts.cn-north-1.amazonaws.com.cn", "cn-north-1"),
        (.iam, "eu-west-1", "iam.amazonaws.com", "us-east-1"),
        (.iam, "cn-northwest-1", "iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
        (.iam, "us-gov-east-1", "iam.us-gov.amazonaws.com", "us-gov-west-1"),
        (.iam, "eusc-de-east-1", "iam.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1"),
        (.iam, "us-iso-west-1", "iam.us-iso-east-1.c2s.ic.gov", "us-iso-east-1"),
        (.iam, "us-isob-east-1", "iam.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1"),
        (.organizations, "eu-west-1", "organizations.us-east-1.amazonaws.com", "us-east-1"),
        (.organizations, "cn-north-1", "organizations.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1"),
        (.organizations, "us-gov-east-1", "organizations.us-gov-west-1.amazonaws.com", "us-gov-west-1"),
        (.sqs, "ap-southeast-2", "sqs.ap-southeast-2.amazonaws.com", "ap-southeast-2"),
    ])
    func `AWS's own hosts`(_ service: AWSService, _ region: String, _ host: String, _ signing: String) throws {
        let endpoint = EndpointResolver().endpoint(for: service, in: try #require(Region(region)))
        #expect(endpoint == Endpoint(host: host, signingRegion: signing))
    }

    @Test(arguments: [
        (AWSService.iam, "eu-west-1", "iam-fips.amazonaws.com", "iam.global.api.aws", "iam-fips.global.api.aws"),
        (
            .organizations, "eu-west-1", "organizations-fips.us-east-1.amazonaws.com",
            "organizations.us-east-1.api.aws", "organizations-fips.us-east-1.api.aws"
        ),
        (.sts, "us-west-2", "sts-fips.us-west-2.amazonaws.com", "sts.us-west-2.api.aws", "sts-fips.us-west-2.api.aws"),
        (
            .s3, "us-west-2", "s3-fips.us-west-2.amazonaws.com", "s3.dualstack.us-west-2.amazonaws.com",
            "s3-fips.dualstack.us-west-2.amazonaws.com"
        ),
        (.iam, "us-gov-west-1", "iam.us-gov.amazonaws.com", "iam.us-gov.api.aws", "iam.us-gov.api.aws"),
        (
            .iam, "us-iso-east-1", "iam-fips.us-iso-east-1.c2s.ic.gov", "iam.api.aws.ic.gov",
            "iam-fips.api.aws.ic.gov"
        ),
    ])
    func `FIPS and dual-stack hosts`(
        _ service: AWSService,
        _ region: String,
        _ fips: String,
        _ dualStack: String,
        _ both: String
    ) throws {
        let region = try #require(Region(region))
        func host(_ environment: [String: String]) throws -> String {
            try EndpointResolver(environment: environment).endpoint(for: service, in: region).host
        }
        #expect(try host(["AWS_USE_FIPS_ENDPOINT": "true"]) == fips)
        #expect(try host(["AWS_USE_DUALSTACK_ENDPOINT": "True"]) == dualStack)
        #expect(try host(["AWS_USE_FIPS_ENDPOINT": "true", "AWS_USE_DUALSTACK_ENDPOINT": "true"]) == both)
    }

    @Test func `a FIPS host is never silently replaced by another`() {
        #expect(throws: EndpointResolver.Malformed.self) {
            try EndpointResolver(environment: [
                "AWS_USE_FIPS_ENDPOINT": "true", "AWS_ENDPOINT_URL_STS": "http://127.0.0.1:1",
            ])
        }
        #expect(throws: AWSSettings.Malformed.self) {
            try AWSSettings(
                environment: ["AWS_USE_FIPS_ENDPOINT": "true", "AWS_REGION": "cn-north-1"],
                files: .inMemory([:])
            )
        }
    }

    @Test func `a services section of the profile gives addresses, and one that is missing is an error`() throws {
        func settings(_ config: String) throws -> AWSSettings {
            try AWSSettings(environment: ["HOME": "/h"], files: .inMemory(["/h/.aws/config": config]))
        }
        let read = try settings(
            "[default]\nservices = local\nendpoint_url = http://127.0.0.1:1\n"
                + "[services local]\nsts =\n  endpoint_url = http://127.0.0.1:2\n"
        )
        #expect(read.endpoints.endpoint(for: .sts, in: read.region).port == 2)
        #expect(read.endpoints.endpoint(for: .iam, in: read.region).port == 1)
        #expect(throws: AWSSettings.Malformed.self) { try settings("[default]\nservices = gone\n") }
    }

    @Test func `a service's own address wins over the common one and is signed for the client's region`() throws {
        let resolver = try EndpointResolver(environment: [
            "AWS_ENDPOINT_URL": "http://127.0.0.1:5000", "AWS_ENDPOINT_URL_STS": "https://[::1]:5001/sts/",
        ])
        let region = try #require(Region("eu-west-1"))
        let iam = resolver.endpoint(for: .iam, in: region)
        #expect(iam.scheme == .http && iam.host == "127.0.0.1" && iam.port == 5000 && iam.basePath.isEmpty)
        #expect(iam.signingRegion == "eu-west-1" && iam.isCustom)
        let sts = resolver.endpoint(for: .sts, in: region)
        #expect(sts.scheme == .https && sts.host == "[::1]" && sts.port == 5001 && sts.basePath == "/sts")
    }

    @Test func `configured addresses can be ignored`() throws {
        let resolver = try EndpointResolver(environment: [
            "AWS_ENDPOINT_URL": "http://127.0.0.1:5000", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "True",
        ])
        #expect(!resolver.endpoint(for: .iam, in: .usEast1).isCustom)
    }

    @Test(arguments: [
        "localhost:5000", "ftp://host", "http://", "http://user@host", "http://host:0", "http://host:99999",
        "http://host/?x=1", "http://ho st", "http://host\r\nX: y",
    ])
    func `an address that is none is refused and the setting is named`(_ address: String) {
        let error = #expect(throws: EndpointResolver.Malformed.self) {
            try EndpointResolver(environment: ["AWS_ENDPOINT_URL_IAM": address])
        }
        #expect(error?.description.contains("AWS_ENDPOINT_URL_IAM") == true)
    }

    @Test(arguments: ["", "US-EAST-1", "us east", "evil.com/", "-x", "x-", String(repeating: "a", count: 64)])
    func `a name that could change the host is no region`(_ name: String) {
        #expect(Region(name) == nil)
    }
}
