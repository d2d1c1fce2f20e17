/// Builds the accounts of a simulated organization, the same ones for the same seed, count and starting time.
struct AccountBuilder {
    private var generator: SeededGenerator
    private let now: Int
    private let unitPositions: [String: Int]
    private let ordinaryUnits: [Int]

    /// Prepares to build into the given units; `now` is in seconds since 1970.
    init(seed: UInt64, now: Int, units: [OrganizationalUnit]) {
        generator = SeededGenerator(seed: seed)
        self.now = now
        unitPositions = Dictionary(
            units.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        let special: Set = ["Root", "Legacy", "Acquired", "Suspended", "Restricted", "Workloads"]
        ordinaryUnits = units.indices.filter { !special.contains(units[$0].name) }
    }

    /// The management account, then as many member accounts as asked for.
    mutating func build(count: Int, management: UInt64) -> [SimulatedAccount] {
        var accounts: [SimulatedAccount] = []
        accounts.reserveCapacity(count + 1)
        var credentials = RootCredentials()
        give(.password(age: 70_000, usedBefore: 900), to: &credentials, of: management)
        give(.hardwareMFA, to: &credentials, of: management)
        accounts.append(
            SimulatedAccount(
                number: management,
                name: "management",
                state: .active,
                isInvited: false,
                joined: moment(hoursAgo: 70_000),
                unit: 0,
                credentials: credentials
            )
        )
        for index in 0..<count {
            let number = Self.number(index)
            let entry = index < AccountCatalogue.entries.count ? AccountCatalogue.entries[index] : ordinary(index)
            accounts.append(account(entry, number: number))
        }
        return accounts
    }

    /// The first five accounts have numbers that a person can remember; the others step through all that there are.
    private static func number(_ index: Int) -> UInt64 {
        let memorable: [UInt64] = [222_222_222_222, 333_333_333_333, 444_444_444_444, 555_555_555_555, 666_666_666_666]
        guard index >= memorable.count else { return memorable[index] }
        // The step has no factor in common with the range, so that no number comes twice. The offset keeps the first
        // hundred million numbers away from the memorable ones and the management account's.
        return 100_000_000_000 + (UInt64(index) &* 7_368_787_231 &+ 350_012_345_678) % 900_000_000_000
    }

    private mutating func ordinary(_ index: Int) -> AccountCatalogue.Entry {
        let product = AccountCatalogue.products[generator.below(AccountCatalogue.products.count)]
        let stage = ["prod", "dev", "test"][generator.below(3)]
        var entry = AccountCatalogue.Entry(name: "\(product)-\(stage)-\(index + 1)", unit: "")
        entry.isInvited = generator.percent(12)
        let age = 1_000 + generator.below(60_000)
        if generator.percent(20) {
            entry.credentials.append(
                .password(age: age, usedBefore: generator.percent(50) ? generator.below(age) : nil)
            )
        }
        if generator.percent(6) {
            for _ in 0...generator.below(2) {
                entry.credentials.append(
                    .key(
                        age: age,
                        usedBefore: generator.percent(50) ? generator.below(age) : nil,
                        isActive: generator.percent(70)
                    )
                )
            }
        }
        if generator.percent(9) {
            switch generator.below(3) {
            case 0: entry.credentials.append(.virtualMFA())
            case 1: entry.credentials.append(.hardwareMFA)
            default: entry.credentials.append(.passkey(name: "key-\(index)"))
            }
        }
        if generator.percent(2) { entry.credentials.append(.certificate(age: age)) }
        // A few ordinary accounts stand where the rules bite.
        switch generator.below(200) {
        case 0, 1: entry.unit = "Legacy"
        case 2: (entry.unit, entry.state) = ("Suspended", .suspended)
        default: break
        }
        return entry
    }

    private mutating func account(_ entry: AccountCatalogue.Entry, number: UInt64) -> SimulatedAccount {
        var credentials = RootCredentials()
        for credential in entry.credentials { give(credential, to: &credentials, of: number) }
        return SimulatedAccount(
            number: number,
            name: entry.name,
            state: entry.state,
            isInvited: entry.isInvited,
            joined: moment(hoursAgo: 61_000 + generator.below(9_000)),
            unit: unitPositions[entry.unit] ?? ordinaryUnits[generator.below(ordinaryUnits.count)],
            credentials: credentials
        )
    }

    private mutating func give(
        _ credential: AccountCatalogue.Credential,
        to all: inout RootCredentials,
        of number: UInt64
    ) {
        let account = SimulatedAccount.id(number)
        switch credential {
        case .password(let age, let used):
            all.password = .init(created: moment(hoursAgo: age), lastUsed: used.map(moment))
        case .key(let age, let used, let service, let isActive):
            all.accessKeys.append(
                .init(
                    id: "AKIA" + generator.identifier(16),
                    isActive: isActive,
                    created: moment(hoursAgo: age),
                    lastUse: used.map { .init(time: moment(hoursAgo: $0), service: service, region: "eu-west-1") }
                )
            )
        case .virtualMFA(let name):
            all.mfaDevices.append(
                .init(serialNumber: "arn:aws:iam::\(account):mfa/\(name)", enabled: moment(hoursAgo: 9_000))
            )
        case .hardwareMFA:
            let digits = ASCII.decimal(generator.below(100_000_000), digits: 8)
            all.mfaDevices.append(.init(serialNumber: "GAHT\(digits)", enabled: moment(hoursAgo: 20_000)))
        case .passkey(let name):
            let serial = "arn:aws:iam::\(account):u2f/root/\(name)-\(generator.identifier(26))"
            all.mfaDevices.append(.init(serialNumber: serial, enabled: moment(hoursAgo: 3_000)))
        case .certificate(let age):
            all.signingCertificates.append(
                .init(id: generator.identifier(32), isActive: true, uploaded: moment(hoursAgo: age))
            )
        }
    }

    private func moment(hoursAgo hours: Int) -> UInt32 {
        UInt32(clamping: now - hours * 3_600 - 60)
    }
}
