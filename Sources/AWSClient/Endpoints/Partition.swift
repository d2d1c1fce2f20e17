/// A part of AWS with its own accounts, hosts and credentials.
///
/// Source: botocore's `partitions.json` and endpoint rule sets.
package struct Partition: Sendable, Hashable {
    /// The word in field 2 of an ARN.
    package let id: String
    /// What the host names end in.
    package let dnsSuffix: String
    /// What the dual-stack host names end in.
    package let dualStackSuffix: String
    /// The region where the partition's global services live, and where a client without a region goes.
    package let homeRegion: String

    /// The commercial partition.
    package static let aws = Partition(
        id: "aws",
        dnsSuffix: "amazonaws.com",
        dualStackSuffix: "api.aws",
        homeRegion: "us-east-1"
    )

    /// Every partition but the commercial one, with the beginnings of their regions' names.
    private static let others: [(prefix: String, partition: Partition)] = [
        (
            "cn-",
            Partition(
                id: "aws-cn",
                dnsSuffix: "amazonaws.com.cn",
                dualStackSuffix: "api.amazonwebservices.com.cn",
                homeRegion: "cn-northwest-1"
            )
        ),
        (
            "us-gov-",
            Partition(
                id: "aws-us-gov",
                dnsSuffix: "amazonaws.com",
                dualStackSuffix: "api.aws",
                homeRegion: "us-gov-west-1"
            )
        ),
        (
            "eusc-",
            Partition(
                id: "aws-eusc",
                dnsSuffix: "amazonaws.eu",
                dualStackSuffix: "api.amazonwebservices.eu",
                homeRegion: "eusc-de-east-1"
            )
        ),
        (
            "us-iso-",
            Partition(
                id: "aws-iso",
                dnsSuffix: "c2s.ic.gov",
                dualStackSuffix: "api.aws.ic.gov",
                homeRegion: "us-iso-east-1"
            )
        ),
        (
            "us-isob-",
            Partition(
                id: "aws-iso-b",
                dnsSuffix: "sc2s.sgov.gov",
                dualStackSuffix: "api.aws.scloud",
                homeRegion: "us-isob-east-1"
            )
        ),
        (
            "eu-isoe-",
            Partition(
                id: "aws-iso-e",
                dnsSuffix: "cloud.adc-e.uk",
                dualStackSuffix: "api.cloud-aws.adc-e.uk",
                homeRegion: "eu-isoe-west-1"
            )
        ),
        (
            "us-isof-",
            Partition(
                id: "aws-iso-f",
                dnsSuffix: "csp.hci.ic.gov",
                dualStackSuffix: "api.aws.hci.ic.gov",
                homeRegion: "us-isof-south-1"
            )
        ),
    ]

    /// Every partition.
    package static let all = [aws] + others.map(\.partition)

    /// The partition of a region; the commercial one for a region we do not know.
    package static func of(region: String) -> Partition {
        others.first { region.hasPrefix($0.prefix) }?.partition ?? .aws
    }
}
