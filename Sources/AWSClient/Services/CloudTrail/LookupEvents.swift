package import FoundationEssentials

/// AWS CloudTrail's event history: 90 days of management events of the caller's account, in one region.
package enum CloudTrail {}

extension CloudTrail {
    /// What events are looked up by; CloudTrail takes one.
    package struct LookupAttribute: Sendable, Equatable, Encodable {
        /// A key of the API.
        package enum Key: String, Sendable, Encodable {
            case eventName = "EventName"
            case accessKeyID = "AccessKeyId"
            case username = "Username"
        }

        private let key: Key
        private let value: String
        private enum CodingKeys: String, CodingKey {
            case key = "AttributeKey"
            case value = "AttributeValue"
        }

        /// Makes an attribute.
        package init(_ key: Key, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    /// Finds events, the newest first; CloudTrail allows two calls a second, and tells an event some minutes late.
    package struct LookupEvents: JSONOperation, PaginatedOperation {
        /// One page.
        package struct Output: Page, Equatable, Decodable {
            /// The events.
            package let events: [Event]
            package let nextToken: String?

            private enum CodingKeys: String, CodingKey {
                case events = "Events"
                case nextToken = "NextToken"
            }

            package init(from decoder: any Decoder) throws {
                let values = try decoder.container(keyedBy: CodingKeys.self)
                events = try values.decodeIfPresent([Event].self, forKey: .events) ?? []
                nextToken = try values.decodeIfPresent(String.self, forKey: .nextToken)
            }
        }

        package static let service = AWSService.cloudtrail
        package static let name = "LookupEvents"
        package static let access = Access.reads
        private let attributes: [LookupAttribute]
        private let startTime: Double?
        private let endTime: Double?
        private let pageSize = 50
        private var nextToken: String?

        private enum CodingKeys: String, CodingKey {
            case attributes = "LookupAttributes"
            case startTime = "StartTime"
            case endTime = "EndTime"
            case pageSize = "MaxResults"
            case nextToken = "NextToken"
        }

        /// Makes the operation from the first page, both ends of the time included.
        package init(_ attribute: LookupAttribute, from start: Date? = nil, to end: Date? = nil) {
            attributes = [attribute]
            startTime = start?.timeIntervalSince1970.rounded(.down)
            endTime = end?.timeIntervalSince1970.rounded(.down)
        }

        package func continuing(with token: String) -> Self {
            var next = self
            next.nextToken = token
            return next
        }
    }
}
