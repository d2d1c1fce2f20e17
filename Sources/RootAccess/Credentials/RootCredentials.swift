package import FoundationEssentials

/// Every root credential of one account, found by listing it.
package struct RootCredentials: Sendable, Equatable {
    /// The root password (IAM calls it a login profile).
    package struct Password: Sendable, Equatable {
        package let createdAt: Date?
        /// The last console sign-in; nil when there was none that AWS remembers.
        package let lastUsed: Date?

        /// Makes a password's facts.
        package init(createdAt: Date?, lastUsed: Date?) {
            self.createdAt = createdAt
            self.lastUsed = lastUsed
        }
    }

    /// A long-term access key of the root user.
    package struct AccessKey: Sendable, Equatable {
        package let id: String
        package let isActive: Bool
        package let createdAt: Date?
        /// nil when it was never used, as far as AWS remembers.
        package let lastUsed: Date?
        /// The service and region of the last use; nil when never used.
        package let lastService: String?
        package let lastRegion: String?

        /// Makes a key's facts.
        package init(
            id: String,
            isActive: Bool,
            createdAt: Date?,
            lastUsed: Date?,
            lastService: String?,
            lastRegion: String?
        ) {
            self.id = id
            self.isActive = isActive
            self.createdAt = createdAt
            self.lastUsed = lastUsed
            self.lastService = lastService
            self.lastRegion = lastRegion
        }
    }

    /// An MFA device of the root user.
    package struct MFADevice: Sendable, Equatable {
        /// What the serial number tells about the device.
        package enum Kind: String, Sendable, Equatable {
            case virtual
            case passkey
            case hardware

            /// The words for people.
            package var words: String {
                switch self {
                case .virtual: "authenticator app"
                case .passkey: "passkey or security key"
                case .hardware: "hardware token"
                }
            }
        }

        package let serialNumber: String
        package let enabledAt: Date?

        /// Makes a device's facts.
        package init(serialNumber: String, enabledAt: Date?) {
            self.serialNumber = serialNumber
            self.enabledAt = enabledAt
        }

        /// By the form of the serial number: `…:mfa/…` is virtual, `…:u2f/…` a passkey, a bare serial a token.
        package var kind: Kind {
            if serialNumber.contains(":u2f/") { return .passkey }
            return serialNumber.contains(":mfa/") ? .virtual : .hardware
        }

        /// The part of the serial number that people gave.
        package var name: String { serialNumber.split(separator: "/").last.map(String.init) ?? serialNumber }
    }

    /// An X.509 signing certificate of the root user.
    package struct SigningCertificate: Sendable, Equatable {
        package let id: String
        package let isActive: Bool
        package let uploadedAt: Date?

        /// Makes a certificate's facts.
        package init(id: String, isActive: Bool, uploadedAt: Date?) {
            self.id = id
            self.isActive = isActive
            self.uploadedAt = uploadedAt
        }
    }

    package var password: Password?
    package var accessKeys: [AccessKey]
    package var signingCertificates: [SigningCertificate]
    package var mfaDevices: [MFADevice]

    /// Makes an account's root credentials of what was listed.
    package init(
        password: Password? = nil,
        accessKeys: [AccessKey] = [],
        signingCertificates: [SigningCertificate] = [],
        mfaDevices: [MFADevice] = []
    ) {
        self.password = password
        self.accessKeys = accessKeys
        self.signingCertificates = signingCertificates
        self.mfaDevices = mfaDevices
    }

    /// True when nothing was found.
    package var isEmpty: Bool {
        password == nil && accessKeys.isEmpty && signingCertificates.isEmpty && mfaDevices.isEmpty
    }

    /// The same as the four facts, all known.
    package var summary: CredentialSummary {
        CredentialSummary(
            hasPassword: password != nil,
            hasAccessKeys: !accessKeys.isEmpty,
            hasSigningCertificates: !signingCertificates.isEmpty,
            hasMFA: !mfaDevices.isEmpty
        )
    }

    /// The latest use of the password or any key; nil when none was used.
    package var lastUsed: Date? {
        (accessKeys.map(\.lastUsed) + [password?.lastUsed]).compactMap { $0 }.max()
    }
}
