package import FoundationEssentials

/// The exact items that an action will touch, found by looking.
package struct Plan: Sendable, Equatable {
    /// One root credential that will be deleted.
    package struct Item: Sendable, Equatable, Hashable {
        package let kind: CredentialKind
        /// AWS's ID of the key, certificate or device; `password` for the password, which has none.
        package let id: String
        package let createdAt: Date?
        package let lastUsed: Date?

        /// Makes an item.
        package init(kind: CredentialKind, id: String, createdAt: Date?, lastUsed: Date?) {
            self.kind = kind
            self.id = id
            self.createdAt = createdAt
            self.lastUsed = lastUsed
        }

        /// What makes it the same credential, whenever it was looked at.
        package var identity: Identity { Identity(kind: kind, id: id) }

        /// A credential's kind and ID.
        package struct Identity: Sendable, Hashable {
            package let kind: CredentialKind
            package let id: String

            /// The words for people: `access key AKIA…`, or `password`, which has no ID.
            package var words: String { kind == .password ? kind.words : "\(kind.words) \(id)" }

            /// Makes an identity.
            package init(kind: CredentialKind, id: String) {
                self.kind = kind
                self.id = id
            }
        }
    }

    /// One account that will be acted on, with everything in it that will go, in the order of deletion.
    package struct PlannedAccount: Sendable, Equatable {
        package let id: AccountID
        package let name: String
        package let items: [Item]
        /// Why the account is on the exclusion list; nil when it is not.
        package let exclusion: String?

        /// Makes a planned account.
        package init(id: AccountID, name: String, items: [Item], exclusion: String? = nil) {
            self.id = id
            self.name = name
            self.items = items
            self.exclusion = exclusion
        }

        /// The latest use of any item; nil when none was used.
        package var lastUsed: Date? { items.compactMap(\.lastUsed).max() }
    }

    /// One account that was asked for and will not be touched.
    package struct LeftOut: Sendable, Equatable {
        /// Why it is left out.
        package enum Reason: Sendable, Equatable {
            case nothingToDelete
            case blocked(Denial)
            case failed(Problem)
            case notApplicable(Inapplicability)
            /// A password or key was used in the last days, and nobody has said that it may go all the same.
            case usedRecently(Date)
            /// It is on the exclusion list, and nobody has said that it may go all the same.
            case excluded(String)
            /// As a plan that was saved tells it.
            case told(String)

            /// The reason as words for a list.
            package var words: String {
                switch self {
                case .nothingToDelete: "no root credentials"
                case .blocked(let denial): denial.words
                case .failed(let problem): problem.sentence
                case .notApplicable(let why): why.words
                case .usedRecently(let date): "last used \(date.formatted(.iso8601)), which is recent"
                case .excluded(let words), .told(let words): words
                }
            }
        }

        package let id: AccountID
        package let name: String
        package let reason: Reason

        /// Makes an account that is left out.
        package init(id: AccountID, name: String, reason: Reason) {
            self.id = id
            self.name = name
            self.reason = reason
        }
    }

    package let action: PrivilegedAction
    /// The kinds that will go; what there is of others stays and does not matter.
    package let kinds: Set<CredentialKind>
    package let organizationID: String
    package let madeAt: Date
    /// The ARN of whoever made it.
    package let madeBy: String
    /// The accounts that will be acted on, each with at least one item.
    package let accounts: [PlannedAccount]
    package let leftOut: [LeftOut]
    /// False when deleted root credentials could not be recovered by anyone, because root sessions are off.
    package let isRecoveryPossible: Bool
    /// How many accounts the organization has, against which the plan's are weighed.
    package let organizationSize: Int

    /// Makes a plan; accounts without items are not part of one.
    package init(
        action: PrivilegedAction,
        kinds: Set<CredentialKind> = Set(CredentialKind.allCases),
        organizationID: String,
        madeAt: Date,
        madeBy: String,
        accounts: [PlannedAccount],
        leftOut: [LeftOut],
        isRecoveryPossible: Bool,
        organizationSize: Int = 0
    ) {
        self.action = action
        self.kinds = kinds
        self.organizationID = organizationID
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.accounts = accounts.filter { !$0.items.isEmpty }
        self.leftOut = leftOut
        self.isRecoveryPossible = isRecoveryPossible
        self.organizationSize = max(organizationSize, accounts.count)
    }

    /// How many items will go.
    package var itemCount: Int { accounts.reduce(0) { $0 + $1.items.count } }

    /// How many items of a kind will go.
    package func count(of kind: CredentialKind) -> Int {
        accounts.reduce(0) { $0 + $1.items.count { $0.kind == kind } }
    }

    /// The accounts with a password or key that was used in the days before the plan was made.
    package func accountsUsed(within days: Int) -> [PlannedAccount] {
        let limit = madeAt.addingTimeInterval(-Double(days) * 86_400)
        return accounts.filter { ($0.lastUsed ?? .distantPast) >= limit }
    }
}

extension Plan.Item {
    /// The credentials of an account as items, in the order of deletion.
    ///
    /// - Parameters:
    ///   - credentials: What was found.
    ///   - kinds: The kinds that are asked for. MFA devices stay while there is a password that stays.
    /// - Returns: One item each.
    package static func items(
        of credentials: RootCredentials,
        kinds: Set<CredentialKind> = Set(CredentialKind.allCases)
    ) -> [Plan.Item] {
        let passwordStays = credentials.password != nil && !kinds.contains(.password)
        return CredentialKind.deletionOrder.flatMap { kind -> [Plan.Item] in
            guard kinds.contains(kind) else { return [] }
            switch kind {
            case .mfaDevice where passwordStays: return []
            case .accessKey:
                return credentials.accessKeys.map {
                    Plan.Item(kind: kind, id: $0.id, createdAt: $0.createdAt, lastUsed: $0.lastUsed)
                }
            case .signingCertificate:
                return credentials.signingCertificates.map {
                    Plan.Item(kind: kind, id: $0.id, createdAt: $0.uploadedAt, lastUsed: nil)
                }
            case .password:
                return credentials.password.map {
                    [Plan.Item(kind: kind, id: "password", createdAt: $0.createdAt, lastUsed: $0.lastUsed)]
                } ?? []
            case .mfaDevice:
                return credentials.mfaDevices.map {
                    Plan.Item(kind: kind, id: $0.serialNumber, createdAt: $0.enabledAt, lastUsed: nil)
                }
            }
        }
    }
}
