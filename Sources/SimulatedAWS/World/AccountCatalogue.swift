/// The accounts that every simulated organization starts with: every case worth practising, the telling ones first.
enum AccountCatalogue {
    /// A credential to give to an account; ages are in hours before the simulation's start.
    enum Credential {
        case password(age: Int, usedBefore: Int? = nil)
        case key(age: Int, usedBefore: Int? = nil, service: String = "s3", isActive: Bool = true)
        case virtualMFA(name: String = "root-account-mfa-device")
        case hardwareMFA
        case passkey(name: String)
        case certificate(age: Int)
    }

    /// One account before it is built.
    struct Entry {
        var name: String
        var unit: String
        var state: SimulatedAccount.State = .active
        var isInvited = false
        var credentials: [Credential] = []
    }

    private static let day = 24
    private static let year = 365 * 24

    static let entries: [Entry] = [
        Entry(
            name: "payments-prod",
            unit: "Prod",
            isInvited: true,
            credentials: [
                .password(age: 5 * year, usedBefore: 3 * day), .key(age: 4 * year, usedBefore: 2),
                .key(age: 6 * year, isActive: false), .passkey(name: "yubikey-ops"),
            ]
        ),
        Entry(name: "payments-dev", unit: "Dev"),
        Entry(name: "orders-prod", unit: "Legacy", credentials: [.password(age: 3 * year), .virtualMFA()]),
        Entry(name: "data-prod", unit: "Regulated", credentials: [.password(age: 2 * year), .hardwareMFA]),
        Entry(name: "ml-sandbox", unit: "Sandbox", credentials: [.key(age: 90 * day)]),
        Entry(
            name: "log-archive",
            unit: "Security",
            credentials: [.password(age: year, usedBefore: 200 * day), .virtualMFA()]
        ),
        Entry(name: "audit", unit: "Security"),
        Entry(name: "old-website", unit: "Suspended", state: .suspended, credentials: [.password(age: 8 * year)]),
        Entry(
            name: "moving-out",
            unit: "Suspended",
            state: .pendingClosure,
            credentials: [.password(age: 2 * year), .key(age: year, usedBefore: 400)]
        ),
        Entry(name: "closed-2025", unit: "Suspended", state: .closed),
        Entry(
            name: "network-hub",
            unit: "Network",
            credentials: [
                .password(age: 4 * year, usedBefore: year), .virtualMFA(), .virtualMFA(name: "backup-phone"),
                .hardwareMFA, .passkey(name: "safe-key"),
            ]
        ),
        Entry(name: "acquired-shop", unit: "Acquired", isInvited: true, credentials: [.key(age: 7 * year)]),
        Entry(name: "東京支店", unit: "Prod", credentials: [.password(age: year), .virtualMFA()]),
        Entry(name: "Größenwahn", unit: "Dev", credentials: [.key(age: 30 * day, usedBefore: 45 * day)]),
        Entry(name: "🚀 launch 👩🏽‍💻", unit: "Sandbox", credentials: [.passkey(name: "phone")]),
        Entry(name: "حسابات الإنتاج", unit: "Prod", isInvited: true, credentials: [.password(age: 500)]),
        Entry(name: "cafe\u{301}-Ångstro\u{308}m", unit: "Dev"),
        Entry(
            name: "evil\u{1B}[31mred\u{1B}]0;owned\u{07}\u{202E}gnp.exe\u{202C}\nline two",
            unit: "Sandbox",
            isInvited: true,
            credentials: [.password(age: 48)]
        ),
        Entry(name: "=HYPERLINK(\"http://example.com\",\"pay\")", unit: "Sandbox", credentials: [.key(age: 10)]),
        Entry(name: "Smith, Jones & \"Sons\" <Ltd>", unit: "Acquired", isInvited: true),
        Entry(name: "signed-api", unit: "Legacy", credentials: [.certificate(age: 9 * year)]),
        Entry(
            name: "soap-era",
            unit: "Infrastructure",
            credentials: [.certificate(age: 9 * year), .certificate(age: 8 * year), .key(age: 9 * year)]
        ),
        Entry(name: "restricted-lab", unit: "Restricted", credentials: [.password(age: year)]),
        Entry(
            name: "billing-exports",
            unit: "Infrastructure",
            credentials: [
                .key(age: 3 * year, usedBefore: 26, service: "iam"), .key(age: year, usedBefore: 100 * day),
            ]
        ),
        Entry(name: "identity", unit: "Security", credentials: [.virtualMFA()]),
        Entry(
            name: "everything-at-once",
            unit: "Regulated",
            credentials: [
                .password(age: 6 * year, usedBefore: 1), .key(age: 6 * year, usedBefore: 30), .key(age: 2 * year),
                .virtualMFA(), .hardwareMFA, .passkey(name: "blue-key"), .certificate(age: 6 * year),
            ]
        ),
        Entry(name: "break-glass", unit: "Security"),
        Entry(name: "sign-up-unfinished", unit: "Sandbox", state: .pendingActivation),
    ]

    /// Names for the ordinary accounts that follow.
    static let products = [
        "checkout", "catalog", "search", "pricing", "shipping", "loyalty", "reports", "mobile", "partners", "fraud",
        "email", "media", "iot", "warehouse", "support", "forecast",
    ]
}
