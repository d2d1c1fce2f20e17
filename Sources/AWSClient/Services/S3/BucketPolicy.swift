import FoundationEssentials

extension S3 {
    /// Reads a bucket's policy; `NoSuchBucketPolicy` is the answer "none".
    package struct GetBucketPolicy: BucketOperation {
        package static let name = "GetBucketPolicy"
        package static let access = Access.reads
        package let bucket: BucketName
        package let owner: AccountID

        /// Makes the operation.
        package init(bucket: BucketName, owner: AccountID) {
            self.bucket = bucket
            self.owner = owner
        }

        package func encode(into request: inout HTTPRequest) throws(WireError) { address(.get, &request) }

        /// The policy's text, exactly as S3 holds it.
        package static func decode(_ response: HTTPResponse) throws(WireError) -> String {
            guard let text = String(validating: response.body, as: UTF8.self), !text.isEmpty else {
                throw WireError("the policy is not text")
            }
            return text
        }
    }

    /// Replaces a bucket's policy; after a lost answer only reading it tells whether it was replaced.
    package struct PutBucketPolicy: BucketOperation {
        package typealias Output = Void
        package static let name = "PutBucketPolicy"
        package static let access = Access.changes
        package static let isRepeatable = false
        package let bucket: BucketName
        package let owner: AccountID
        /// The new policy, a JSON document of at most 20 KB.
        package let policy: String

        /// Makes the operation.
        package init(bucket: BucketName, owner: AccountID, policy: String) {
            self.bucket = bucket
            self.owner = owner
            self.policy = policy
        }

        package func encode(into request: inout HTTPRequest) throws(WireError) {
            address(.put, &request)
            request.body = Array(policy.utf8)
            request.headers.add("Content-Type", "application/json")
            // S3 wants a checksum here; MD5 would do, but a FIPS machine has none.
            let checksum = Data(Digest.sha256(request.body)).base64EncodedString()
            request.headers.add("x-amz-sdk-checksum-algorithm", "SHA256")
            request.headers.add("x-amz-checksum-sha256", checksum)
        }

        package static func decode(_ response: HTTPResponse) throws(WireError) {}
    }

    /// Deletes a bucket's policy; success also when there is none.
    package struct DeleteBucketPolicy: BucketOperation {
        package typealias Output = Void
        package static let name = "DeleteBucketPolicy"
        package static let access = Access.changes
        package let bucket: BucketName
        package let owner: AccountID

        /// Makes the operation.
        package init(bucket: BucketName, owner: AccountID) {
            self.bucket = bucket
            self.owner = owner
        }

        package func encode(into request: inout HTTPRequest) throws(WireError) { address(.delete, &request) }

        package static func decode(_ response: HTTPResponse) throws(WireError) {}
    }
}
