/// Decides what goes wrong with a request, from the seed.
struct FaultInjector {
    private var rules: [FaultRule]
    private var generator: SeededGenerator

    /// Prepares the rules.
    init(rules: [FaultRule], seed: UInt64) {
        self.rules = rules
        generator = SeededGenerator(seed: SeededGenerator.mix(seed ^ 0xFA17))
    }

    /// Replaces the rules.
    mutating func replace(with rules: [FaultRule]) {
        self.rules = rules
    }

    /// The fault of the next request for an operation; the first rule that strikes decides.
    mutating func next(for operation: String) -> FaultRule.Kind? {
        for index in rules.indices where rules[index].limit > 0 {
            guard rules[index].operation == nil || rules[index].operation == operation else { continue }
            let chance = Double(generator.next() >> 11) / Double(1 << 53)
            guard chance < rules[index].probability else { continue }
            rules[index].limit -= 1
            return rules[index].kind
        }
        return nil
    }
}
