import AWSClient

/// What *Root access management* has been switched to, as read back from AWS and never assumed.
package struct Capabilities: Sendable, Equatable {
    /// Trusted access of `iam.amazonaws.com` in Organizations, without which neither capability can be enabled.
    package var trustedAccess: Bool
    /// *Root credentials management*: delete root credentials of member accounts.
    package var rootCredentialsManagement: Bool
    /// *Privileged root actions in member accounts*: recovery, S3 bucket policies and SQS queue policies.
    package var rootSessions: Bool

    /// Makes the settings of what AWS told.
    package init(trustedAccess: Bool, rootCredentialsManagement: Bool, rootSessions: Bool) {
        self.trustedAccess = trustedAccess
        self.rootCredentialsManagement = rootCredentialsManagement
        self.rootSessions = rootSessions
    }

    /// Nothing is enabled: how every organization starts.
    package static let none = Capabilities(
        trustedAccess: false,
        rootCredentialsManagement: false,
        rootSessions: false
    )
}

extension Capabilities {
    /// Reads the settings; two calls.
    ///
    /// An account that may not list trusted services learns trusted access from IAM, which answers
    /// `ServiceAccessNotEnabled` without it.
    static func read(_ client: AWSClient) async throws(AWSError) -> Capabilities {
        let features: Set<IAM.OrganizationsFeature>
        do throws(AWSError) {
            features = try await client.send(IAM.ListOrganizationsFeatures()).enabled
        } catch {
            guard error.code == "ServiceAccessNotEnabled" else { throw error }
            return .none
        }
        return Capabilities(
            trustedAccess: try await hasTrustedAccess(client),
            rootCredentialsManagement: features.contains(.rootCredentialsManagement),
            rootSessions: features.contains(.rootSessions)
        )
    }

    private static func hasTrustedAccess(_ client: AWSClient) async throws(AWSError) -> Bool {
        do throws(AWSError) {
            for try await page in client.pages(of: Organizations.ListAWSServiceAccessForOrganization()) {
                if page.enabledServicePrincipals.contains(where: { $0.servicePrincipal == "iam.amazonaws.com" }) {
                    return true
                }
            }
            return false
        } catch {
            guard error.isAccessDenied else { throw error }
            return true
        }
    }

    /// What is on, in words.
    package var words: String {
        switch (rootCredentialsManagement, rootSessions) {
        case (true, true): "root credentials management and privileged root actions are enabled"
        case (true, false): "root credentials management is enabled; privileged root actions are not"
        case (false, true): "privileged root actions are enabled; root credentials management is not"
        case (false, false): "not enabled yet"
        }
    }
}
