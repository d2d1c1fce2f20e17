import ArgumentParser
import Platform
import RootAccess

/// `rootward plan`: find out what an action would delete, and save it for review.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Find exactly what an action would delete and save it as a plan; changes nothing.",
        discussion: """
            The plan lists every password, key, certificate and MFA device with its age and last use. Review it, then
            run it with rootward apply within a day.

            Exit codes: 0 every account asked for was looked at, 1 some could not be, 2 wrong usage or refused.
            """,
        subcommands: [DeleteRootCredentials.self]
    )

    /// `rootward plan delete-root-credentials`.
    struct DeleteRootCredentials: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete-root-credentials",
            abstract: "Plan to delete root passwords, access keys, signing certificates and MFA devices."
        )

        @OptionGroup var connecting: ConnectingOptions

        @Option(help: "Account IDs, separated by commas, or all.")
        var accounts = "all"

        @Option(help: "Only accounts in this OU or below it.")
        var ou: String?

        @Option(help: "Only these kinds, separated by commas: password, keys, mfa, certificates.")
        var kinds = "password,keys,mfa,certificates"

        @Option(help: "Where to save the plan.")
        var out: String

        @Flag(help: "Say yes to deleting what was used recently; such accounts are left out otherwise.")
        var includeRecentlyUsed = false

        @Flag(help: "Say yes to acting on the exclusion list; such accounts are left out otherwise.")
        var includeExcluded = false

        @Flag(help: "Say yes to acting on a large share of the organization at once.")
        var largeShare = false

        @Flag(help: "Say yes to deleting what nobody can recover, where privileged root actions are off.")
        var withoutRecovery = false

        func validate() throws {
            _ = try AccountSelection(accounts)
            _ = try Self.kinds(kinds)
        }

        func run() throws {
            let selection = try AccountSelection(accounts)
            let kinds = try Self.kinds(kinds)
            let connection = try connecting.connection()
            let (ou, acknowledged) = (ou, acknowledged)
            let result = Process.wait {
                await Planning(connection).plan(
                    selection,
                    below: ou,
                    kinds: kinds,
                    leavesOut: Set([.recentUse, .excluded]).subtracting(acknowledged)
                )
            }
            let planning = try result.mapError { Refusal("\(HarmlessText($0.description))") }.get()
            let plan = planning.plan
            for met in plan.guards(connection.configuration) where !acknowledged.contains(met.kind) {
                throw Refusal("No plan was made. \(met.reason) \(Self.wayOut(of: met.kind))")
            }
            let bytes = try SavedPlan(plan: plan, acknowledged: acknowledged).encoded()
            try Self.refuseForeign(out)
            do throws(SystemError) {
                try PrivateFiles.write(bytes, to: out)
            } catch {
                throw Refusal("The plan could not be saved. \(error)")
            }
            tell(planning)
            guard planning.isComplete else { throw ExitCode(1) }
        }

        /// A plan may replace a plan or an empty file, and nothing else that somebody may need.
        private static func refuseForeign(_ path: String) throws {
            guard let old = try? PrivateFiles.read(path), !old.isEmpty, (try? SavedPlan(file: old)) == nil else {
                return
            }
            throw Refusal("\(path) is there already and is not a plan. Name another file.")
        }

        private var acknowledged: Set<Guard.Kind> {
            let flags: [(Bool, Guard.Kind)] = [
                (includeRecentlyUsed, .recentUse), (includeExcluded, .excluded), (largeShare, .largeShare),
                (withoutRecovery, .noRecovery),
            ]
            return Set(flags.filter(\.0).map(\.1))
        }

        private static func wayOut(of kind: Guard.Kind) -> String {
            switch kind {
            case .recentUse: "Say --include-recently-used, or leave them out."
            case .excluded: "Say --include-excluded, or leave them out."
            case .largeShare: "Say --large-share, or plan a part: --ou, --accounts."
            case .noRecovery: "Enable them (run rootward), or say --without-recovery."
            }
        }

        private func tell(_ planning: Planning.Outcome) {
            let plan = planning.plan
            for left in plan.leftOut where left.reason != .nothingToDelete {
                StandardError.print(
                    "left out: \(left.id) \(HarmlessText(left.name)): \(HarmlessText(left.reason.words))"
                )
            }
            for id in planning.unknown { StandardError.print("left out: \(id): not in this organization") }
            let nothing = plan.leftOut.count { $0.reason == .nothingToDelete }
            if nothing > 0 { StandardError.print("\(nothing) accounts have nothing to delete.") }
            let counts = CredentialKind.deletionOrder.map { ($0, plan.count(of: $0)) }.filter { $0.1 > 0 }
                .map { $0.0.counted($0.1) }.joined(separator: ", ")
            guard !plan.accounts.isEmpty else {
                StandardError.print("The plan holds nothing to do; it is saved in \(out).")
                return
            }
            StandardError.print("\(plan.accounts.count) accounts, \(plan.itemCount) items: \(counts).")
            StandardError.print(
                "Review \(out), then: rootward apply \(out) --confirm \(Confirmation.requiredText(for: plan))"
            )
        }

        private static func kinds(_ text: String) throws -> Set<CredentialKind> {
            var kinds: Set<CredentialKind> = []
            for word in text.split(separator: ",", omittingEmptySubsequences: false) {
                switch word {
                case "password": kinds.insert(.password)
                case "keys": kinds.insert(.accessKey)
                case "mfa": kinds.insert(.mfaDevice)
                case "certificates": kinds.insert(.signingCertificate)
                default:
                    throw ValidationError("\"\(word)\" is no kind: choose from password, keys, mfa, certificates.")
                }
            }
            return kinds
        }
    }
}
