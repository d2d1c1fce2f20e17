import Platform

/// Where buckets are, as S3 told when it was asked in the wrong region; one for all copies of a client.
final class BucketRegions: Sendable {
    private let regions = Locked<[S3.BucketName: Region]>([:])

    /// The region of a bucket, when S3 has told it.
    func region(of bucket: S3.BucketName) -> Region? { regions.withLock { $0[bucket] } }

    /// Learns from a refusal; true when it names another region than the one that was asked, in the same partition.
    func learn(_ bucket: S3.BucketName, from response: HTTPResponse, asked: Region) -> Bool {
        guard let region = Self.redirect(response), region != asked, region.partition == asked.partition else {
            return false
        }
        regions.withLock { $0[bucket] = region }
        return true
    }

    /// The region in `x-amz-bucket-region` or in the error, of an answer that sends the caller there.
    ///
    /// Source: botocore's `S3RegionRedirectorv2`. `Location` is not looked at: the signature covers host and region.
    private static func redirect(_ response: HTTPResponse) -> Region? {
        let error = try? XMLReader.read(response.body)
        let isRedirect =
            [301, 302, 307].contains(response.status)
            || ["PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException"]
                .contains(error?.optionalString("Code"))
        guard isRedirect else { return nil }
        return (response.headers["x-amz-bucket-region"] ?? error?.optionalString("Region")).flatMap { Region($0) }
    }
}
