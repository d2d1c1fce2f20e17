import AWSClient
import FoundationEssentials
import Testing

@Suite("Timestamps")
struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-01-15T12:30:45Z", 1_768_480_245),
        ("2026-01-15T12:30:45.000Z", 1_768_480_245),
        ("2026-01-15T12:30:45.5Z", 1_768_480_245.5),
        ("2026-01-15T13:30:45+01:00", 1_768_480_245),
        ("2026-01-15T11:30:45-0100", 1_768_480_245),
        ("2024-02-29T23:59:59Z", 1_709_251_199),
        ("2000-03-01T00:00:00Z", 951_868_800),
        ("1969-12-31T23:59:59Z", -1),
    ])
    func `an ISO 8601 time is read`(_ text: String, _ seconds: Double) {
        #expect(Timestamp.date(fromISO8601: text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "N/A", "2026-01-15", "2026-01-15T12:30:45", "2026-13-15T12:30:45Z", "2026-01-15T25:30:45Z",
        "2026-01-15T12:30:45Zx", "2026-01-15T12:30:45.Z", "２026-01-15T12:30:45Z",
    ])
    func `anything else is no time`(_ text: String) {
        #expect(Timestamp.date(fromISO8601: text) == nil)
    }

    @Test func `every day of a hundred years is written as it is read`() {
        for day in stride(from: 0, to: 36_525 * 86_400, by: 86_400 * 13 + 3601) {
            let date = Date(timeIntervalSince1970: Double(day))
            #expect(Timestamp.date(fromISO8601: Timestamp.extended(date)) == date)
        }
        #expect(Timestamp.basic(Date(timeIntervalSince1970: 1_768_480_245.9)) == "20260115T123045Z")
    }
}
