extension IAM {
    /// What the account's summary says about its root user; nil is a fact that AWS did not tell, never a no.
    package struct AccountSummary: Sendable, Equatable {
        /// Whether the root user has a password.
        package let hasPassword: Bool?
        /// Whether the root user has access keys.
        package let hasAccessKeys: Bool?
        /// Whether the root user has signing certificates.
        package let hasSigningCertificates: Bool?
        /// Whether the root user has an MFA device.
        package let hasMFA: Bool?

        /// Makes a summary.
        package init(hasPassword: Bool?, hasAccessKeys: Bool?, hasSigningCertificates: Bool?, hasMFA: Bool?) {
            self.hasPassword = hasPassword
            self.hasAccessKeys = hasAccessKeys
            self.hasSigningCertificates = hasSigningCertificates
            self.hasMFA = hasMFA
        }
    }

    /// Counts what an account has; in a root session allowed by the audit task policy only.
    package struct GetAccountSummary: QueryOperation {
        package typealias Output = AccountSummary
        package static let service = AWSService.iam
        package static let name = "GetAccountSummary"
        package static let access = Access.reads
        /// Makes the operation.
        package init() {}
        package func encode(into form: inout QueryForm) {}

        package static func decode(_ result: XMLElement) throws(WireError) -> AccountSummary {
            guard let map = result["SummaryMap"] else { throw WireError("<SummaryMap> is missing") }
            // AWS's own sample shows counts here, so more than none is a yes.
            func isPresent(_ key: String) -> Bool? {
                // A fact that is told twice is not told.
                let entries = map.children.filter { $0["key"]?.text == key }
                return entries.count != 1
                    ? nil
                    : entries[0]["value"]
                        .flatMap { Int($0.text) }
                        .flatMap { $0 < 0 ? nil : $0 > 0 }
            }
            return AccountSummary(
                hasPassword: isPresent("AccountPasswordPresent"),
                hasAccessKeys: isPresent("AccountAccessKeysPresent"),
                hasSigningCertificates: isPresent("AccountSigningCertificatesPresent"),
                hasMFA: isPresent("AccountMFAEnabled")
            )
        }
    }
}
