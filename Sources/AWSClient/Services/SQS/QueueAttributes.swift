extension SQS {
    /// Reads a queue's policy and ARN.
    package struct GetQueueAttributes: JSONOperation {
        /// The attributes that were asked for and are set.
        package struct Output: Sendable, Equatable, Decodable {
            /// The policy's text, exactly as SQS holds it; nil when there is none.
            package let policy: String?
            /// The queue's ARN.
            package let queueARN: String?

            private enum CodingKeys: String, CodingKey { case attributes = "Attributes" }

            package init(from decoder: any Decoder) throws {
                let values = try decoder.container(keyedBy: CodingKeys.self)
                let attributes = try values.decodeIfPresent([String: String].self, forKey: .attributes) ?? [:]
                policy = attributes["Policy"].flatMap { $0.isEmpty ? nil : $0 }
                queueARN = attributes["QueueArn"]
            }
        }

        package static let service = AWSService.sqs
        package static let name = "GetQueueAttributes"
        package static let access = Access.reads
        private let queueURL: String
        private let names = ["Policy", "QueueArn"]

        private enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case names = "AttributeNames"
        }

        /// Makes the operation for a queue's address.
        package init(queueURL: String) { self.queueURL = queueURL }
    }

    /// Replaces or deletes a queue's policy; after a lost answer only reading it tells whether that was done.
    ///
    /// SQS may take a minute until a reader sees it.
    package struct SetQueueAttributes: JSONOperation {
        package typealias Output = Done
        package static let service = AWSService.sqs
        package static let name = "SetQueueAttributes"
        package static let access = Access.changes
        package static let isRepeatable = false
        private let queueURL: String
        private let attributes: [String: String]

        private enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case attributes = "Attributes"
        }

        /// Makes the operation; without a policy the queue's policy is deleted.
        package init(queueURL: String, policy: String?) {
            self.queueURL = queueURL
            // An empty text is how SQS is told to delete it.
            attributes = ["Policy": policy ?? ""]
        }
    }
}
