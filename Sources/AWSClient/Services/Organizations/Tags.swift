extension Organizations {
    /// A word that somebody put on an account.
    package struct Tag: Sendable, Equatable, Decodable {
        /// The word's name.
        package let key: String
        /// The word; may be empty.
        package let value: String
        private enum CodingKeys: String, CodingKey {
            case key = "Key"
            case value = "Value"
        }
    }

    /// Lists the tags of an account, an OU, the root or a policy.
    package struct ListTagsForResource: JSONOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable, Decodable {
            /// The tags.
            package let tags: [Tag]
            package let nextToken: String?
            private enum CodingKeys: String, CodingKey {
                case tags = "Tags"
                case nextToken = "NextToken"
            }
        }

        package static let service = AWSService.organizations
        package static let name = "ListTagsForResource"
        package static let access = Access.reads
        private var resourceID: String
        private var nextToken: String?
        private enum CodingKeys: String, CodingKey {
            case resourceID = "ResourceId"
            case nextToken = "NextToken"
        }

        /// Makes the operation for a resource's ID, from the first page.
        package init(resourceID: String) { self.resourceID = resourceID }

        package func continuing(with token: String) -> Self {
            var next = self
            next.nextToken = token
            return next
        }
    }
}
