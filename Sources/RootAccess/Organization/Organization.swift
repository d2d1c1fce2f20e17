/// The organization that the caller's account belongs to, as DescribeOrganization and ListRoots tell it.
package struct Organization: Sendable, Equatable {
    /// AWS's ID of it: `o-` and some letters and digits.
    package let id: String
    /// The account that pays and that no SCP and no root session reaches.
    package let managementAccount: AccountID
    /// False when the organization has consolidated billing only: nothing here works then.
    package let hasAllFeatures: Bool

    /// Makes an organization of what AWS told.
    package init(id: String, managementAccount: AccountID, hasAllFeatures: Bool) {
        self.id = id
        self.managementAccount = managementAccount
        self.hasAllFeatures = hasAllFeatures
    }
}
