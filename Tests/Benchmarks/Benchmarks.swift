/// Measures the built programs against the budgets of the design and prints one table; nothing is asserted.
///
/// `swift build -c release && swift run -c release benchmarks [runs]`: the median of so many runs, 3 unless told; rows
/// with a rate limit, faults or 50,000 accounts are run once.
@main
enum Benchmarks {
    /// One row: what is measured, its budget, and how.
    private struct Row {
        let name: String
        let budget: String
        var runs = 1
        let simulator: [String]
        var planned: Int?
    }

    private static let faults = ["throttle", "500", "503", "reset-before", "reset-after", "truncated"]
        .flatMap { ["--fault", "\($0)=0.02"] }

    static func main() {
        let runs = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 3
        let slow = ["--capabilities", "all", "--latency", "40"]
        func audit(_ accounts: Int, limit: Int) -> Row {
            let least = Double(accounts - limit) / Double(limit) / 0.95
            return Row(
                name: "audit \(accounts), \(limit)/s",
                budget: "\(tenths(least)) s, none failed",
                simulator: slow + ["--accounts", "\(accounts)", "--throttle", "\(limit)"]
            )
        }
        let rows = [
            Row(
                name: "audit 500, 40 ms",
                budget: "1.6 s, 0.6 s CPU, 64 MB",
                runs: runs,
                simulator: slow + ["--accounts", "500"]
            ),
            audit(500, limit: 10), audit(500, limit: 50), audit(2_000, limit: 100),
            Row(
                name: "apply 500, 40 ms",
                budget: "4 s, 64 MB",
                runs: runs,
                simulator: slow + ["--accounts", "1600"],
                planned: 500
            ),
            Row(
                name: "apply 2,000, 40 ms, faults",
                budget: "64 MB",
                simulator: slow + ["--accounts", "6300"] + faults,
                planned: 2_000
            ),
            Row(
                name: "audit 50,000, 0 ms",
                budget: "64 MB, 50 s CPU",
                simulator: ["--capabilities", "all", "--accounts", "50000"]
            ),
        ]
        line("what", "wall", "CPU", "memory", "budget", "its last words")
        for row in rows { measure(row) }
    }

    private static func measure(_ row: Row) {
        var found: [Measurement] = []
        var words = ""
        for _ in 0..<row.runs {
            let bench = Bench(row.simulator)
            if let planned = row.planned {
                let typed = bench.plan(accounts: planned)
                found.append(bench.rootward(["apply", bench.path("plan.json"), "--confirm", typed]))
                words = bench.lastOutput
            } else {
                found.append(bench.rootward(["audit"]))
                words = bench.lastWords
            }
        }
        line(
            row.name,
            "\(tenths(median(found.map(\.wall)), 100)) s",
            "\(tenths(median(found.map(\.processor)), 100)) s",
            "\(tenths(median(found.map(\.memory)))) MB",
            row.budget,
            words
        )
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func tenths(_ value: Double, _ parts: Double = 10) -> Double { (value * parts).rounded() / parts }

    private static func line(_ cells: String...) {
        let widths = [26, 9, 9, 9, 24, 0]
        let padded = zip(cells, widths).map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.count))
        }
        print(padded.joined(separator: "  "))
    }
}
