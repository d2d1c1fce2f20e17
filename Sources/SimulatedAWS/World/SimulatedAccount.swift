/// An account of the simulated organization.
package struct SimulatedAccount: Sendable, Equatable {
    /// The account's state, as Organizations names it.
    package enum State: String, Sendable {
        case active = "ACTIVE"
        case pendingActivation = "PENDING_ACTIVATION"
        case pendingClosure = "PENDING_CLOSURE"
        case suspended = "SUSPENDED"
        case closed = "CLOSED"
    }

    /// The account's number; `id` is the same with its leading zeros.
    package let number: UInt64
    /// The name, which may hold anything that a person can type or paste.
    package var name: String
    /// The state.
    package var state: State
    /// Whether it was invited into the organization; otherwise it was created in it.
    package var isInvited: Bool
    /// When it joined, in seconds since 1970.
    package let joined: UInt32
    /// The organizational unit it stands in, by position; 0 is the organization's root.
    package var unit: Int
    /// The root user's credentials, as they truly are.
    package var credentials: RootCredentials

    /// The twelve digits.
    package var id: String { Self.id(number) }

    /// The root user's e-mail address.
    package var email: String {
        let isPlain = name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        return "aws+\(isPlain ? name : id)@example.com"
    }

    /// The twelve digits of an account's number.
    static func id(_ number: UInt64) -> String { ASCII.decimal(Int(number), digits: 12) }

    /// The number of an account's twelve digits.
    static func number(_ id: String) -> UInt64? {
        id.utf8.count == 12 && id.utf8.allSatisfy { (48...57).contains($0) } ? UInt64(id) : nil
    }
}
