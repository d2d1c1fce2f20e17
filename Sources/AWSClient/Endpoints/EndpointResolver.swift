/// Finds where a service is: a configured address when there is one, else AWS's own rules.
///
/// STS is always regional: `AssumeRoot` does not work on the global host.
package struct EndpointResolver: Sendable, Equatable {
    /// An address that was configured and can't be used.
    package struct Malformed: Error, Equatable, CustomStringConvertible {
        /// The setting, such as `AWS_ENDPOINT_URL_STS`.
        package let setting: String
        /// Whether the setting names a section that is not there.
        package var isMissing = false

        package var description: String {
            isMissing
                ? "The profile says “\(setting)”, and there is no such services section in the config file."
                : "\(setting) is not an http or https address. Write it as http://host:port, or unset it."
        }
    }

    private var addresses: [AWSService: String] = [:]

    /// Makes a resolver that knows AWS's own rules only.
    package init() {}

    /// Makes a resolver that prefers configured addresses.
    ///
    /// In this order: `AWS_ENDPOINT_URL_<SERVICE>`, `AWS_ENDPOINT_URL`, the profile's `services` section, its own
    /// `endpoint_url`.
    package init(
        environment: [String: String],
        profile: SharedConfig.Profile? = nil,
        config: SharedConfig? = nil
    ) throws(Malformed) {
        let ignore = environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] ?? profile?["ignore_configured_endpoint_urls"]
        guard ignore?.lowercased() != "true" else { return }
        let section = profile?["services"]
        let services = section.flatMap { config?.services[$0] }
        if let section, services == nil { throw Malformed(setting: "services = \(section)", isMissing: true) }
        for service in AWSService.allCases {
            let key = service.configurationKey
            let settings = [
                ("AWS_ENDPOINT_URL_\(key)", environment["AWS_ENDPOINT_URL_\(key)"]),
                ("AWS_ENDPOINT_URL", environment["AWS_ENDPOINT_URL"]),
                ("services \(section ?? ""), \(key.lowercased())", services?[key.lowercased()]?["endpoint_url"]),
                ("endpoint_url", profile?["endpoint_url"]),
            ]
            for case (let setting, let address?) in settings where !address.isEmpty {
                try use(address, for: service, setting: setting)
                break
            }
        }
    }

    /// Sends a service's requests to an address; `setting` says where the address was read.
    package mutating func use(_ address: String, for service: AWSService, setting: String) throws(Malformed) {
        guard Endpoint(url: address, signingRegion: "") != nil else { throw Malformed(setting: setting) }
        addresses[service] = address
    }

    /// Where a service is for a client of a region; a configured address is signed for the client's own region.
    package func endpoint(for service: AWSService, in region: Region) -> Endpoint {
        if let address = addresses[service], let custom = Endpoint(url: address, signingRegion: region.name) {
            return custom
        }
        let partition = region.partition
        switch service {
        case .iam:
            return Self.iam(in: partition)
        case .organizations:
            let home = partition.homeRegion
            return Endpoint(host: "organizations.\(home).\(partition.dnsSuffix)", signingRegion: home)
        case .sso:
            return Endpoint(host: "portal.sso.\(region.name).\(partition.dnsSuffix)", signingRegion: region.name)
        case .ssoOIDC:
            return Endpoint(host: "oidc.\(region.name).\(partition.dnsSuffix)", signingRegion: region.name)
        case .sts, .s3, .sqs, .cloudtrail:
            let host = "\(service.rawValue).\(region.name).\(partition.dnsSuffix)"
            return Endpoint(host: host, signingRegion: region.name)
        }
    }

    /// IAM is one host in a partition, and each partition names it in its own way.
    private static func iam(in partition: Partition) -> Endpoint {
        switch partition.id {
        case "aws": Endpoint(host: "iam.amazonaws.com", signingRegion: "us-east-1")
        case "aws-cn": Endpoint(host: "iam.cn-north-1.amazonaws.com.cn", signingRegion: "cn-north-1")
        case "aws-us-gov": Endpoint(host: "iam.us-gov.amazonaws.com", signingRegion: "us-gov-west-1")
        default:
            Endpoint(
                host: "iam.\(partition.homeRegion).\(partition.dnsSuffix)",
                signingRegion: partition.homeRegion
            )
        }
    }
}
