/// An organizational unit; the first of a world is the organization's root itself.
package struct OrganizationalUnit: Sendable {
    /// Its ID: `r-…` or `ou-…`.
    package let id: String
    /// Its name.
    package let name: String
    /// The position of the unit above; the root is its own.
    let parent: Int
    /// The positions from the root down to this unit, both included.
    let chain: [Int]
    /// The path of IDs from the organization down to this unit, with a slash at its end.
    package let path: String
    /// The service control policies attached to it.
    var policies: [ServiceControlPolicy]
}
