import Testing

@testable import Organising

@Suite struct SeriesChangesTests {
    @Test func aSkippedOccurrenceIsLeftOutAndComesBackAsItWas() throws {
        var series = try meetings()
        let skipped = try series.skip(try day("2026-08-11"))
        #expect(skipped.recurrenceID.description == "2026-08-11T19:00")
        #expect(series.excluded.map(\.description) == ["2026-08-11T19:00"])
        #expect(series.occurrences(in: try day("2026-08-01")...(try day("2026-08-31"))).isEmpty)
    }

    @Test func aMovedOccurrenceKeepsItsNameTimeAndLength() throws {
        var series = try meetings()
        let moved = try series.move(try day("2026-07-14"), to: try day("2026-07-15"))
        #expect(moved.recurrenceID.description == "2026-07-14T19:00")
        #expect(moved.time.longText == "Wednesday 15 July 2026, 7pm to 9pm")
        let later = try series.move(try day("2026-07-15"), to: EventTime(start: try moment("2026-07-15T20:00")))
        #expect(later.time.longText == "Wednesday 15 July 2026, 8pm to 10pm")
        #expect(series.overrides.count == 1)
        let again = try series.move(try day("2026-07-15"), to: try day("2026-07-16"))
        #expect(again.time.longText == "Thursday 16 July 2026, 8pm to 10pm")
    }

    @Test func `What differs from an earlier state is told date by date`() throws {
        let before = try meetings()
        var series = before
        #expect(series.changes(since: before) == [])
        try series.skip(try day("2026-08-11"))
        try series.move(try day("2026-07-14"), to: try day("2026-07-15"))
        let (left, right) = ("Tuesday 14 July 2026, 7pm to 9pm", "Wednesday 15 July 2026, 7pm to 9pm")
        let changes = try #require(series.changes(since: before))
        #expect(changes.map(\.before?.longText) == [left, "Tuesday 11 August 2026, 7pm to 9pm"])
        #expect(changes.map(\.after?.longText) == [right, nil])
        let back = try #require(before.changes(since: series))
        #expect(back.map(\.before?.longText) == [right, nil])
        #expect(back.map(\.after?.longText) == [left, "Tuesday 11 August 2026, 7pm to 9pm"])
        let other = Series(start: before.start, rule: try #require(RecurrenceRule("FREQ=DAILY")), in: before.zone)
        #expect(other.changes(since: before) == nil)
    }

    @Test func `The first date that a new time of day changes is not one with a time of its own`() throws {
        var before = try meetings()
        let (now, eight) = (try moment("2026-07-01T00:00"), EventTime(start: try moment("2026-07-14T20:00")))
        try before.move(try day("2026-07-14"), to: EventTime(start: try moment("2026-07-15T18:00")))
        let first = try #require(before.moved(to: eight, now: now).firstChange(since: before, after: now))
        #expect(first.before?.longText == "Tuesday 11 August 2026, 7pm to 9pm")
        #expect(first.after?.longText == "Tuesday 11 August 2026, 8pm")
        #expect(before.firstChange(since: before, after: now) == nil)
        var other = try meetings()
        try other.move(try day("2026-07-14"), to: try day("2026-07-15"))
        let moved = try #require(other.moved(to: eight, now: now).firstChange(since: other, after: now))
        #expect(moved.before?.longText == "Wednesday 15 July 2026, 7pm to 9pm")
        #expect(moved.after?.longText == "Wednesday 15 July 2026, 8pm")
    }

    @Test func `A night in which clocks change neither stretches nor shortens what is moved out of it`() throws {
        let start = EventTime(start: try moment("2027-03-20T23:00"), end: try moment("2027-03-21T01:00"))
        let rule = try #require(RecurrenceRule("FREQ=WEEKLY"))
        var series = Series(start: start, rule: rule, in: try london())
        let sentences = series.clockChanges(after: try moment("2027-03-01T00:00")).map(\.sentence)
        #expect(
            sentences == [
                "Clocks go forward on Sun 28 March 2027 and skip 1am: it ends at 2am.",
                "Clocks go back on Sun 31 October 2027 and show 1am twice: it ends at the first of the two.",
                "Clocks go forward on Sun 26 March 2028 and skip 1am: it ends at 2am.",
            ])
        let moved = try series.move(try day("2027-03-27"), to: try day("2027-03-26"))
        #expect(moved.time.longText == "Friday 26 March 2027, 11pm to 1am")
        #expect(series.clockChange(of: moved) == nil)
    }

