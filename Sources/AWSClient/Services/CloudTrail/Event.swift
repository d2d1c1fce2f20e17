package import FoundationEssentials

extension CloudTrail {
    /// An event, with what tells who did what to whom.
    ///
    /// The whole text of an event is never kept: that of `AssumeRoot` holds a session token.
    package struct Event: Sendable, Equatable, Decodable {
        /// The ID.
        package let id: String
        /// The operation, such as `AssumeRoot`.
        package let name: String
        /// When it was.
        package let time: Date
        /// The service, such as `sts.amazonaws.com`.
        package let source: String?
        /// The caller's name, as CloudTrail shortens it.
        package let username: String?
        /// What else the event tells; nil when its text can't be read.
        package let detail: Detail?

        private enum CodingKeys: String, CodingKey {
            case id = "EventId"
            case name = "EventName"
            case time = "EventTime"
            case source = "EventSource"
            case username = "Username"
            case text = "CloudTrailEvent"
        }

        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            id = try values.decode(String.self, forKey: .id)
            name = try values.decode(String.self, forKey: .name)
            time = try values.decode(Date.self, forKey: .time)
            source = try values.decodeIfPresent(String.self, forKey: .source)
            username = try values.decodeIfPresent(String.self, forKey: .username)
            let text = try values.decodeIfPresent(String.self, forKey: .text)
            detail = text.flatMap { try? JSONDecoder().decode(Detail.self, from: Data($0.utf8)) }
        }
    }
}
