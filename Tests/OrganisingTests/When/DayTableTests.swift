import Testing

@testable import Organising

/// The ways in which people write one day.
@Suite struct DayTableTests {
    static let rows: [WhenRow] = [
        WhenRow("today 7pm", "2026-06-03T19:00"),
        WhenRow("tomorrow 7pm", "2026-06-04T19:00"),
        WhenRow("the day after tomorrow 7pm", "2026-06-05T19:00"),
        WhenRow("day after tomorrow at 7pm", "2026-06-05T19:00"),
        WhenRow("sat 7pm", "2026-06-06T19:00"),
        WhenRow("Saturday, 7pm", "2026-06-06T19:00"),
        WhenRow("on Saturday at 7pm", "2026-06-06T19:00"),
        WhenRow("this sat 7pm", "2026-06-06T19:00"),
        WhenRow("next sat 7pm", "2026-06-13T19:00"),
        WhenRow("next sat 7pm", "2026-06-13T19:00", now: "2026-06-06T10:00"),
        WhenRow("next mon 7pm", "2026-06-08T19:00"),
        WhenRow("next wed 7pm", "2026-06-10T19:00"),
        WhenRow("wed 7pm", "2026-06-03T19:00"),
        WhenRow("sat next week 7pm", "2026-06-13T19:00"),
        WhenRow("sat of next week 7pm", "2026-06-13T19:00"),
        WhenRow("next week sat 7pm", "2026-06-13T19:00"),
        WhenRow("next week on saturday, 7pm", "2026-06-13T19:00"),
        WhenRow("fri this week 7pm", "2026-06-05T19:00"),
        WhenRow("this week fri 7pm", "2026-06-05T19:00"),
        WhenRow("sat week 7pm", "2026-06-13T19:00"),
        WhenRow("saturday week at 7pm", "2026-06-13T19:00"),
        WhenRow("a week on saturday 7pm", "2026-06-13T19:00"),
        WhenRow("a week on sat at 7pm", "2026-06-13T19:00"),
        WhenRow("week on sat 7pm", "2026-06-13T19:00"),
        WhenRow("wed week 7pm", "2026-06-10T19:00"),
        WhenRow("today week 7pm", "2026-06-10T19:00"),
        WhenRow("a week today 7pm", "2026-06-10T19:00"),
        WhenRow("tomorrow week 7pm", "2026-06-11T19:00"),
        WhenRow("a week tomorrow 7pm", "2026-06-11T19:00"),
        WhenRow("a week from tomorrow 7pm", "2026-06-11T19:00"),
        WhenRow("sat fortnight 7pm", "2026-06-20T19:00"),
        WhenRow("a fortnight on saturday 7pm", "2026-06-20T19:00"),
        WhenRow("2 weeks on sat 7pm", "2026-06-20T19:00"),
        WhenRow("3 weeks tomorrow 7pm", "2026-06-25T19:00"),
        WhenRow("6 june 7pm", "2026-06-06T19:00"),
        WhenRow("6th june 7pm", "2026-06-06T19:00"),
        WhenRow("6th of june 7pm", "2026-06-06T19:00"),
        WhenRow("the 6th of June, 7pm", "2026-06-06T19:00"),
        WhenRow("June 6 7pm", "2026-06-06T19:00"),
        WhenRow("june 6th 7pm", "2026-06-06T19:00"),
        WhenRow("june the 6th 7pm", "2026-06-06T19:00"),
        WhenRow("6 jun 7pm", "2026-06-06T19:00"),
        WhenRow("06 June 2026 7pm", "2026-06-06T19:00"),
        WhenRow("Saturday the 6th of June 2026 at 7pm", "2026-06-06T19:00"),
        WhenRow("Sat, 6th June, 7pm", "2026-06-06T19:00"),
        WhenRow("1 sept 7pm", "2026-09-01T19:00"),
        WhenRow("the 6th 7pm", "2026-06-06T19:00"),
        WhenRow("on the 6th at 7pm", "2026-06-06T19:00"),
        WhenRow("sat the 6th 7pm", "2026-06-06T19:00"),
        WhenRow("sat 6th 7pm", "2026-06-06T19:00"),
        WhenRow("the 3rd 7pm", "2026-06-03T19:00"),
        WhenRow("the 2nd 7pm", "2026-07-02T19:00"),
        WhenRow("the 31st 7pm", "2026-07-31T19:00"),
        WhenRow("the 30th 7pm", "2027-03-30T19:00", now: "2027-01-31T12:00"),
        WhenRow("7pm on the 6th", "2026-06-06T19:00"),
        WhenRow("bank holiday monday 31 august 2pm", "2026-08-31T14:00"),
        WhenRow("mon 31 august bank holiday 2pm", "2026-08-31T14:00"),
    ]

    @Test(arguments: rows) func `A day is read as people mean it`(_ row: WhenRow) throws { try row.check() }

    @Test(arguments: [
        ("tomorrow", "2026-06-04"), ("sun 7 june", "2026-06-07"), ("sat week", "2026-06-13"), ("the 6th", "2026-06-06"),
        ("on 20 June", "2026-06-20"), ("today", "2026-06-03"),
    ])
    func `A day alone is read for a plan that has its times`(_ text: String, _ date: String) throws {
        let list = words(text.lowercased())
        let reading = try WhenReader.readDay(list[...], today: try day("2026-06-03"))
        #expect(reading?.date == (try day(date)) && reading?.consumed == list.count)
    }

    @Test(arguments: [
        ("sun 6 june", "weekdayMismatch 2026-06-06 2026-06-07"), ("31 june", "noSuchDate 31/6/2026"),
        ("2 june", "justGone 2026-06-02 2027-06-02"),
    ])
    func `A day that cannot be planned for is refused`(_ text: String, _ problem: String) throws {
        let today = try day("2026-06-03")
        let error = #expect(throws: WhenProblem.self) { try WhenReader.readDay(words(text)[...], today: today) }
        #expect(error.map(facts) == problem)
    }
}