    @Test func movingBackLeavesNothingBehind() throws {
        var series = try meetings()
        try series.move(try day("2026-07-14"), to: try day("2026-07-15"))
        try series.move(try day("2026-07-15"), to: try day("2026-07-14"))
        let plain = try meetings()
        #expect(series == plain)
    }

    @Test func skippingAMovedOccurrenceSkipsTheOneMeant() throws {
        var series = try meetings()
        try series.move(try day("2026-07-14"), to: try day("2026-07-15"))
        let (own, other) = (try day("2026-07-14"), try day("2026-07-15"))
        let skipped = try series.skip(other)
        #expect(skipped.recurrenceID.description == "2026-07-14T19:00")
        #expect(series.excluded == [skipped.recurrenceID])
        #expect(series.occurrences(in: own...other).isEmpty)
    }

    @Test(arguments: [
        (
            "2026-08-12",
            "There is none on Wednesday 12 August 2026: the nearest are on Tue 11 August and Tue 8 September, "
                + "so write such as \"8 september 2026\"."
        ),
        (
            "2026-01-01",
            "There is none on Thursday 1 January 2026: the nearest is on Thu 16 July, so write \"16 july 2026\"."
        ),
        (
            "2027-01-01",
            "There is none on Friday 1 January 2027: the nearest is on Tue 13 October, so write \"13 october 2026\"."
        ),
        (
            "2026-09-08",
            "The one on Tuesday 8 September 2026 is left out already: the nearest are on Tue 11 August and "
                + "Tue 13 October, so write such as \"13 october 2026\"."
        ),
        (
            "2026-07-14",
            "The one on Tuesday 14 July 2026 was moved to Thursday 16 July 2026: write \"16 july 2026\" for it."
        ),
    ])
    func aDayWithoutOneIsToldWithTheNearest(_ date: String, _ sentence: String) throws {
        var series = try meetings(until: ";COUNT=4")
        try series.move(try day("2026-07-14"), to: try day("2026-07-16"))
        if date != "2026-08-12" { try series.skip(try day("2026-09-08")) }
        let before = series
        let date = try day(date)
        let problem = try #require(throws: SeriesProblem.self) { try series.skip(date) }
        #expect(problem.sentence == sentence)
        #expect(throws: problem) { try series.move(date, to: date.advanced(by: 1)) }
        #expect(series == before)
    }

    @Test func noDayGetsTwo() throws {
        var series = try meetings()
        let (july, august) = (try day("2026-07-14"), try day("2026-08-11"))
        let problem = #expect(throws: SeriesProblem.dayTaken(august)) { try series.move(july, to: august) }
        #expect(
            problem?.sentence == "There is one on Tuesday 11 August 2026 already: choose another day, such as "
                + "\"12 august 2026\".")
        #expect(series.overrides.isEmpty)
    }

    @Test func aSeriesWithNothingLeftSaysSo() throws {
        var series = try meetings(until: ";COUNT=1")
        try series.skip(try day("2026-07-14"))
        let problem = #expect(throws: SeriesProblem.self) { try series.skip(try day("2026-07-20")) }
        #expect(
            problem?.sentence == "There is none on Monday 20 July 2026: the series has none left, so change how it "
                + "repeats, such as \"weekly until december\".")
    }
}
