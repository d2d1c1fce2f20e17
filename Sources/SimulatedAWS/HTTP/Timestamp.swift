/// Moments as whole seconds since 1970, in the spellings that AWS's protocols use; always UTC.
enum Timestamp {
    /// The calendar day and time of day of a moment.
    struct Parts: Equatable {
        var year: Int
        var month: Int
        var day: Int
        var secondOfDay: Int
    }

    /// Splits a moment into its calendar parts.
    ///
    /// The arithmetic counts 400-year cycles from 1 March of year 0, so that a leap day ends a cycle.
    static func parts(_ seconds: Int) -> Parts {
        let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return Parts(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1,
            secondOfDay: seconds - days * 86_400
        )
    }

    /// The moment of a calendar day and time.
    static func seconds(_ parts: Parts) -> Int {
        let year = parts.month <= 2 ? parts.year - 1 : parts.year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (parts.month > 2 ? parts.month - 3 : parts.month + 9) + 2) / 5 + parts.day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return (era * 146_097 + dayOfEra - 719_468) * 86_400 + parts.secondOfDay
    }

    /// `20260115T123045Z`, as in `X-Amz-Date`.
    static func basic(_ seconds: Int) -> String {
        let parts = parts(seconds)
        return ASCII.decimal(parts.year, digits: 4) + ASCII.decimal(parts.month, digits: 2)
            + ASCII.decimal(parts.day, digits: 2) + "T" + clock(parts.secondOfDay, separator: "") + "Z"
    }

    /// `2026-01-15T12:30:45Z`, as in XML answers.
    static func extended(_ seconds: Int) -> String {
        let parts = parts(seconds)
        return ASCII.decimal(parts.year, digits: 4) + "-" + ASCII.decimal(parts.month, digits: 2) + "-"
            + ASCII.decimal(parts.day, digits: 2) + "T" + clock(parts.secondOfDay, separator: ":") + "Z"
    }

    /// `Thu, 15 Jan 2026 12:30:45 GMT`, as in the `Date` header (RFC 9110, section 5.6.7).
    static func http(_ seconds: Int) -> String {
        let parts = parts(seconds)
        let days = (seconds - parts.secondOfDay) / 86_400
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((days % 7) + 7) % 7]
        let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return weekday + ", " + ASCII.decimal(parts.day, digits: 2) + " " + month[parts.month - 1] + " "
            + ASCII.decimal(parts.year, digits: 4) + " " + clock(parts.secondOfDay, separator: ":") + " GMT"
    }

    /// Reads `20260115T123045Z` or `2026-01-15T12:30:45Z`; `nil` when it is neither.
    static func parse(_ text: String) -> Int? {
        var bytes = Array(text.utf8)
        bytes.removeAll { $0 == 45 || $0 == 58 }
        guard bytes.count == 16, bytes[8] == 84, bytes[15] == 90 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
            let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
        else { return nil }
        return seconds(Parts(year: year, month: month, day: day, secondOfDay: hour * 3_600 + minute * 60 + second))
    }

    private static func clock(_ second: Int, separator: String) -> String {
        ASCII.decimal(second / 3_600, digits: 2) + separator + ASCII.decimal(second / 60 % 60, digits: 2) + separator
            + ASCII.decimal(second % 60, digits: 2)
    }
}
