package import AWSClient

/// Finds out who is calling and whether they may do this, before anything else is tried; changes nothing.
package struct PreflightChecker: Sendable {
    private static let servicePrincipal = "iam.amazonaws.com"
    private let client: AWSClient

    /// Makes a checker that calls as the client's own credentials.
    package init(client: AWSClient) {
        self.client = client
    }

    /// Makes every check, in order, and stops at the first that fails.
    ///
    /// - Parameter triesAssumeRoot: Whether one audit session is tried; needless before an audit, which tries them all.
    /// - Returns: What was found.
    package func check(triesAssumeRoot: Bool = true) async -> Preflight {
        var checks: [Preflight.Check] = []
        let context = await context(&checks, triesAssumeRoot: triesAssumeRoot)
        return Preflight(checks: checks, context: context)
    }

    private func context(_ checks: inout [Preflight.Check], triesAssumeRoot: Bool) async -> Preflight.Context? {
        // All four are asked for at once, since each costs a round trip over a long line, and judged in order.
        async let identityAnswer = answer { client throws(AWSError) in try await client.send(STS.GetCallerIdentity()) }
        async let organizationAnswer = answer { client throws(AWSError) in
            try await client.send(Organizations.DescribeOrganization()).organization
        }
        async let capabilitiesAnswer = answer { client throws(AWSError) in try await Capabilities.read(client) }
        async let administratorsAnswer = answer { client throws(AWSError) in
            try await Self.delegatedAdministrators(client)
        }
        guard let caller = Self.caller(await identityAnswer, &checks) else { return nil }
        guard let organization = Self.organization(await organizationAnswer, &checks, caller: caller) else {
            return nil
        }
        guard let capabilities = Self.capabilities(await capabilitiesAnswer, &checks) else { return nil }
        let administrators = Self.administrators(await administratorsAnswer, &checks)
        let isManagement = caller.account == organization.managementAccount
        let context = Preflight.Context(
            caller: caller,
            organization: organization,
            standing: isManagement ? .management : .delegatedAdministrator,
            capabilities: capabilities,
            delegatedAdministrators: administrators
        )
        guard triesAssumeRoot, capabilities.rootCredentialsManagement else { return context }
        return await mayAssumeRoot(&checks, context) ? context : nil
    }

    /// Keeps the type of the error through `async let`, which would widen it.
    private func answer<Value: Sendable>(
        _ ask: @Sendable (AWSClient) async throws(AWSError) -> Value
    ) async -> Result<Value, AWSError> {
        do throws(AWSError) {
            return .success(try await ask(client))
        } catch {
            return .failure(error)
        }
    }

    /// The accounts registered as delegated administrators for IAM.
    static func delegatedAdministrators(_ client: AWSClient) async throws(AWSError) -> [AccountID] {
        var accounts: [AccountID] = []
        let operation = Organizations.ListDelegatedAdministrators(servicePrincipal: servicePrincipal)
        for try await page in client.pages(of: operation) { accounts += page.delegatedAdministrators.map(\.id) }
        return accounts
    }

    /// Tries one audit session: the only way to learn whether the caller's policies allow AssumeRoot.
    private func mayAssumeRoot(_ checks: inout [Preflight.Check], _ context: Preflight.Context) async -> Bool {
        let title = "AssumeRoot"
        do throws(AWSError) {
            guard let target = try await firstTarget(context) else {
                checks.append(Preflight.Check(title, .notChecked, "there is no active member account to try it on"))
                return true
            }
            _ = try await RootSession.begin(on: target, for: .auditRootUserCredentials, by: client)
            checks.append(Preflight.Check(title, .passed, "allowed (tried on \(target), read-only)"))
            return true
        } catch {
            guard error.isAccessDenied else {
                // One account's trouble says nothing about the others; the list will show what each one says.
                checks.append(Preflight.Check(title, .warning, error.description))
                return true
            }
            checks.append(
                Preflight.Check(
                    title,
                    .failed,
                    "denied: \(error.message ?? error.description)",
                    remedy: "Ask for a policy that allows sts:AssumeRoot with the root-task policies; README has it."
                )
            )
            return false
        }
    }

    private func firstTarget(_ context: Preflight.Context) async throws(AWSError) -> AccountID? {
        for try await page in client.pages(of: Organizations.ListAccounts()) {
            let outOfReach = [context.organization.managementAccount, context.caller.account]
            let target = page.accounts.first { $0.state == .active && !outOfReach.contains($0.id) }
            if let target { return target.id }
        }
        return nil
    }
}
