extension SQS {
    /// Lists the caller's queues in the client's region.
    package struct ListQueues: JSONOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable, Decodable {
            /// The queues' addresses, by which the other operations know them.
            package let queueURLs: [String]
            package let nextToken: String?

            private enum CodingKeys: String, CodingKey {
                case queueURLs = "QueueUrls"
                case nextToken = "NextToken"
            }

            package init(from decoder: any Decoder) throws {
                let values = try decoder.container(keyedBy: CodingKeys.self)
                // Where there is no queue there is no list.
                queueURLs = try values.decodeIfPresent([String].self, forKey: .queueURLs) ?? []
                nextToken = try values.decodeIfPresent(String.self, forKey: .nextToken)
            }
        }

        package static let service = AWSService.sqs
        package static let name = "ListQueues"
        package static let access = Access.reads
        private let prefix: String?
        private let pageSize: Int
        private var nextToken: String?

        private enum CodingKeys: String, CodingKey {
            case prefix = "QueueNamePrefix"
            case pageSize = "MaxResults"
            case nextToken = "NextToken"
        }

        /// Makes the operation from the first page; `pageSize` is 1 to 1,000.
        ///
        /// Without a page size SQS gives no token, and cuts the list at 1,000 without a word; so it is always sent.
        package init(prefix: String? = nil, pageSize: Int = 1000) {
            self.prefix = prefix
            self.pageSize = pageSize
        }

        package func continuing(with token: String) -> Self {
            var next = self
            next.nextToken = token
            return next
        }
    }

    /// Finds a queue's address by its name; `QueueDoesNotExist` is the answer "none".
    package struct GetQueueURL: JSONOperation {
        /// The queue.
        package struct Output: Sendable, Equatable, Decodable {
            /// The address.
            package let queueURL: String
            private enum CodingKeys: String, CodingKey { case queueURL = "QueueUrl" }
        }

        package static let service = AWSService.sqs
        package static let name = "GetQueueUrl"
        package static let access = Access.reads
        private let queueName: String
        private enum CodingKeys: String, CodingKey { case queueName = "QueueName" }

        /// Makes the operation; a name has at most 80 characters.
        package init(queueName: String) { self.queueName = queueName }
    }
}
