import AWSClient

// What each answer means: one check, and what follows from it.
extension PreflightChecker {
    static func caller(
        _ answer: Result<STS.GetCallerIdentity.Output, AWSError>,
        _ checks: inout [Preflight.Check]
    ) -> Caller? {
        do throws(AWSError) {
            let identity = try answer.get()
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

    static func organization(
        _ answer: Result<Organizations.Organization, AWSError>,
        _ checks: inout [Preflight.Check],
        caller: Caller
    ) -> Organization? {
        let title = "Organization"
        do throws(AWSError) {
            let answer = try answer.get()
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
    static func capabilities(
        _ answer: Result<Capabilities, AWSError>,
        _ checks: inout [Preflight.Check]
    ) -> Capabilities? {
        let title = "Root access"
        do throws(AWSError) {
            let capabilities = try answer.get()
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

    static func administrators(
        _ answer: Result<[AccountID], AWSError>,
        _ checks: inout [Preflight.Check]
    ) -> [AccountID] {
        do throws(AWSError) {
            return try answer.get()
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
}
