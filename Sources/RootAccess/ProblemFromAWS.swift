package import AWSClient

extension Problem {
    /// Tells an AWS error in the domain's words.
    ///
    /// - Parameters:
    ///   - error: What the client core threw.
    ///   - account: The account that the call was about.
    package init(_ error: AWSError, account: AccountID? = nil) {
        let about = account.map { "Account \($0): " } ?? ""
        self.init(
            Self.kind(of: error),
            about + error.description,
            account: account,
            call: "\(error.service.rawValue):\(error.operation)",
            requestID: error.requestID,
            nextStep: Self.nextStep(after: error)
        )
    }

    private static func kind(of error: AWSError) -> Kind {
        switch error.kind {
        case .service:
            if error.isThrottling { return .throttled }
            if error.isExpiredCredentials { return .credentials }
            return error.isAccessDenied ? .denied : .service
        case .transport: return .connection
        case .credentials: return .credentials
        case .wire: return .unreadable
        case .refused: return .refused
        case .cancelled: return .cancelled
        }
    }

    private static func nextStep(after error: AWSError) -> String? {
        switch kind(of: error) {
        case .throttled: "Try it again in a minute."
        case .credentials: "Sign in again, then try it again."
        case .connection: "Check the network, then try it again."
        case .unreadable, .service: "Try it again; give AWS Support the request ID if it stays."
        case .denied, .refused, .cancelled, .local: nil
        }
    }
}

extension AccountStatus {
    /// What a failed look at an account amounts to: blocked when a policy denied it, failed otherwise.
    init(_ error: AWSError, account: AccountID) {
        if error.isAccessDenied, let message = error.message {
            self = .blocked(Denial(message: message, requestID: error.requestID))
        } else {
            self = .failed(Problem(error, account: account))
        }
    }
}
