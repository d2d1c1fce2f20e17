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
        guard let caller = await caller(&checks) else { return nil }
        guard let organization = await organization(&checks, caller: caller) else { return nil }
        let isManagement = caller.account == organization.managementAccount
        guard let capabilities = await capabilities(&checks, isManagement: isManagement) else { return nil }
        let administrators = await delegatedAdministrators(&checks)
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

    private func caller(_ checks: inout [Preflight.Check]) async -> Caller? {
        do throws(AWSError) {
            let identity = try await client.send(STS.GetCallerIdentity())
            let caller = Caller(account: identity.account, arn: identity.arn)
            guard !caller.isRoot else {
                checks.append(
                    Preflight.Check(
                        "Signed in",
                        .failed,
                        "as the root user of account \(caller.account); AWS does not let root call AssumeRoot",
                        remedy: "Sign in as an IAM role of the management account, then start again."
                    )
                )
                return nil
            }
            checks.append(Preflight.Check("Signed in", .passed, caller.arn))
            return caller
        } catch {
            checks.append(
                Preflight.Check(
                    "Signed in",
                    .failed,
                    error.description,
                    remedy: "Sign in as for the AWS CLI (for example aws sso login), then try again."
                )
            )
            return nil
        }
    }

    private func organization(_ checks: inout [Preflight.Check], caller: Caller) async -> Organization? {
        let title = "Organization"
        do throws(AWSError) {
            let answer = try await client.send(Organizations.DescribeOrganization()).organization
            let organization = Organization(
                id: answer.id,
                managementAccount: answer.managementAccountID,
                hasAllFeatures: answer.featureSet == .all
            )
            guard organization.hasAllFeatures else {
                checks.append(
                    Preflight.Check(
                        title,
                        .failed,
                        "\(organization.id) has consolidated billing only; root access management needs all features",
                        remedy: "Enable all features in AWS Organizations, then start again."
                    )
                )
                return nil
            }
            let isOwn = organization.managementAccount == caller.account
            checks.append(
                Preflight.Check(
                    title,
                    .passed,
                    "\(organization.id), all features, management account \(organization.managementAccount)"
                        + (isOwn ? " (you)" : "")
                )
            )
            return organization
        } catch {
            let isOutside = error.code == "AWSOrganizationsNotInUse"
            checks.append(
                Preflight.Check(
                    title,
                    .failed,
                    isOutside ? "account \(caller.account) is in no organization" : error.description,
                    remedy: isOutside
                        ? "Sign in to the management account of an organization."
                        : "Allow organizations:DescribeOrganization, then try again."
                )
            )
            return nil
        }
    }

    /// Reads the settings; a plain member account is refused here, since AWS tells it nothing.
    private func capabilities(_ checks: inout [Preflight.Check], isManagement: Bool) async -> Capabilities? {
        let title = "Root access"
        do throws(AWSError) {
            let capabilities = try await Capabilities.read(client)
            let isBare = !capabilities.trustedAccess
            checks.append(
                Preflight.Check(title, .passed, capabilities.words + (isBare ? "; trusted access for IAM is off" : ""))
            )
            return capabilities
        } catch {
            switch error.code {
            case "AccountNotManagementOrDelegatedAdministrator":
                checks.append(
                    Preflight.Check(
                        title,
                        .failed,
                        "this is a plain member account: AWS tells it nothing about root access management",
                        remedy: "Sign in to the management account or to the delegated administrator for IAM."
                    )
                )
                return nil
            default:
                checks.append(
                    Preflight.Check(
                        title,
                        .failed,
                        error.description,
                        remedy: error.isAccessDenied
                            ? "Allow iam:ListOrganizationsFeatures, then try again."
                            : "Try again; if it stays, give AWS Support the request ID."
                    )
                )
                return nil
            }
        }
    }

    private func delegatedAdministrators(_ checks: inout [Preflight.Check]) async -> [AccountID] {
        do throws(AWSError) {
            return try await Self.delegatedAdministrators(client)
        } catch {
            checks.append(
                Preflight.Check(
                    "Delegation",
                    .warning,
                    "the delegated administrators could not be read: \(error)",
                    remedy: "Allow organizations:ListDelegatedAdministrators to see them."
                )
            )
            return []
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
