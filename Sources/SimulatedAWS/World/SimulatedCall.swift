/// One request in the simulated AWS's own log.
package struct SimulatedCall: Sendable, Equatable {
    // The fields are kept small: an audit of a big organization makes a hundred thousand calls.
    private let called: Operation?
    private let accountNumber: UInt64
    /// The code of the error that was answered; `nil` for a success.
    package let errorCode: String?
    /// Whether it changed anything.
    package let changed: Bool

    /// Records a call; the account's number is 0 when it is not known.
    init(operation: Operation?, accountNumber: UInt64, errorCode: String?, changed: Bool) {
        called = operation
        self.accountNumber = accountNumber
        self.errorCode = errorCode
        self.changed = changed
    }

    /// The operation, such as `iam:DeleteAccessKey`; `unknown` when no such operation exists.
    package var operation: String { called?.rawValue ?? "unknown" }

    /// The account that the call was made in, or the target of `sts:AssumeRoot`; `nil` when it is not known.
    package var accountID: String? { accountNumber == 0 ? nil : SimulatedAccount.id(accountNumber) }
}
