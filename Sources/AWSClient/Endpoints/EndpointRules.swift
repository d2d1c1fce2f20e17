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
        let suffix = usesDualStack ? partition.dualStackSuffix : partition.dnsSuffix
        switch service {
        case .iam:
            return Endpoint(host: iamHost(in: partition), signingRegion: Self.iamRegion(in: partition))
        case .organizations:
            let home = partition.homeRegion
            // The plain hosts of GovCloud are FIPS-validated.
            let fips = usesFIPS && (partition.id != "aws-us-gov" || usesDualStack) ? "-fips" : ""
            return Endpoint(host: "organizations\(fips).\(home).\(suffix)", signingRegion: home)
        case .s3:
            let stack = usesDualStack ? ".dualstack" : ""
            let host = "s3\(usesFIPS ? "-fips" : "")\(stack).\(region.name).\(partition.dnsSuffix)"
            return Endpoint(host: host, signingRegion: region.name)
        case .sso:
            let host = "portal.sso\(usesFIPS ? "-fips" : "").\(region.name).\(suffix)"
            return Endpoint(host: host, signingRegion: region.name)
        case .sts, .sqs, .cloudtrail, .ssoOIDC:
            let name = service == .ssoOIDC ? "oidc" : service.rawValue
            let fips = usesFIPS && (partition.id != "aws-us-gov" || usesDualStack) ? "-fips" : ""
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
        case ("aws", false, true), ("aws-cn", _, true): return "iam.global.\(partition.dualStackSuffix)"
        case ("aws", true, false), ("aws-eusc", true, _), ("aws-iso-e", true, _), ("aws-iso-f", true, _):
            return "iam-fips.\(suffix)"
        case ("aws", false, false): return "iam.\(suffix)"
        case (_, true, _): return "iam-fips.\(home).\(suffix)"
        case (_, false, _): return "iam.\(home).\(suffix)"
        }
    }

    private static func iamRegion(in partition: Partition) -> String {
        partition.id == "aws-cn" ? "cn-north-1" : partition.homeRegion
    }
}
