import Testing

@testable import Organising

@Suite struct SeedMomentTests {
    @Test(arguments: [
        ("next saturday 14:00-17:00", "Saturday 13 June 2026, 2pm to 5pm", "2026-06-13"),
        ("+9 days 19:00-21:00", "Friday 12 June 2026, 7pm to 9pm", "2026-06-12"),
        ("+1 day 7pm", "Thursday 4 June 2026, 7pm", "2026-06-04"),
        ("+0 days 09:00", "Wednesday 3 June 2026, 9am", "2026-06-03"),
        ("+60 days 19:00", "Sunday 2 August 2026, 7pm", "2026-08-02"),
        ("2020-02-15 12:00", "Saturday 15 February 2020, noon", "2020-02-15"),
        ("2020-02-15", "Saturday 15 February 2020", "2020-02-15"),
        ("2020-02", "February 2020", "2020-02-01"), ("2019", "2019", "2019-01-01"),
        ("before 2019", "before 2019", "2018-01-01"),
    ])
    func aMomentOfTheFirstDataIsRead(_ text: String, _ shown: String, _ firstDay: String) throws {
        let moment = try SeedMoment(text, today: try day("2026-06-03"))
        #expect(moment.text == shown)
        #expect(moment.firstDay?.description == firstDay)
    }

    @Test func aTimeThatClocksSkipAndABeginningThatTheyShowTwiceAreRefused() throws {
        let (today, zone) = (try day("2026-03-03"), try london())
        let skipped = WhenProblem.skippedByClocks(
            try moment("2026-03-29T01:30"), nextValid: try moment("2026-03-29T02:00"))
        #expect(throws: skipped) { try SeedMoment("2026-03-29 01:30-03:00", today: today, in: zone) }
        let twice = WhenProblem.shownTwiceByClocks(try moment("2026-10-25T01:30"))
        let ending = try SeedMoment("2026-10-24 22:00 - 2026-10-25 01:30", today: today, in: zone)
        let night = EventTime(start: try moment("2026-10-24T22:00"), end: try moment("2026-10-25T01:30"))
        #expect(ending == .time(night))
        #expect(throws: twice) { try SeedMoment("2026-10-25 01:30", today: today, in: zone) }
    }

    @Test(arguments: [
        "", "soon", "2020-13", "20190", "before", "before june", "+9 days", "+x days 19:00", "9 days 19:00",
        "+9999 days 19:00", "next saturday 14:00 dancing", "next saturday", "2020-02-30", "2020-02-30 12:00",
        "-1 days 19:00",
    ])
    func anythingElseIsRefused(_ text: String) throws {
        let today = try day("2026-06-03")
        #expect(throws: WhenProblem.self) { try SeedMoment(text, today: today) }
    }
}
