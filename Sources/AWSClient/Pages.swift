/// One page of a list.
package protocol Page: Sendable {
    /// What asks for the next page; nil on the last one. A page may be empty and still have a next one.
    var nextToken: String? { get }
}

/// An operation that answers in pages.
package protocol PaginatedOperation: AWSOperation where Output: Page {
    /// The same operation, for the page that a token asks for.
    func continuing(with token: String) -> Self
}

extension AWSClient {
    /// Every page of a list, each asked for when the one before was taken.
    package func pages<Operation: PaginatedOperation>(of operation: Operation) -> Pages<Operation> {
        Pages(client: self, operation: operation)
    }
}

/// The pages of a list, asked for one after the other; empty pages are pages.
package struct Pages<Operation: PaginatedOperation>: AsyncSequence, Sendable {
    package typealias Element = Operation.Output
    package typealias Failure = AWSError

    fileprivate let client: AWSClient
    fileprivate let operation: Operation

    package func makeAsyncIterator() -> Iterator { Iterator(client: client, next: operation) }

    /// Where a reader stands.
    package struct Iterator: AsyncIteratorProtocol {
        fileprivate let client: AWSClient
        fileprivate var next: Operation?
        // Hashes and not the tokens, which may be long and many.
        private var seenTokens: Set<Int> = []

        fileprivate init(client: AWSClient, next: Operation) {
            self.client = client
            self.next = next
        }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws(AWSError) -> Operation.Output? {
            guard let operation = next else { return nil }
            next = nil
            let answer = try await client.exchange(operation)
            guard let token = answer.output.nextToken else { return answer.output }
            guard seenTokens.insert(token.hashValue).inserted else {
                throw AWSError(
                    .wire(WireError("the list does not end: the same continuation token came twice")),
                    service: Operation.service,
                    operation: Operation.name,
                    requestID: answer.requestID,
                    attempts: answer.attempts
                )
            }
            next = operation.continuing(with: token)
            return answer.output
        }

        package mutating func next() async throws(AWSError) -> Operation.Output? {
            try await next(isolation: nil)
        }
    }
}
