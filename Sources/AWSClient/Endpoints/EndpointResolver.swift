/// Finds where a service is: a configured address when there is one, else AWS's own rules.
///
/// STS is always regional: `AssumeRoot` does not work on the global host.
package struct EndpointResolver: Sendable, Equatable {
    /// An address that was configured and can't be used.
    package struct Malformed: Error, Equatable, CustomStringConvertible {
        /// The setting, such as `AWS_ENDPOINT_URL_STS`.
        package let setting: String
        /// What is wrong with it.
        package var problem = Problem.noAddress

        /// What can be wrong with a setting.
        package enum Problem: Sendable {
            /// It is not an http or https address.
            case noAddress
            /// It names a services section that is not there.
            case noSection
            /// FIPS or dual-stack hosts are wanted as well, and a custom address is neither.
            case conflict
        }

        package var description: String {
            switch problem {
            case .noAddress:
                "\(setting) is not an http or https address. Write it as http://host:port, or unset it."
            case .noSection:
                "The profile says “\(setting)”, and there is no such services section in the config file."
            case .conflict:
                "\(setting) can't be combined with FIPS or dual-stack endpoints. Unset one of the two."
            }
        }
    }

    private var addresses: [AWSService: String] = [:]
    private var rules = EndpointRules()
    /// Where a bucket's name is written.
    private(set) var bucketAddressing = BucketAddressing.auto

    /// Whether hosts whose cryptography is FIPS-validated are used.
    package var usesFIPS: Bool { rules.usesFIPS }

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
        func isTrue(_ variable: String, _ key: String) -> Bool {
            let word = environment[variable].flatMap { $0.isEmpty ? nil : $0 } ?? profile?[key]
            return word?.lowercased() == "true"
        }
        rules.usesFIPS = isTrue("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")
        rules.usesDualStack = isTrue("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")
        let style = profile?["s3"].flatMap { SharedConfig.nested($0)["addressing_style"] }
        bucketAddressing = style.flatMap { BucketAddressing(rawValue: $0) } ?? .auto
        let ignore = environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] ?? profile?["ignore_configured_endpoint_urls"]
        guard ignore?.lowercased() != "true" else { return }
        let section = profile?["services"]
        let services = section.flatMap { config?.services[$0] }
        if let section, services == nil { throw Malformed(setting: "services = \(section)", problem: .noSection) }
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
        guard !rules.usesFIPS, !rules.usesDualStack else { throw Malformed(setting: setting, problem: .conflict) }
        addresses[service] = address
    }

    /// Where a service is for a client of a region; a configured address is signed for the client's own region.
    package func endpoint(for service: AWSService, in region: Region) -> Endpoint {
        if let address = addresses[service], let custom = Endpoint(url: address, signingRegion: region.name) {
            return custom
        }
        return rules.endpoint(for: service, in: region)
    }
}
