import Testing

@testable import Organising

@Suite struct SeriesRestartingTests {
    @Test func whatWasSkippedComesBackAtItsOwnTime() throws {
        var series = try meetings()
        try series.skip(try day("2026-07-14"))
        let occurrence = try series.unskip(try day("2026-07-14"))
        #expect(occurrence.time.longText == "Tuesday 14 July 2026, 7pm to 9pm")
        let plain = try meetings()
        #expect(series == plain)
    }

    @Test(arguments: ["2026-07-14", "2026-07-16"])
    func whatWasMovedAndThenSkippedComesBackWhereItWasMovedTo(_ name: String) throws {
        var moved = try meetings()
        let (own, other) = (try day("2026-07-14"), try day("2026-07-16"))
        try moved.move(own, to: other)
        var series = moved
        try series.skip(other)
        #expect(series.occurrences(in: own...other).isEmpty)
        let next = try day("2026-08-11")
        for either in [own, other] {
            #expect(throws: SeriesProblem.alreadySkipped(either, nearest: [next])) { try series.skip(either) }
        }
        let occurrence = try series.unskip(try day(name))
        #expect(occurrence.time.longText == "Thursday 16 July 2026, 7pm to 9pm")
        #expect(series == moved)
    }

    @Test func whatWasMovedToADayThatIsTakenNowComesBackOnItsOwnDay() throws {
        var series = try meetings()
        let (july, other, august) = (try day("2026-07-14"), try day("2026-07-16"), try day("2026-08-11"))
        try series.move(july, to: other)
        try series.skip(other)
        try series.move(august, to: other)
        let occurrence = try series.unskip(july)
        #expect(occurrence.time.longText == "Tuesday 14 July 2026, 7pm to 9pm")
        try series.skip(july)
        try series.move(other, to: july)
        #expect(throws: SeriesProblem.dayTaken(july)) { try series.unskip(july) }
    }

    @Test(arguments: [
        (
            "2026-07-15",
            "None was left out on Wednesday 15 July 2026: the only one left out is Tue 11 August, so write "
                + "\"11 august 2026\"."
        ),
        (
            "2026-08-12",
            "None was left out on Wednesday 12 August 2026: the only one left out is Tue 11 August, so write "
                + "\"11 august 2026\"."
        ),
    ])
    func aDayThatWasNotSkippedIsTold(_ date: String, _ sentence: String) throws {
        var series = try meetings()
        try series.skip(try day("2026-08-11"))
        let date = try day(date)
        let problem = try #require(throws: SeriesProblem.self) { try series.unskip(date) }
        #expect(problem.sentence == sentence)
    }

    @Test func nothingComesBackToADayThatHasOne() throws {
        var series = try meetings()
        let (july, august) = (try day("2026-07-14"), try day("2026-08-11"))
        try series.skip(august)
        try series.move(july, to: august)
        #expect(throws: SeriesProblem.dayTaken(august)) { try series.unskip(august) }
    }

