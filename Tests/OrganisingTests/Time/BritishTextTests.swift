import Testing

@testable import Organising

@Suite struct BritishTextTests {
    @Test func aListNamesTheDayShortAndACardInFull() throws {
        let start = try moment("2026-06-06T14:00")
        let time = EventTime(start: start, end: LocalDateTime("2026-06-06T17:00"))
        #expect(time.shortText == "Sat 6 June 2pm")
        #expect(time.longText == "Saturday 6 June 2026, 2pm to 5pm")
        #expect(EventTime(start: start).longText == "Saturday 6 June 2026, 2pm")
    }

    @Test(arguments: [
        ("2026-06-12T00:00", "2026-06-15T00:00", "Fri 12 to Sun 14 June"),
        ("2026-06-12T18:00", "2026-06-14T16:00", "Fri 12 to Sun 14 June"),
        ("2026-06-30T18:00", "2026-07-02T16:00", "Tue 30 June to Thu 2 July"),
        ("2026-12-31T00:00", "2027-01-02T00:00", "Thu 31 December 2026 to Fri 1 January 2027"),
        ("2026-06-12T00:00", "2026-06-13T00:00", "Fri 12 June"),
        ("2026-06-12T22:00", "2026-06-13T03:00", "Fri 12 June 10pm"),
        ("2026-06-12T22:00", "2026-06-13T08:00", "Fri 12 June 10pm to Sat 13 June 8am"),
    ])
    func aListNamesAllOfSeveralDays(_ start: String, _ end: String, _ text: String) throws {
        #expect(EventTime(start: try moment(start), end: try moment(end)).shortText == text)
    }

    @Test(arguments: [
        ("2026-06-06T21:00", "2026-06-07T02:00", "Saturday 6 June 2026, 9pm to 2am"),
        ("2026-06-06T14:00", "2026-06-07T16:00", "Saturday 6 June 2026, 2pm to Sunday 7 June 2026, 4pm"),
        ("2026-12-31T20:00", "2027-01-01T01:00", "Thursday 31 December 2026, 8pm to 1am"),
        ("2026-06-06T19:30", "2026-06-07T00:00", "Saturday 6 June 2026, 7:30pm to midnight"),
        ("2026-06-06T00:00", "2026-06-07T00:00", "Saturday 6 June 2026"),
        ("2026-06-06T10:00", "2026-06-06T12:00", "Saturday 6 June 2026, 10am to noon"),
        ("2026-06-06T00:00", "2026-06-08T00:00", "Saturday 6 June 2026 to Sunday 7 June 2026"),
    ])
    func anEndOnALaterDayIsToldUnlessItIsTheSameNight(_ start: String, _ end: String, _ text: String) throws {
        let time = EventTime(start: try moment(start), end: try moment(end))
        #expect(time.longText == text)
    }

    @Test(arguments: [
        ("00:00", "midnight"), ("00:30", "12:30am"), ("07:00", "7am"), ("11:59", "11:59am"), ("12:00", "noon"),
        ("12:05", "12:05pm"), ("14:00", "2pm"), ("14:30", "2:30pm"), ("23:00", "11pm"),
    ])
    func aTimeIsSpokenOnATwelveHourClock(_ time: String, _ text: String) throws {
        #expect(try #require(LocalTime(time)).spokenText == text)
    }

    @Test func besideADayTheMidnightIsTheOneThatBeginsIt() throws {
        #expect(try moment("2026-06-06T00:00").shortText == "Sat 6 June 00:00")
        #expect(try moment("2026-06-06T12:00").shortText == "Sat 6 June noon")
        #expect(try moment("2027-06-06T14:00").shortTextWithYear == "Sun 6 June 2027, 2pm")
        #expect(LocalTime.midnight.spokenTextOnDay == "00:00" && LocalTime.midnight.spokenText == "midnight")
    }

    @Test(arguments: [
        ("2026-06-06", "2026-06-06", "Sat 6 June"), ("2026-06-06", "2026-06-07", "Sat 6 June to Sun 7 June"),
        ("2026-12-28", "2027-01-03", "Mon 28 December 2026 to Sun 3 January 2027"),
    ])
    func aSpanOfDaysIsWrittenWithItsEnds(_ first: String, _ last: String, _ text: String) throws {
        let range: DateRange = try day(first)...(try day(last))
        #expect(range.shortText == text)
    }
}
