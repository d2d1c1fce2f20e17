/// Whether a bucket's name stands before the host or in the path (`addressing_style` of a profile's `s3` block).
///
/// Source: botocore's `utils.py` and S3's endpoint rule set.
package enum BucketAddressing: String, Sendable {
    /// Before AWS's hosts when the certificate covers it, and in the path of a configured address.
    case auto
    /// Always in the path.
    case path
    /// Before the host, also of a configured address.
    case virtual

    /// Writes a bucket into a request that has its endpoint.
    func write(_ bucket: S3.BucketName, into request: inout HTTPRequest, at endpoint: Endpoint) {
        let isAddress =
            request.host.hasPrefix("[") || request.host.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
        let isBeforeHost =
            switch self {
            case .path: false
            case .auto: !endpoint.isCustom && bucket.isHostLabel
            case .virtual: !isAddress && bucket.isHostLabel
            }
        if isBeforeHost {
            request.host = "\(bucket).\(request.host)"
        } else {
            request.path = "/\(bucket)" + (request.path == "/" ? "" : request.path)
        }
    }
}
