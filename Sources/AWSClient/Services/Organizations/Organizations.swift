/// AWS Organizations, API version 2016-11-28; pages hold at most 20 items and may be empty with more to come.
package enum Organizations {
    /// What an operation answers that has nothing to say.
    package struct Done: Sendable, Equatable, Decodable {}
}
