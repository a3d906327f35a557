import Testing

@testable import Organising

@Suite struct MomentProblemTests {
    @Test(arguments: [
        ("7pm", "noDate"), ("noon leeds", "noDate"), ("14:00 leeds", "noDate"),
        ("sat", "noTime 2026-06-06"), ("tonight", "noTime 2026-06-03"), ("sat 6 june leeds", "noTime 2026-06-06"),
        ("6 june 26", "noTime 2026-06-06"), ("sat-sun 2pm", "noTimes 2026-06-06 2026-06-07"),
        ("sat 2pm-ish", "noTime 2026-06-06"),
        ("30 feb 2pm", "noSuchDate 30/2/2027"), ("29 feb 2027 2pm", "noSuchDate 29/2/2027"),
        ("31/6 2pm", "noSuchDate 31/6/2026"), ("6/13 2pm", "noSuchDate 6/13/2026"),
        ("2026-02-30 14:00", "noSuchDate 30/2/2026"), ("31 june", "noSuchDate 31/6/2026"),
        ("tue 31 8pm", "noSuchWeekday tuesday 31"),
        ("1 january 9999 2pm", "yearOutOfRange 9999"), ("1 january 9999", "yearOutOfRange 9999"),
        ("1/1/9999 2pm", "yearOutOfRange 9999"), ("6 june 1826 2pm", "yearOutOfRange 1826"),
        ("6 june 1926 2pm", "inThePast 1926-06-06T14:00"), ("6 june 1926", "inThePast 1926-06-06T00:00"),
        ("sat 25:00", "noSuchTime 25:00"), ("sat 14:75", "noSuchTime 14:75"), ("sat 13am", "noSuchTime 13am"),
        ("sat 14 am", "noSuchTime 14am"), ("sat 2pm-25:00", "noSuchTime 25:00"),
        ("sun 6 june 2pm", "weekdayMismatch 2026-06-06 2026-06-07"),
        ("fri 6 june 2pm", "weekdayMismatch 2026-06-06 2026-06-05"),
        ("tues 6 june", "weekdayMismatch 2026-06-06 2026-06-09"),
        ("today 11am", "inThePast 2026-06-03T11:00"), ("today 12:00", "inThePast 2026-06-03T12:00"),
        ("6 june 2025 2pm", "inThePast 2025-06-06T14:00"), ("wed 9am", "inThePast 2026-06-03T09:00"),
        ("2 june 2pm", "justGone 2026-06-02 2027-06-02"), ("tue 2 june 2pm", "justGone 2026-06-02 2027-06-02"),
        ("2/6 2pm", "justGone 2026-06-02 2027-06-02"),
        ("sat 7", "ambiguousHour 7:0"), ("sat 7:30", "ambiguousHour 7:30"), ("sat 2-5", "ambiguousHour 2:0"),
        ("sat 12", "ambiguousHour 12:0"), ("7 tomorrow", "ambiguousHour 7:0"), ("sat 10-12", "ambiguousHour 10:0"),
        ("sat midnight", "ambiguousMidnight 2026-06-06"),
        ("sat 5pm-2pm", "endNotAfterStart 2026-06-06T17:00 2026-06-06T14:00"),
        ("sat 14:00-14:00", "endNotAfterStart 2026-06-06T14:00 2026-06-06T14:00"),
        ("sat 9am-2am", "endNotAfterStart 2026-06-06T09:00 2026-06-06T02:00"),
        ("sat 2pm to 5 june 4pm", "lastsTooLong 364"),
        ("sat 13 jnue 8pm", "slipInMonth 13/6"), ("13 jnue", "slipInMonth 13/6"),
        ("13th agust, 8pm", "slipInMonth 13/8"),
        ("the 4th of setp 7pm", "slipInMonth 4/9"), ("13 febuary 2027 8pm", "slipInMonth 13/2"),
        ("8pm 13 jully", "slipInMonth 13/7"), ("1 decmber-3 january", "slipInMonth 1/12"),
        ("sat 13 jume 8pm", "noTime 2026-06-13"), ("sat 6 june 14 example arms 8pm", "noTime 2026-06-06"),
        ("sat 9 marsh lane 8pm", "noTime 2026-06-06"), ("sat 7 doors 8 pm", "noTime 2026-06-06"),
        ("28 march 2027 01:30", "skippedByClocks 2027-03-28T01:30 2027-03-28T02:00"),
        ("27 march 2027 10pm-28 march 2027 1am", "skippedByClocks 2027-03-28T01:00 2027-03-28T02:00"),
        ("25 october 1:30am", "shownTwiceByClocks 2026-10-25T01:30"),
    ])
    func whatIsWrongIsSaidAsFacts(_ text: String, _ expected: String) throws {
        let list = words(text)
        let problem = try #require(throws: WhenProblem.self) { try readMoment(list, now: "2026-06-03T12:00") }
        #expect(facts(problem) == expected)
    }

