/// Amazon Simple Queue Service, API version 2012-11-05, in JSON: what the task policy `SQSUnlockQueuePolicy` allows.
package enum SQS {
    /// What an operation answers that has nothing to say.
    package struct Done: Sendable, Equatable, Decodable {}
}
