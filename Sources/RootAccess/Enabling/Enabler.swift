package import AWSClient

/// Carries out an enable plan that a person confirmed, and reads back what AWS says is on.
package struct Enabler: Sendable {
    private let client: AWSClient

    /// Makes an enabler that calls as the client's own credentials.
    package init(client: AWSClient) {
        self.client = client
    }

    /// Makes the confirmed plan's calls in order and stops at the first that fails; then reads back what is on.
    package func carryOut(_ confirmation: EnableConfirmation) async -> EnableOutcome {
        let plan = confirmation.plan
        let changing = client.permittingChanges()
        var steps: [(step: EnablePlan.Step, outcome: EnableOutcome.StepOutcome)] = []
        var hasFailed = false
        for step in plan.steps {
            if hasFailed {
                steps.append((step, .notMade))
                continue
            }
            do throws(AWSError) {
                steps.append((step, .done(requestID: try await make(step, changing))))
            } catch {
                steps.append((step, .failed(Problem(error))))
                hasFailed = true
            }
        }
        return await readBack(steps)
    }

    private func make(_ step: EnablePlan.Step, _ client: AWSClient) async throws(AWSError) -> String? {
        let principal = "iam.amazonaws.com"
        switch step {
        case .enableTrustedAccess:
            let operation = Organizations.EnableAWSServiceAccess(servicePrincipal: principal)
            return try await client.exchange(operation).requestID
        case .enableRootCredentialsManagement:
            return try await client.exchange(IAM.EnableOrganizationsRootCredentialsManagement()).requestID
        case .enableRootSessions:
            return try await client.exchange(IAM.EnableOrganizationsRootSessions()).requestID
        case .registerDelegatedAdministrator(let account):
            let operation = Organizations.RegisterDelegatedAdministrator(
                accountID: account,
                servicePrincipal: principal
            )
            do throws(AWSError) {
                return try await client.exchange(operation).requestID
            } catch {
                // Somebody else, or an attempt of ours whose answer was lost, has done it.
                guard error.code == "AccountAlreadyRegistered" else { throw error }
                return error.requestID
            }
        }
    }

    private func readBack(
        _ steps: [(step: EnablePlan.Step, outcome: EnableOutcome.StepOutcome)]
    ) async -> EnableOutcome {
        do throws(AWSError) {
            return EnableOutcome(
                steps: steps,
                capabilities: try await Capabilities.read(client),
                delegatedAdministrators: try await PreflightChecker.delegatedAdministrators(client),
                readBackProblem: nil
            )
        } catch {
            return EnableOutcome(
                steps: steps,
                capabilities: nil,
                delegatedAdministrators: nil,
                readBackProblem: Problem(error)
            )
        }
    }
}
