package import AWSClient

/// The twelve digits that name an account.
package typealias AccountID = AWSClient::AccountID

extension AccountID {
    /// The twelve digits as text, for screens, journals and reports.
    package var text: String { "\(self)" }

    /// Takes what a person typed; nil unless it is exactly twelve digits.
    package init?(typed text: String) { self.init(text) }
}
