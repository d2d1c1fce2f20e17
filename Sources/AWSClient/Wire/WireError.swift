/// An answer that does not have the form its service promises.
package struct WireError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, as a clause without a full stop; never quotes a body, since a body may hold a secret.
    package let description: String

    /// Makes an error of a clause.
    package init(_ description: String) { self.description = description }
}
