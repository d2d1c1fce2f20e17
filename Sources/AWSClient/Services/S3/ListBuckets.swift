extension S3 {
    /// Lists the caller's buckets with their regions.
    package struct ListBuckets: PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable {
            /// The buckets.
            package let buckets: [Bucket]
            package let nextToken: String?
        }

        package static let service = AWSService.s3
        package static let name = "ListBuckets"
        package static let access = Access.reads

        private let pageSize: Int
        private let region: Region?
        private let prefix: String?
        private var token: String?

        /// Makes the operation from the first page.
        ///
        /// `pageSize` is 1 to 10,000. `region` leaves the buckets of other regions out; it must be the client's own.
        package init(pageSize: Int = 1000, region: Region? = nil, prefix: String? = nil) {
            self.pageSize = pageSize
            self.region = region
            self.prefix = prefix
        }

        package func continuing(with token: String) -> Self {
            var next = self
            next.token = token
            return next
        }

        package func encode(into request: inout HTTPRequest) throws(WireError) {
            request.method = .get
            // S3 tells regions only to whoever sends a parameter, and accounts with many buckets must send this one.
            let parameters = [
                ("bucket-region", region?.name), ("continuation-token", token), ("max-buckets", String(pageSize)),
                ("prefix", prefix),
            ]
            request.query = parameters.compactMap { name, value in
                value.map { "\(name)=\(PercentEncoding.encode($0))" }
            }.joined(separator: "&")
        }

        package static func decode(_ response: HTTPResponse) throws(WireError) -> Output {
            let root = try XMLReader.read(response.body)
            guard root.name == "ListAllMyBucketsResult" else {
                throw WireError("the answer is a <\(root.name.prefix(40))>")
            }
            guard let list = root["Buckets"] else { throw WireError("<Buckets> is missing") }
            var buckets: [Bucket] = []
            for element in list.children where element.name == "Bucket" {
                buckets.append(
                    Bucket(
                        name: try element.string("Name"),
                        region: element.optionalString("BucketRegion").flatMap { Region($0) },
                        creationDate: element.optionalDate("CreationDate")
                    )
                )
            }
            return Output(buckets: buckets, nextToken: root.optionalString("ContinuationToken"))
        }
    }
}
