/// A service control policy of the organization.
package struct ServiceControlPolicy: Sendable {
    /// Its ID, such as `p-denyroot`.
    package let id: String
    /// Its name.
    package let name: String
    /// Its text.
    package let content: String
    /// Whether AWS made it, as it made `FullAWSAccess`.
    package let isManagedByAWS: Bool
    let document: PolicyDocument

    /// Makes a policy; `nil` when the text is no policy.
    package init?(id: String, name: String, content: String, isManagedByAWS: Bool = false) {
        guard let document = PolicyDocument(content) else { return nil }
        self.id = id
        self.name = name
        self.content = content
        self.isManagedByAWS = isManagedByAWS
        self.document = document
    }

    /// What every entity has unless somebody took it away; `nil` never happens, since the text is a policy.
    static let fullAccess = ServiceControlPolicy(
        id: "p-FullAWSAccess",
        name: "FullAWSAccess",
        content: #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#,
        isManagedByAWS: true
    )
}
