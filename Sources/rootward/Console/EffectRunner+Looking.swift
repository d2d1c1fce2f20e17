import Console
import FoundationEssentials
import Platform
import RootAccess

// Effects that read and change nothing.
extension EffectRunner {
    /// Looks who is calling; what earlier runs left behind is told first, since the screen after this one asks about it.
    func preflight(_ generation: Int) async {
        async let looking = PreflightChecker(client: connection.client).check()
        do throws(Problem) {
            let unfinished = try connection.state.journals.unfinishedRuns()
            if !unfinished.isEmpty { post(.unfinishedRuns(unfinished)) }
        } catch {
            post(.noted(error.description))
        }
        let preflight = await looking
        state.withLock { $0.context = preflight.context }
        post(.preflight(generation: generation, preflight, credentialsExpire: await connection.expiration()))
    }

    /// Lists and audits at the same time: listing never waits for an audit that is slowed down.
    func load(_ generation: Int, auditing: Bool) {
        let (stream, listed) = AsyncStream.makeStream(of: Account.self)
        let task = Task {
            async let units: Void = loadUnits(generation)
            async let audit: Void = auditAsTheyCome(generation, auditing ? stream : nil)
            let reader = OrganizationReader(client: connection.client)
            do throws(Problem) {
                try await reader.accounts { page in
                    let accounts = page
                    state.withLock { state in
                        for account in accounts { state.accounts[account.id] = account }
                    }
                    post(.accounts(generation: generation, accounts))
                    for account in accounts { listed.yield(account) }
                }
                post(.listed(generation: generation, nil))
            } catch {
                post(.listed(generation: generation, error))
            }
            listed.finish()
            _ = await (units, audit)
        }
        // A newer look makes the older one pointless; its late answers are dropped by their generation.
        state.withLock { state in
            let older = state.listing
            state.listing = task
            return older
        }?.cancel()
    }

    func loadUnits(_ generation: Int) async {
        do throws(Problem) {
            try await OrganizationReader(client: connection.client).units { found in
                post(.units(generation: generation, found))
            }
        } catch {
            if error.kind != .cancelled { post(.noted("The names of the units could not be read. \(error)")) }
        }
    }

    func auditAsTheyCome(_ generation: Int, _ accounts: AsyncStream<Account>?) async {
        guard let accounts, let auditor else { return }
        await auditor.audit(accounts, readsDetails: false) { [post, time = connection.time] account, status in
            post(.audited(generation: generation, [(account.id, status)], at: time.now()))
        }
        post(.auditEnded(generation: generation))
    }

    func audit(_ generation: Int, _ ids: [AccountID]) async {
        let (stream, continuation) = AsyncStream.makeStream(of: Account.self)
        for account in accounts(ids) { continuation.yield(account) }
        continuation.finish()
        await auditAsTheyCome(generation, stream)
    }

    func readDetails(_ generation: Int, _ id: AccountID) async {
        guard let auditor, let account = accounts([id]).first else { return }
        let status = await auditor.details(of: account)
        post(.details(generation: generation, id, status, at: connection.time.now()))
    }

    func lookAgain(_ generation: Int, _ runID: String) async {
        do throws(Problem) {
            let record = try connection.state.journals.record(of: runID)
            await audit(generation, record.plan.accounts.map(\.id))
        } catch {
            post(.failed(generation: generation, error))
        }
    }

    func readRun(_ generation: Int, _ runID: String) {
        do throws(Problem) {
            let record = try connection.state.journals.record(of: runID)
            if let damage = record.damage {
                throw Problem(.local, "The journal of run \(runID) is damaged: line \(damage.line) \(damage.flaw).")
            }
            post(.resumable(generation: generation, record))
        } catch {
            post(.failed(generation: generation, error))
        }
    }

    func forget(_ runID: String) {
        do throws(Problem) {
            try connection.state.journals.leave(runID)
        } catch {
            post(.noted(error.description))
        }
    }
}
