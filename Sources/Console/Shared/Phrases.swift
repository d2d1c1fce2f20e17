import FoundationEssentials

/// How numbers, times and counts are written on every screen.
enum Phrases {
    /// A number with a comma at every thousand.
    static func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var grouped = value < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        return grouped
    }

    /// "1 account", "3 accounts".
    static func accounts(_ count: Int) -> String { counted(count, "account") }

    /// A number and its word, with an s when it is not one.
    static func counted(_ count: Int, _ word: String) -> String {
        "\(number(count)) \(word)\(count == 1 ? "" : "s")"
    }

    /// A length of time in its largest unit: "12 s", "5 min", "3 h", "4 days", "6 y".
    static func duration(_ seconds: Double) -> String {
        let seconds = Int(max(0, seconds))
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3_600: return "\(seconds / 60) min"
        case ..<172_800: return "\(seconds / 3_600) h"
        case ..<63_072_000: return "\(number(seconds / 86_400)) days"
        default: return "\(seconds / 31_536_000) y"
        }
    }

    /// How long ago something was: "3 days ago".
    static func ago(_ time: Date, now: Date) -> String {
        let seconds = now.timeIntervalSince(time)
        return seconds < 2 ? "just now" : duration(seconds) + " ago"
    }

    /// Minutes and seconds, for what is left: "0:08".
    static func clock(_ seconds: Double) -> String {
        let seconds = Int(max(0, seconds).rounded(.up))
        let (minutes, rest) = (seconds / 60, seconds % 60)
        return minutes < 60
            ? "\(minutes):\(twoDigits(rest))"
            : "\(minutes / 60):\(twoDigits(minutes % 60)):\(twoDigits(rest))"
    }

    /// A day, in UTC: "2021-03-02".
    static func day(_ time: Date) -> String { String(time.ISO8601Format().prefix(10)) }

    /// A time of day, in UTC: "04:12:31".
    static func timeOfDay(_ time: Date) -> String { String(time.ISO8601Format().dropFirst(11).prefix(8)) }

    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
