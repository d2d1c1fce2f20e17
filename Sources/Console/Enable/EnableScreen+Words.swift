import RootAccess
import TerminalUI

extension EnableScreen {
    /// What was checked, and what stands in the way.
    func factLines(_ shared: Shared) -> [Line] {
        let on = context.capabilities
        let isManagement = context.standing == .management
        var lines = [
            fact(context.organization.hasAllFeatures, "Organization has all features enabled"),
            isManagement
                ? fact(true, "Caller is the management account")
                : fact(false, "Caller is a delegated administrator, not the management account"),
            on.trustedAccess
                ? fact(true, "Trusted access for IAM is on")
                : Line([.init("· ", .muted), .init("Trusted access for IAM is off: enabling turns it on")]),
        ]
        if let obstacle = obstacle(shared) { lines.append(Line(obstacle, .danger)) }
        return lines
    }

    /// The same where there is little room; here all of the first two are good, or the wizard ends at the check.
    var shortFactLines: [Line] {
        let all = Line([.init("✓ ", .good), .init("all features  "), .init("✓ ", .good), .init("management account")])
        return context.capabilities.trustedAccess
            ? [all, fact(true, "Trusted access is on")]
            : [all, Line([.init("· ", .muted), .init("Trusted access for IAM is off")])]
    }

    /// That nothing can be changed, at the first step as well as at the last.
    static func readOnly(_ isSpacious: Bool) -> Line {
        Line(
            isSpacious
                ? "rootward runs with --read-only: nothing can be enabled." : "--read-only: nothing can be enabled.",
            .warning
        )
    }

    private func fact(_ isGood: Bool, _ text: Text) -> Line {
        Line([.init(isGood ? "✓ " : "✗ ", isGood ? .good : .danger), .init(text)])
    }

    /// The calls that will be made and what they do not do.
    func reviewLines(_ shared: Shared) -> [Line] {
        let steps = plan.steps
        guard !steps.isEmpty else {
            return ["Everything that was chosen is on already: no call will be made.", "⏎ goes on to the accounts."]
        }
        var lines: [Line] = ["These calls will be made, in this order:"]
        let width = (steps.filter { !$0.argument.isEmpty }.map { Text($0.call).width }.max() ?? 0) + 2
        for (index, step) in steps.enumerated() {
            let call = Text(step.call).padded(to: width)
            let whole = Line([.init("  \(index + 1)  ", .muted), .init(call), .init(Text(step.argument), .muted)])
            if whole.width <= shared.size.columns - 5 {
                lines.append(whole)
            } else {
                lines.append(Line([.init("\u{A0}\u{A0}\(index + 1)\u{A0}\u{A0}", .muted), .init(Text(step.call))]))
                if !step.argument.isEmpty { lines.append(Line("     " + Text(step.argument), .muted)) }
            }
        }
        if delegate == nil { lines.append(Line("  –  no delegated administrator", .muted)) }
        lines.append(Line("Nothing is deleted."))
        if shared.settings.isReadOnly {
            lines.append(Self.readOnly(shared.size.columns >= 60))
        }
        lines.append(Line(.empty))
        return lines
    }

    func resultLines(_ shared: Shared) -> [Line] {
        if let problem {
            return [
                Line("Nothing is known of what was enabled.", .danger), Line(Text(problem.description)), Line(.empty),
                Line("Open the wizard again with e: it reads what is on.", .muted),
            ]
        }
        guard let outcome else { return [] }
        var lines: [Line] = []
        for (step, result) in outcome.steps {
            switch result {
            case .done: lines.append(Line([.init("✓\u{A0}", .good), .init(Text(step.call))]))
            case .failed(let problem):
                lines.append(Line([.init("✗\u{A0}", .danger), .init(Text(step.call))]))
                lines.append(Line("  " + Text(problem.description), .danger))
            case .notMade: lines.append(Line([.init("– ", .muted), .init(Text(step.call) + " was not made", .muted)]))
            }
        }
        lines.append(Line(.empty))
        guard let now = outcome.capabilities else {
            let why = outcome.readBackProblem?.description ?? "AWS did not answer."
            return lines + [Line("What is on could not be read back.", .warning), Line(Text(why))]
        }
        lines.append(Line("Read back from AWS:", .title))
        lines.append(fact(now.trustedAccess, now.trustedAccess ? "Trusted access is on" : "Trusted access is off"))
        lines.append(capability(now.rootCredentialsManagement, "Root credentials management"))
        lines.append(capability(now.rootSessions, "Privileged root actions in member accounts"))
        for id in outcome.delegatedAdministrators ?? [] {
            lines.append(fact(true, Text("Delegated administrator \(id.text)")))
        }
        let next: Text =
            now.rootCredentialsManagement
            ? "Next: audit every member account." : "Accounts can't be checked while it is off."
        return lines + [Line(.empty), Line("Nothing was deleted. " + next)]
    }

    private func capability(_ isOn: Bool, _ title: Text) -> Line {
        isOn ? fact(true, title + " is on") : Line([.init("· ", .muted), .init(title + " is off")])
    }
}