    @Test(arguments: [
        ("FREQ=MONTHLY;BYDAY=2TU", "2026-07-14T20:00", "2026-07-14T20:00", "FREQ=MONTHLY;BYDAY=2TU"),
        ("FREQ=MONTHLY;BYDAY=2TU", "2026-09-08T18:30", "2026-09-08T18:30", "FREQ=MONTHLY;BYDAY=2TU"),
        // Two of the six have been held by the middle of August.
        ("FREQ=MONTHLY;COUNT=6;BYDAY=2TU", "2026-09-08T20:00", "2026-09-08T20:00", "FREQ=MONTHLY;COUNT=4;BYDAY=2TU"),
        // Putting off the next one costs none of them.
        ("FREQ=MONTHLY;COUNT=6;BYDAY=2TU", "2026-11-10T19:00", "2026-11-10T19:00", "FREQ=MONTHLY;COUNT=4;BYDAY=2TU"),
        // The first time may be written anew with the time of day alone changed.
        ("FREQ=MONTHLY;COUNT=6;BYDAY=2TU", "2026-07-14T20:00", "2026-07-14T20:00", "FREQ=MONTHLY;COUNT=6;BYDAY=2TU"),
    ])
    func aSeriesMovesWithItsRule(_ rule: String, _ to: String, _ start: String, _ left: String) throws {
        let series = Series(
            start: try time("2026-07-14T19:00", "2026-07-14T21:00"), rule: try RecurrenceRule(rrule: rule),
            in: try london())
        let moved = try series.moved(to: EventTime(start: try moment(to)), now: try moment("2026-08-20T12:00"))
        #expect(moved.start.start.description == start)
        #expect(moved.rule.description == left)
        #expect(
            moved.occurrences(after: try moment("2026-01-01T00:00"), limit: 1).first?.recurrenceID == moved.start.start)
    }

    @Test(arguments: [
        ("2026-07-15T19:00", "It begins on Wednesday 15 July 2026, which is not \"every month on the 2nd Tuesday\""),
        ("2026-08-04T19:00", "It begins on Tuesday 4 August 2026, which is not \"every month on the 2nd Tuesday\""),
    ])
    func aSeriesDoesNotMoveOffItsRule(_ to: String, _ words: String) throws {
        let time = EventTime(start: try moment(to))
        let (series, now) = (try meetings(), try moment("2026-06-01T12:00"))
        let problem = try #require(throws: RecurrenceProblem.self) { try series.moved(to: time, now: now) }
        #expect(problem.sentence.hasPrefix(words))
    }

    @Test func whatDepartsFromTheRuleGoesAlong() throws {
        var series = try meetings()
        try series.skip(try day("2026-08-11"))
        try series.move(try day("2026-09-08"), to: try day("2026-09-09"))
        try series.move(try day("2026-10-13"), to: try time("2026-10-13T18:00", "2026-10-13T23:00"))
        let moved = try series.moved(
            to: try time("2026-07-14T20:00", "2026-07-14T21:30"), now: try moment("2026-06-01T12:00"))
        let next = moved.occurrences(after: try moment("2026-06-01T12:00"), limit: 4).map(\.time.longText)
        #expect(
            next == [
                "Tuesday 14 July 2026, 8pm to 9:30pm", "Wednesday 9 September 2026, 8pm to 9:30pm",
                "Tuesday 13 October 2026, 6pm to 11pm", "Tuesday 10 November 2026, 8pm to 9:30pm",
            ])
    }

    @Test func `What was moved to a day of the rule whose own date was moved stays there`() throws {
        var series = try meetings()
        try series.move(try day("2026-08-11"), to: try day("2026-08-12"))
        try series.move(try day("2026-07-14"), to: try day("2026-08-11"))
        let now = try moment("2026-06-01T12:00")
        let moved = try series.moved(to: try time("2026-07-14T20:00", "2026-07-14T22:00"), now: now)
        #expect(
            moved.occurrences(after: now, limit: 3).map(\.time.longText) == [
                "Tuesday 11 August 2026, 8pm to 10pm", "Wednesday 12 August 2026, 8pm to 10pm",
                "Tuesday 8 September 2026, 8pm to 10pm",
            ])
        // By a rule that has the 12th, the one goes back to the 11th, and so the other too to its own day.
        let daily = series.repeating(by: try RecurrenceRule(rrule: "FREQ=DAILY"), from: series.start)
        #expect(daily.overrides.isEmpty)
    }

    @Test func anotherRuleKeepsWhatItStillFallsOn() throws {
        var series = try meetings()
        try series.skip(try day("2026-08-11"))
        try series.move(try day("2026-09-08"), to: try day("2026-09-09"))
        try series.move(try day("2026-10-13"), to: try day("2026-10-20"))
        let weekly = series.repeating(by: try RecurrenceRule(rrule: "FREQ=WEEKLY;BYDAY=TU"), from: series.start)
        #expect(weekly.excluded.map(\.description) == ["2026-08-11T19:00"])
        // The 20th is now a day of its own.
        #expect(weekly.overrides.keys.map(\.description) == ["2026-09-08T19:00"])
        let daily = series.repeating(by: try RecurrenceRule(rrule: "FREQ=MONTHLY;BYMONTHDAY=14"), from: series.start)
        #expect(daily.excluded.isEmpty && daily.overrides.isEmpty)
    }

    @Test func theNextTimeByTheRuleIsThereWhetherOrNotItTakesPlace() throws {
        var series = try meetings(until: ";COUNT=2")
        try series.skip(try day("2026-08-11"))
        #expect(series.regularTime(after: try moment("2026-07-14T18:59"))?.start.description == "2026-07-14T19:00")
        #expect(
            series.regularTime(after: try moment("2026-07-14T19:00"))?.longText == "Tuesday 11 August 2026, 7pm to 9pm"
        )
        #expect(series.regularTime(after: try moment("2026-08-11T19:00")) == nil)
    }

    private func time(_ start: String, _ end: String) throws -> EventTime {
        EventTime(start: try moment(start), end: try moment(end))
    }
}
