import ArgumentParser
import RootAccess
import TerminalUI

/// `rootward status`: who calls, for which organization, and what is enabled.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell who you are, which organization this is, and what is enabled.",
        discussion: "Exit codes: 0 it was read, 1 it could not be read, 2 wrong usage."
    )

    @OptionGroup var connecting: ConnectingOptions

    @Option(help: "How to print it.")
    var format = DocumentFormat.text

    func run() throws {
        let client = try connecting.connection().client
        let preflight = Process.wait { await PreflightChecker(client: client).check() }
        if format == .json {
            StandardOutput.write(try HarmlessJSON.encode(StatusDocument(preflight), isPretty: true) + [0x0A])
        } else {
            Self.print(preflight)
        }
        guard preflight.context != nil else { throw ExitCode(1) }
    }

    private static func print(_ preflight: Preflight) {
        for check in preflight.checks {
            let mark =
                switch check.verdict {
                case .passed: "ok"
                case .warning: "!"
                case .failed: "no"
                case .notChecked: "?"
                }
            let title = check.title + String(repeating: " ", count: max(0, 14 - check.title.count))
            let lines = check.detail.split(separator: "\n").map(String.init)
            StandardOutput.print("\(mark.count == 1 ? " " : "")\(mark)  \(title) \(lines.first ?? "")")
            for more in lines.dropFirst() { StandardOutput.print("    \(String(repeating: " ", count: 15))\(more)") }
            if let remedy = check.remedy { StandardOutput.print("    \(String(repeating: " ", count: 15))\(remedy)") }
        }
        guard let context = preflight.context else { return }
        func onOff(_ isOn: Bool) -> String { isOn ? "on" : "off" }
        StandardOutput.print("")
        StandardOutput.print("Organization                        \(context.organization.id)")
        StandardOutput.print("Management account                  \(context.organization.managementAccount)")
        let standing = context.standing == .management ? "management account" : "delegated administrator"
        StandardOutput.print("Signed in to                        \(context.caller.account) (\(standing))")
        StandardOutput.print("Trusted access for IAM              \(onOff(context.capabilities.trustedAccess))")
        StandardOutput.print(
            "Root credentials management         \(onOff(context.capabilities.rootCredentialsManagement))"
        )
        StandardOutput.print("Privileged root actions in members  \(onOff(context.capabilities.rootSessions))")
        let administrators = context.delegatedAdministrators.map(\.text).joined(separator: ", ")
        StandardOutput.print("Delegated administrators            \(administrators.isEmpty ? "none" : administrators)")
    }
}

/// What `rootward status --format json` prints; what was not read is null.
private struct StatusDocument: Encodable {
    struct Check: Encodable {
        let title: String
        let verdict: String
        let detail: String
        let remedy: String?
    }

    let checks: [Check]
    let context: Preflight.Context?

    init(_ preflight: Preflight) {
        checks = preflight.checks.map { check in
            let verdict =
                switch check.verdict {
                case .passed: "passed"
                case .warning: "warning"
                case .failed: "failed"
                case .notChecked: "notChecked"
                }
            return Check(title: check.title, verdict: verdict, detail: check.detail, remedy: check.remedy)
        }
        context = preflight.context
    }

    private enum Key: String, CodingKey {
        case caller, organization, managementAccount, standing, trustedAccess, rootCredentialsManagement, rootSessions
        case delegatedAdministrators, checks
    }

    private enum CallerKey: String, CodingKey {
        case arn, account
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        if let caller = context?.caller {
            var nested = values.nestedContainer(keyedBy: CallerKey.self, forKey: .caller)
            try nested.encode(caller.arn, forKey: .arn)
            try nested.encode(caller.account.text, forKey: .account)
        } else {
            try values.encodeNil(forKey: .caller)
        }
        try values.encode(context?.organization.id, forKey: .organization)
        try values.encode(context?.organization.managementAccount.text, forKey: .managementAccount)
        let standing = context.map { $0.standing == .management ? "management" : "delegatedAdministrator" }
        try values.encode(standing, forKey: .standing)
        try values.encode(context?.capabilities.trustedAccess, forKey: .trustedAccess)
        try values.encode(context?.capabilities.rootCredentialsManagement, forKey: .rootCredentialsManagement)
        try values.encode(context?.capabilities.rootSessions, forKey: .rootSessions)
        try values.encode(context?.delegatedAdministrators.map(\.text), forKey: .delegatedAdministrators)
        try values.encode(checks, forKey: .checks)
    }
}
