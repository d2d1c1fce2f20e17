/// A node of the organization's tree: the root or an organizational unit (OU).
package struct OrganizationalUnit: Sendable, Equatable, Hashable {
    /// `r-…` for the root, `ou-…` for a unit.
    package let id: String
    /// The name people gave it; untrusted text.
    package let name: String
    /// The node above; nil for the root.
    package let parentID: String?

    /// Makes a node of the tree.
    package init(id: String, name: String, parentID: String?) {
        self.id = id
        self.name = name
        self.parentID = parentID
    }
}
