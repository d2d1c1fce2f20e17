/// A privileged action on member accounts that Rootward can take.
package enum PrivilegedAction: String, Sendable, Codable, CaseIterable {
    case deleteRootCredentials = "delete-root-credentials"

    /// AWS's words for it.
    package var title: String {
        switch self {
        case .deleteRootCredentials: "Delete root credentials"
        }
    }
}
