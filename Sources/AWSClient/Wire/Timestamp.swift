package import FoundationEssentials

/// Times as AWS writes them, without a formatter: arithmetic on days is exact, fast and needs no locale.
package enum Timestamp {
    /// Reads `2026-01-15T12:45:45Z`, with or without a fraction, with `Z` or an offset such as `+01:00`.
    ///
    /// Nil for anything else.
    package static func date(fromISO8601 text: String) -> Date? {
        var reader = FieldReader(text)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
            let day = reader.number(2), reader.take("T") || reader.take(" "),
            let hour = reader.number(2), reader.take(":"), let minute = reader.number(2), reader.take(":"),
            let second = reader.number(2), (1...12).contains(month), (1...31).contains(day),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        let fraction = reader.take(".") ? reader.fraction() : 0
        guard let fraction, let offset = reader.offset(), reader.isAtEnd else { return nil }
        let seconds = days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60 + second - offset
        return Date(timeIntervalSince1970: Double(seconds) + fraction)
    }

    /// Reads `Thu, 15 Jan 2026 12:30:45 GMT`, the form of HTTP's `Date` (RFC 9110 §5.6.7); nil for anything else.
    package static func date(fromHTTP text: String) -> Date? {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: String(words[2])) else {
            return nil
        }
        return date(fromISO8601: "\(words[3])-\(padded(month + 1, 2))-\(words[1])T\(words[4])Z")
    }

    /// Writes `20260115T123045Z`, the form that Signature Version 4 uses.
    package static func basic(_ date: Date) -> String {
        fields(of: date).map { Self.padded($0.value, $0.width) + $0.suffix }.joined()
    }

    /// Writes `2026-01-15T12:30:45Z`.
    package static func extended(_ date: Date) -> String {
        let suffixes = ["-", "-", "T", ":", ":", "Z"]
        return zip(fields(of: date), suffixes).map { Self.padded($0.value, $0.width) + $1 }.joined()
    }

    /// Days from 1970-01-01 in the proleptic Gregorian calendar; years begin in March, so the leap day comes last.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func fields(of date: Date) -> [(value: Int, width: Int, suffix: String)] {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - day * 86_400
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return [
            (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4, ""),
            (month, 2, ""),
            (dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2, "T"),
            (rest / 3600, 2, ""),
            (rest / 60 % 60, 2, ""),
            (rest % 60, 2, "Z"),
        ]
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// Reads a time's parts from left to right.
private struct FieldReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func number(_ width: Int) -> Int? {
        let digits = rest.prefix(width)
        guard digits.count == width, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(width)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    mutating func fraction() -> Double? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard (1...9).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        let scale = digits.reduce(1.0) { scale, _ in scale * 10 }
        return Double(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }) / scale
    }

    /// The zone's seconds ahead of UTC.
    mutating func offset() -> Int? {
        if take("Z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(2) else { return nil }
        _ = take(":")
        guard let minutes = number(2) else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
