/// What the root user of an account can sign in with.
///
/// All moments are seconds since 1970. The struct is small, since there are fifty thousand of them and most are empty.
package struct RootCredentials: Sendable, Equatable {
    /// A console password.
    package struct Password: Sendable, Equatable {
        /// When it was set, or when its recovery was allowed.
        package var created: UInt32
        /// When somebody last signed in with it.
        package var lastUsed: UInt32?
    }

    /// An access key.
    package struct AccessKey: Sendable, Equatable {
        /// The last use of a key.
        package struct Use: Sendable, Equatable {
            package var time: UInt32
            package var service: String
            package var region: String
        }

        package var id: String
        package var isActive: Bool
        package var created: UInt32
        package var lastUse: Use?
    }

    /// An MFA device, of any kind.
    package struct MFADevice: Sendable, Equatable {
        /// An ARN with `mfa/` for virtual devices, with `u2f/` for passkeys; a bare serial for a hardware token.
        package var serialNumber: String
        package var enabled: UInt32
    }

    /// An X.509 signing certificate.
    package struct SigningCertificate: Sendable, Equatable {
        package var id: String
        package var isActive: Bool
        package var uploaded: UInt32
    }

    package var password: Password?
    package var accessKeys: [AccessKey] = []
    package var mfaDevices: [MFADevice] = []
    package var signingCertificates: [SigningCertificate] = []

    /// No credentials.
    package init() {}

    /// Whether there is nothing to sign in with.
    package var isEmpty: Bool {
        password == nil && accessKeys.isEmpty && mfaDevices.isEmpty && signingCertificates.isEmpty
    }
}
