/// AWS's own hosts, by service, region and flavour.
///
/// Source: botocore's endpoint rule sets.
struct EndpointRules: Sendable, Equatable {
    /// Whether hosts whose cryptography is FIPS-validated are wanted.
    var usesFIPS = false
    /// Whether hosts that speak IPv6 as well are wanted.
    var usesDualStack = false

    func endpoint(for service: AWSService, in region: Region) -> Endpoint {
        let partition = region.partition
        // The plain hosts of GovCloud are FIPS-validated.
        let isGovCloud = partition.id == "aws-us-gov"
        let fips = usesFIPS && (!isGovCloud || usesDualStack) ? "-fips" : ""
        let suffix = usesDualStack ? partition.dualStackSuffix : partition.dnsSuffix
        switch service {
        case .iam:
            return Endpoint(host: iamHost(in: partition), signingRegion: Self.iamRegion(in: partition))
        case .organizations:
            let home = partition.homeRegion
            let fips = usesFIPS && !isGovCloud ? "-fips" : ""
            return Endpoint(host: "organizations\(fips).\(home).\(suffix)", signingRegion: home)
        case .s3:
            let stack = usesDualStack ? ".dualstack" : ""
            let host = "s3\(usesFIPS ? "-fips" : "")\(stack).\(region.name).\(partition.dnsSuffix)"
            return Endpoint(host: host, signingRegion: region.name)
        case .sso:
            return Endpoint(host: "portal.sso\(fips).\(region.name).\(suffix)", signingRegion: region.name)
        case .signIn:
            return Endpoint(host: signInHost(in: region, suffix), signingRegion: region.name)
        case .sts, .sqs, .cloudtrail, .ssoOIDC:
            let name = service == .ssoOIDC ? "oidc" : service.rawValue
            return Endpoint(host: "\(name)\(fips).\(region.name).\(suffix)", signingRegion: region.name)
        }
    }

    /// IAM is one host in a partition, and each partition names it in its own way.
    private func iamHost(in partition: Partition) -> String {
        let home = Self.iamRegion(in: partition)
        let suffix = partition.dnsSuffix
        switch (partition.id, usesFIPS, usesDualStack) {
        case ("aws-us-gov", _, true): return "iam.us-gov.\(partition.dualStackSuffix)"
        case ("aws-us-gov", _, false): return "iam.us-gov.\(suffix)"
        case ("aws", true, true): return "iam-fips.global.\(partition.dualStackSuffix)"
        case ("aws", false, true), ("aws-cn", false, true), ("aws-eusc", false, true):
            return "iam.global.\(partition.dualStackSuffix)"
        case (_, true, true): return "iam-fips.\(partition.dualStackSuffix)"
        case (_, false, true): return "iam.\(partition.dualStackSuffix)"
        case ("aws-iso", true, false), ("aws-iso-b", true, false): return "iam-fips.\(home).\(suffix)"
        case (_, true, false): return "iam-fips.\(suffix)"
        case ("aws", false, false): return "iam.\(suffix)"
        case (_, false, false): return "iam.\(home).\(suffix)"
        }
    }

    /// The sign-in pages have names of their own, and newer ones like every other service's.
    private func signInHost(in region: Region, _ suffix: String) -> String {
        let pages = [
            "aws": "aws.amazon.com", "aws-cn": "amazonaws.cn", "aws-us-gov": "amazonaws-us-gov.com",
            "aws-eusc": "amazonaws-eusc.eu", "aws-iso": "c2shome.ic.gov", "aws-iso-b": "sc2shome.sgov.gov",
            "aws-iso-e": "csphome.adc-e.uk", "aws-iso-f": "csphome.hci.ic.gov",
        ]
        if usesFIPS, !usesDualStack, region.partition.id == "aws-us-gov" {
            let label = region.name == region.partition.homeRegion ? "" : "\(region.name)."
            return "\(label)signin-fips.amazonaws-us-gov.com"
        }
        guard !usesFIPS, !usesDualStack, let page = pages[region.partition.id] else {
            return "signin\(usesFIPS ? "-fips" : "").\(region.name).\(suffix)"
        }
        return "\(region.name).signin.\(page)"
    }

    private static func iamRegion(in partition: Partition) -> String {
        partition.id == "aws-cn" ? "cn-north-1" : partition.homeRegion
    }
}
