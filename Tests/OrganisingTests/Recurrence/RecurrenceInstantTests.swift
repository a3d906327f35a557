import Foundation
import Testing

@testable import Organising

@Suite struct RecurrenceInstantTests {
    private static func weekly(_ start: String, _ end: String) throws -> Series {
        let time = EventTime(start: try moment(start), end: try moment(end))
        return Series(start: time, rule: try RecurrenceRule(rrule: "FREQ=WEEKLY;COUNT=3"), in: try london())
    }

    /// Three weeks running in London: the wall time stays, and the instant moves with the clocks.
    @Test(arguments: [
        // Clocks go forward on Sunday 29 March 2026 at 01:00.
        ("2026-03-22T19:00", "2026-03-22T21:00", "22T19:00Z/22T21:00Z 29T18:00Z/29T20:00Z 05T18:00Z/05T20:00Z"),
        ("2026-03-22T00:59", "2026-03-22T02:00", "22T00:59Z/22T02:00Z 29T00:59Z/29T01:00Z 04T23:59Z/05T01:00Z"),
        ("2026-03-22T01:30", "2026-03-22T03:00", "22T01:30Z/22T03:00Z 29T01:30Z/29T02:00Z 05T00:30Z/05T02:00Z"),
        // What begins in the hour that there is not, and would be over before it, lasts as long as ever.
        ("2026-03-22T01:30", "2026-03-22T02:00", "22T01:30Z/22T02:00Z 29T01:30Z/29T02:00Z 05T00:30Z/05T01:00Z"),
        ("2026-03-21T22:00", "2026-03-22T01:30", "21T22:00Z/22T01:30Z 28T22:00Z/29T01:30Z 04T21:00Z/05T00:30Z"),
        // Clocks go back on Sunday 25 October 2026 at 02:00.
        ("2026-10-18T19:00", "2026-10-18T21:00", "18T18:00Z/18T20:00Z 25T19:00Z/25T21:00Z 01T19:00Z/01T21:00Z"),
        ("2026-10-18T01:30", "2026-10-18T01:45", "18T00:30Z/18T00:45Z 25T00:30Z/25T00:45Z 01T01:30Z/01T01:45Z"),
        ("2026-10-17T22:00", "2026-10-18T02:00", "17T21:00Z/18T01:00Z 24T21:00Z/25T02:00Z 31T22:00Z/01T02:00Z"),
    ])
    func theWallTimeStaysAcrossAClockChange(_ start: String, _ end: String, _ instants: String) throws {
        let series = try Self.weekly(start, end)
        let zone = try london()
        let found = series.occurrences(in: series.start.start.date...series.start.start.date.advanced(by: 21))
        let shown = found.map { occurrence in
            let (begins, ends) = occurrence.time.instants(in: zone)
            return "\(Self.text(begins))/\(ends.map(Self.text) ?? "?")"
        }
        #expect(shown.joined(separator: " ") == instants)
        #expect(Set(found.map(\.recurrenceID.time)) == [series.start.start.time])
    }

    @Test func whatBeginsOrEndsInTheHourThatClocksSkipIsShownAsClocksThenShowIt() throws {
        for (start, end, shown) in [
            ("2026-03-22T01:30", "2026-03-22T03:00", "2026-03-29T02:30 2026-03-29T03:00"),
            ("2026-03-22T01:30", "2026-03-22T02:00", "2026-03-29T02:30 2026-03-29T03:00"),
            ("2026-03-21T22:00", "2026-03-22T01:30", "2026-03-28T22:00 2026-03-29T02:30"),
            ("2026-03-22T19:00", "2026-03-22T21:00", "2026-03-29T19:00 2026-03-29T21:00"),
        ] {
            var series = try Self.weekly(start, end)
            let days = series.start.start.date.advanced(by: 7)...series.start.start.date.advanced(by: 7)
            let found = try #require(series.occurrences(in: days).first)
            #expect("\(found.time.start) \(found.time.end?.description ?? "")" == shown)
            // It is left out, brought back and moved by the day on which it takes place, as any other.
            let skipped = try series.skip(found.time.start.date)
            #expect(skipped == found)
            let back = try series.unskip(found.time.start.date)
            #expect(back == found)
            try series.move(found.time.start.date, to: found.time)
            #expect(series.overrides.isEmpty)
        }
    }

    @Test func withoutAnEndThereIsNone() throws {
        let series = Series(
            start: EventTime(start: try moment("2026-03-29T01:00")), rule: try RecurrenceRule(rrule: "FREQ=DAILY"),
            in: try london())
        let first = try #require(series.occurrences(after: try moment("2026-03-01T00:00"), limit: 1).first)
        let (begins, ends) = first.time.instants(in: try london())
        #expect(Self.text(begins) == "29T01:00Z")
        #expect(ends == nil)
    }

    @Test func aSkippedQuarterOfAnHourUsesTheOffsetFromBefore() throws {
        let zone = try #require(TimeZone(identifier: "Australia/Lord_Howe"))
        let instant = zone.recurrenceInstant(of: try moment("2026-10-04T02:15"))
        #expect(zone.local(at: instant).description == "2026-10-04T02:45")
    }

    private static func text(_ date: Date) -> String {
        let full = date.formatted(.iso8601)
        return full.dropFirst(8).prefix(8) + "Z"
    }
}
