/// Whether an operation can alter anything in AWS.
package enum Access: Sendable {
    /// It only looks, or issues credentials that do nothing by themselves.
    case reads
    /// It alters something; it is sent only by a client that was made for it.
    case changes
}

/// One call of an AWS API with its input, as a value.
package protocol AWSOperation: Sendable {
    /// What a success answers.
    associatedtype Output: Sendable
    /// The service.
    static var service: AWSService { get }
    /// The name in the API reference, such as `AssumeRoot`.
    static var name: String { get }
    /// Whether it can alter anything.
    static var access: Access { get }
    /// Whether sending it twice does no more than sending it once, so that a lost answer may be asked for again.
    static var isRepeatable: Bool { get }
    /// Whether the request is signed; a few that issue credentials carry a token of their own instead.
    static var isSigned: Bool { get }
    /// The bucket that the call is about, which may be in another region than the client's; nil for other calls.
    var targetBucket: S3.BucketName? { get }
    /// The account that the call is about, where the operation names one.
    var targetAccount: AccountID? { get }

    /// Writes the operation into a request that already has its endpoint.
    func encode(into request: inout HTTPRequest) throws(WireError)
    /// Reads a success; never called for a status outside 200…299.
    static func decode(_ response: HTTPResponse) throws(WireError) -> Output
}

extension AWSOperation {
    package static var isRepeatable: Bool { true }
    package static var isSigned: Bool { true }
    package var targetBucket: S3.BucketName? { nil }
    package var targetAccount: AccountID? { nil }
}

/// What a call gave, with what a journal wants to know of it.
package struct Answer<Output: Sendable>: Sendable {
    /// The operation's output.
    package let output: Output
    /// AWS's ID of the request that succeeded; nil when the server sent none.
    package let requestID: String?
    /// How often the request was sent, the last time included.
    package let attempts: Int
    /// Whether an earlier attempt was lost after it may have taken effect.
    package let followsAmbiguity: Bool

    /// Makes an answer.
    package init(output: Output, requestID: String?, attempts: Int, followsAmbiguity: Bool = false) {
        self.output = output
        self.requestID = requestID
        self.attempts = attempts
        self.followsAmbiguity = followsAmbiguity
    }
}
