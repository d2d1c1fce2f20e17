/// One request in the simulated AWS's own log.
package struct SimulatedCall: Sendable, Equatable {
    /// The operation, such as `iam:DeleteAccessKey`; `unknown` when no such operation exists.
    package let operation: String
    /// The number of the account that the call was made in, or of the target for `sts:AssumeRoot`; 0 when unknown.
    package let accountNumber: UInt64
    /// The code of the error that was answered; `nil` for a success.
    package let errorCode: String?
    /// Whether it changed anything.
    package let changed: Bool
    /// The request's number, from which its ID is made.
    package let number: UInt64

    /// The account's twelve digits, or `nil` when no account was known.
    package var accountID: String? { accountNumber == 0 ? nil : SimulatedAccount.id(accountNumber) }
}
