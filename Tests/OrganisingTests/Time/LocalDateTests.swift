import Foundation
import Testing

@testable import Organising

@Suite struct LocalDateTests {
    @Test func everyDayOfFourCenturiesAgreesWithFoundationsCalendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        let utc = try #require(TimeZone(identifier: "UTC"))
        calendar.timeZone = utc
        let first = try #require(LocalDate(year: 1826, month: 1, day: 1))
        let last = try #require(LocalDate(year: 2226, month: 12, day: 31))
        // Foundation is slow: it is asked every 11th day, which meets every day of the month and of the week.
        for date in stride(from: first, through: last, by: 11) {
            let instant = Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: instant)
            #expect(parts.year == date.year && parts.month == date.month && parts.day == date.day)
            #expect(parts.weekday == date.weekday.rawValue % 7 + 1)
        }
    }

    @Test func everyDayOfFourCenturiesReadsBackToItself() throws {
        let first = try #require(LocalDate(year: 1826, month: 1, day: 1))
        for date in first..<first.advanced(by: 146_097) {
            let (year, month, day) = date.civil
            let again = LocalDate(year: year, month: month, day: day)
            #expect(again == date)
            let read = LocalDate(date.description)
            #expect(read == date)
        }
    }

    @Test(arguments: [
        "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-06-00", "0000-01-01", "2026-6-6",
        "2026-06-06 ", "26-06-06", "2026/06/06", "2026-06", "2026-06-06-06", "+026-06-06", "", "-", "٢٠٢٦-٠٦-٠٦",
    ])
    func aTextThatIsNoDayIsRefused(_ text: String) {
        #expect(LocalDate(text) == nil)
    }

    @Test(arguments: [
        ("2024-02-29", 4), ("2000-02-29", 2), ("2026-06-06", 6), ("2026-12-31", 4), ("1970-01-01", 4),
        ("0001-01-01", 1),
        ("9999-12-31", 5),
    ])
    func aDayKnowsItsWeekday(_ text: String, _ weekday: Int) throws {
        let date = try day(text)
        #expect(date.weekday.rawValue == weekday)
        #expect(date.description == text)
    }

    @Test(arguments: [
        ("2026-02-28", 1, "2026-03-01"), ("2024-02-28", 1, "2024-02-29"), ("2026-12-31", 1, "2027-01-01"),
        ("2026-01-01", -1, "2025-12-31"), ("2026-06-06", 365, "2027-06-06"), ("2028-03-01", -1, "2028-02-29"),
    ])
    func countingDaysCrossesMonthsAndYears(_ from: String, _ days: Int, _ to: String) throws {
        let (from, to) = (try day(from), try day(to))
        #expect(from.advanced(by: days) == to)
        #expect(from.distance(to: to) == days)
        #expect((from < to) == (days > 0))
    }

    @Test func aWeekBeginsOnItsMonday() throws {
        let saturday = try day("2026-06-06")
        #expect(saturday.monday.description == "2026-06-01")
        #expect(saturday.coming(.saturday) == saturday)
        #expect(saturday.coming(.friday).description == "2026-06-12")
    }

    @Test(arguments: ["24:00", "9:30", "09:60", "0930", "", ":", "09:3", "-1:00", "09:30:00"])
    func aTextThatIsNoTimeIsRefused(_ text: String) {
        #expect(LocalTime(text) == nil)
    }

    @Test func everyMinuteOfTheDayReadsBackToItself() throws {
        for hour in 0...23 {
            for minute in 0...59 {
                let time = try #require(LocalTime(hour: hour, minute: minute))
                #expect(LocalTime(time.description) == time)
                #expect((time.hour, time.minute) == (hour, minute))
            }
        }
    }

    @Test(arguments: ["2026-06-06T14:00", "1969-12-31T23:59", "2024-02-29T00:00"])
    func aMomentIsKeptAsItsText(_ text: String) throws {
        let written = try moment(text)
        #expect(written.description == text)
        let json = try JSONEncoder().encode(EventTime(start: written))
        #expect(try JSONDecoder().decode(EventTime.self, from: json).start == written)
        #expect(LocalDateTime(minuteNumber: written.minuteNumber) == written)
    }

    @Test(arguments: [#""2026-02-30""#, #""""#, "7"]) func aCorruptedDayIsNotDecoded(_ json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(LocalDate.self, from: Data(json.utf8)) }
    }
}
