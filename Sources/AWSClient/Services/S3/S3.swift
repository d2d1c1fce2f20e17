package import FoundationEssentials

/// Amazon Simple Storage Service, API version 2006-03-01: what the task policy `S3UnlockBucketPolicy` allows.
package enum S3 {
    /// A bucket's name; one that could change a host or a path is none.
    package struct BucketName: Hashable, Sendable, CustomStringConvertible {
        /// The name.
        package let description: String

        /// Takes 3 to 63 letters, digits, dots and hyphens, and for buckets of old times in us-east-1 up to 255 with
        /// underscores and capital letters; nil for anything else.
        ///
        /// Source: Amazon S3 user guide, "General purpose bucket naming rules".
        package init?(_ name: some StringProtocol) {
            let isPlain = name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
            guard isPlain, (3...255).contains(name.utf8.count), !name.allSatisfy({ $0 == "." }) else { return nil }
            description = String(name)
        }

        /// Whether the name can stand before a host and be covered by its certificate; a dot can't.
        var isHostLabel: Bool {
            let bytes = description.utf8
            return bytes.count <= 63 && !description.hasPrefix("-") && !description.hasSuffix("-")
                && bytes.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
                }
        }
    }

    /// A bucket of an account.
    package struct Bucket: Sendable, Equatable {
        /// The name.
        package let name: String
        /// Where it is; nil when S3 does not say.
        package let region: Region?
        /// When it was made, or its policy was last changed.
        package let creationDate: Date?
    }
}

/// An operation on one bucket, which may be in another region than the client's.
package protocol BucketOperation: AWSOperation {
    /// The bucket.
    var bucket: S3.BucketName { get }
    /// The account that the bucket must belong to; S3 refuses when it is another's.
    var owner: AccountID { get }
}

extension BucketOperation {
    package static var service: AWSService { .s3 }
    package var targetBucket: S3.BucketName? { bucket }
    package var targetAccount: AccountID? { owner }

    /// What all operations on a bucket's policy have in common.
    func address(_ method: HTTPRequest.Method, _ request: inout HTTPRequest) {
        request.method = method
        request.query = "policy"
        request.headers.add("x-amz-expected-bucket-owner", owner.description)
    }
}