    @Test func theClockChangeOfMarch2026IsRefused() throws {
        let problem = #expect(throws: WhenProblem.self) {
            try readMoment(["29", "march", "1:30am"], now: "2026-03-01T12:00")
        }
        #expect(problem.map(facts) == "skippedByClocks 2026-03-29T01:30 2026-03-29T02:00")
    }

    @Test(arguments: [
        ("7pm", "I can see a time but no day: write both, such as \"sat 6 june 2pm\"."),
        (
            "sat",
            "Saturday 6 June 2026 needs a time: write it after the day, such as \"2pm\", \"19:00\" or \"2-5pm\"."
        ),
        ("30 feb 2pm", "There is no such day as 30 February 2027: write day, month and year, such as \"6 june 2026\"."),
        ("13 jnue 8pm", "There is no month of that name: did you mean 13 June?"),
        ("6/13 2pm", "There is no such day as 6/13/2026: write day, month and year, such as \"6 june 2026\"."),
        ("sat 25:00", "\"25:00\" is not a time of day: write it as \"2pm\" or \"14:00\"."),
        ("sun 6 june 2pm", "6 June 2026 is a Saturday, not a Sunday: did you mean Sat 6 June or Sun 7 June?"),
        ("today 11am", "Wednesday 3 June 2026, 11am has already gone: write a time to come."),
        (
            "2 june 2pm",
            "Tuesday 2 June 2026 has already gone: if you mean the next one, write its year, \"2 june 2027\"."
        ),
        ("sat 7", "I cannot tell whether 7 is in the morning or the evening: write \"7am\" or \"7pm\"."),
        (
            "sat 12",
            "I cannot tell whether 12 is noon or midnight: write \"12:00\" for the day or \"00:00\" for the night."
        ),
        (
            "sat midnight",
            "Midnight belongs to two days: write \"00:00\" for the beginning of Sat 6 June, or \"23:59\" for its end."
        ),
        (
            "sat 5pm-2pm",
            "It would begin on Sat 6 June 5pm and end on Sat 6 June 2pm: write an end that is later."
        ),
        (
            "sat-sun 2pm",
            "Sat 6 June to Sun 7 June needs times: write when it begins and ends, "
                + "such as \"6 june 10am to 7 june 4pm\"."
        ),
        (
            "sat all day",
            "\"All day\" on Sat 6 June leaves open when to come: write the times, such as \"10am-5pm\"."
        ),
        (
            "wed bank holiday 2pm",
            "I know no such bank holiday: write the date, such as \"25 may 2pm\"."
        ),
        ("sat 2pm to 5 june 4pm", "It would last 364 days: check the day on which it ends."),
        (
            "28 march 2027 1:30am",
            "Clocks go forward on Sun 28 March and 1:30am does not exist: write 2am or later."
        ),
        ("25 october 1:30am", "Clocks go back on Sun 25 October and 1:30am comes twice: choose another time."),
    ])
    func aProblemIsSaidInOneSentenceWithWhatToWriteInstead(_ text: String, _ sentence: String) {
        let problem = #expect(throws: WhenProblem.self) { try readMoment(words(text), now: "2026-06-03T12:00") }
        #expect(problem?.sentence == sentence)
    }
}
