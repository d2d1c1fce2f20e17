import AWSClient
import FoundationEssentials

/// Lists every root credential of an account, inside a root session whose task policy allows it.
struct CredentialReader: Sendable {
    let session: RootSession

    /// Why a listing gave nothing.
    enum Failure: Error {
        case aws(AWSError)
        /// The session is for another account than was asked for; nothing of it may be used.
        case wrongAccount(String)
    }

    /// Reads all four kinds side by side, and whose session it is.
    ///
    /// - Parameters:
    ///   - includesLastUse: Whether the last use of each access key is asked for; one call more a key.
    ///   - provesOwner: Whether GetUser is asked whose session it is, and when the password was last used; needless for
    ///     a later look in the same session.
    /// - Returns: Everything that was found.
    /// - Throws: Why it could not be read, or may not be used.
    func read(includesLastUse: Bool, provesOwner: Bool = true) async throws(Failure) -> RootCredentials {
        let client = session.client
        async let user = Self.result { () async throws(AWSError) in
            provesOwner ? try await client.send(IAM.GetUser()) : nil
        }
        async let password = Self.result { () async throws(AWSError) in try await Self.password(client) }
        async let keys = Self.result { () async throws(AWSError) in
            try await Self.accessKeys(client, includesLastUse: includesLastUse)
        }
        async let certificates = Self.result { () async throws(AWSError) in try await Self.certificates(client) }
        async let devices = Self.result { () async throws(AWSError) in try await Self.devices(client) }

        let owner = try await Self.value(user)
        if let owner, !session.isOwned(by: owner.arn) { throw .wrongAccount(owner.arn) }
        return RootCredentials(
            password: try await Self.value(password).map {
                RootCredentials.Password(createdAt: $0.createDate, lastUsed: owner?.passwordLastUsed)
            },
            accessKeys: try await Self.value(keys),
            signingCertificates: try await Self.value(certificates),
            mfaDevices: try await Self.value(devices)
        )
    }

    /// Keeps the type of the error through `async let`, which would widen it.
    private static func result<Value: Sendable>(
        _ body: @Sendable () async throws(AWSError) -> Value
    ) async -> Result<Value, AWSError> {
        do throws(AWSError) {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }

    private static func value<Value>(_ result: Result<Value, AWSError>) throws(Failure) -> Value {
        switch result {
        case .success(let value): return value
        case .failure(let error): throw .aws(error)
        }
    }

    private static func password(_ client: AWSClient) async throws(AWSError) -> IAM.LoginProfile? {
        do throws(AWSError) {
            return try await client.send(IAM.GetLoginProfile())
        } catch {
            guard error.isNotFound else { throw error }
            return nil
        }
    }

    private static func accessKeys(
        _ client: AWSClient,
        includesLastUse: Bool
    ) async throws(AWSError) -> [RootCredentials.AccessKey] {
        var keys: [IAM.AccessKey] = []
        for try await page in client.pages(of: IAM.ListAccessKeys()) { keys += page.accessKeys }
        var read: [RootCredentials.AccessKey] = []
        for key in keys {
            let used =
                includesLastUse
                ? try await client.send(IAM.GetAccessKeyLastUsed(accessKeyID: key.accessKeyID)) : nil
            read.append(
                RootCredentials.AccessKey(
                    id: key.accessKeyID,
                    isActive: key.status == .active,
                    createdAt: key.createDate,
                    lastUsed: used?.date,
                    lastService: used?.serviceName,
                    lastRegion: used?.region
                )
            )
        }
        return read
    }

    private static func certificates(
        _ client: AWSClient
    ) async throws(AWSError) -> [RootCredentials.SigningCertificate] {
        var certificates: [RootCredentials.SigningCertificate] = []
        for try await page in client.pages(of: IAM.ListSigningCertificates()) {
            certificates += page.certificates.map {
                .init(id: $0.certificateID, isActive: $0.status == .active, uploadedAt: $0.uploadDate)
            }
        }
        return certificates
    }

    private static func devices(_ client: AWSClient) async throws(AWSError) -> [RootCredentials.MFADevice] {
        var devices: [RootCredentials.MFADevice] = []
        for try await page in client.pages(of: IAM.ListMFADevices()) {
            devices += page.devices.map { .init(serialNumber: $0.serialNumber, enabledAt: $0.enableDate) }
        }
        return devices
    }
}
