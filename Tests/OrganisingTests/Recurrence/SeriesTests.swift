import Foundation
import Testing

@testable import Organising

/// Every second Tuesday of the month, 19:00 to 21:00, from 14 July 2026.
func meetings(until end: String = "") throws -> Series {
    let start = EventTime(start: try moment("2026-07-14T19:00"), end: try moment("2026-07-14T21:00"))
    return Series(start: start, rule: try RecurrenceRule(rrule: "FREQ=MONTHLY;BYDAY=2TU" + end), in: try london())
}

@Suite struct SeriesTests {
    @Test func occurrencesHaveTheLengthOfTheFirst() throws {
        let found = try meetings().occurrences(in: try day("2026-08-01")...(try day("2026-10-31")))
        #expect(
            found.map(\.time.longText) == [
                "Tuesday 11 August 2026, 7pm to 9pm", "Tuesday 8 September 2026, 7pm to 9pm",
                "Tuesday 13 October 2026, 7pm to 9pm",
            ])
        #expect(found.map(\.recurrenceID) == found.map(\.time.start))
    }

    @Test func anEndAfterMidnightStaysOnTheNextDay() throws {
        let start = EventTime(start: try moment("2026-12-31T21:00"), end: try moment("2027-01-01T02:00"))
        let series = Series(start: start, rule: try RecurrenceRule(rrule: "FREQ=DAILY;COUNT=2"), in: try london())
        let last = series.occurrences(after: start.start, limit: 5)
        #expect(last.map(\.time.end?.description) == ["2027-01-02T02:00"])
    }

    @Test(arguments: [
        ("2026-07-14T18:59", 2, "07-14 08-11"), ("2026-07-14T19:00", 2, "08-11 09-08"),
        ("2026-01-01T00:00", 1, "07-14"), ("2026-09-01T00:00", 9, "09-08 10-13"), ("2026-11-01T00:00", 3, ""),
        ("2026-07-01T00:00", 0, ""), ("2026-07-01T00:00", -1, ""),
    ])
    func theNextOnesBeginLaterThanTheMoment(_ after: String, _ limit: Int, _ days: String) throws {
        let found = try meetings(until: ";COUNT=4").occurrences(after: try moment(after), limit: limit)
        #expect(found.map { String($0.time.start.date.description.suffix(5)) }.joined(separator: " ") == days)
    }

    @Test func movedOccurrencesAreFoundWhereTheyWereMovedTo() throws {
        var series = try meetings(until: ";COUNT=6")
        try series.move(try day("2026-08-11"), to: try day("2026-10-20"))
        try series.move(try day("2026-11-10"), to: try day("2026-07-01"))
        let july = series.occurrences(in: try day("2026-07-01")...(try day("2026-07-31")))
        #expect(july.map(\.time.start.description) == ["2026-07-01T19:00", "2026-07-14T19:00"])
        #expect(july.map(\.recurrenceID.description) == ["2026-11-10T19:00", "2026-07-14T19:00"])
        #expect(series.occurrences(in: try day("2026-08-01")...(try day("2026-08-31"))).isEmpty)
        let october = series.occurrences(in: try day("2026-10-01")...(try day("2026-10-31")))
        #expect(october.map(\.time.start.date.day) == [13, 20])
        let next = series.occurrences(after: try moment("2026-06-01T00:00"), limit: 4)
        #expect(next.map(\.time.start.date.description) == ["2026-07-01", "2026-07-14", "2026-09-08", "2026-10-13"])
        #expect(
            series.occurrences(after: try moment("2026-10-14T00:00"), limit: 9).map(\.time.start.date.description)
                == ["2026-10-20", "2026-12-08"])
    }

    @Test func oneThatWasPutOffForLongDoesNotHideTheNextOnes() throws {
        var series = try meetings()
        try series.move(try day("2026-07-14"), to: try day("2027-01-20"))
        let next = series.occurrences(after: try moment("2026-06-01T00:00"), limit: 2)
        #expect(next.map(\.time.start.date.description) == ["2026-08-11", "2026-09-08"])
    }

    @Test func whatIsExcludedOrMovedWithoutBeingOnTheRuleChangesNothing() throws {
        let plain = try meetings()
        let other = try moment("2026-07-15T19:00")
        let series = Series(
            start: plain.start, rule: plain.rule, excluded: [other], overrides: [other: EventTime(start: other)],
            in: plain.zone)
        let year = try day("2026-07-01")...(try day("2027-06-30"))
        #expect(series.occurrences(in: year) == plain.occurrences(in: year))
    }

    @Test func theNextOnesAgreeWithTheDaysWhateverIsMoved() throws {
        var random = SplitMix64(seed: 42)
        let range = try day("2026-01-01")...(try day("2030-12-31"))
        for _ in 0..<60 {
            var series = try meetings(until: ";COUNT=24")
            for _ in 0..<8 {
                let days = series.occurrences(in: range).map(\.time.start.date)
                let date = try #require(days.randomElement(using: &random))
                let target = date.advanced(by: Int.random(in: -90...90, using: &random))
                if Bool.random(using: &random) {
                    try series.skip(date)
                } else if target == date || !days.contains(target) {
                    try series.move(date, to: target)
                }
            }
            let all = series.occurrences(in: range)
            #expect(all == all.sorted { $0.time.start < $1.time.start })
            for moment in [series.start.start, LocalDateTime(try day("2026-11-15"), .noon)] {
                let expected = Array(all.filter { $0.time.start > moment }.prefix(5))
                #expect(series.occurrences(after: moment, limit: 5) == expected)
            }
        }
    }
}
