import Testing

@testable import Organising

/// Dates in figures, clock changes, the year's end and 29 February.
@Suite struct CalendarTableTests {
    static let britishOrder: [WhenRow] = [
        WhenRow("5/3 7pm", "2027-03-05T19:00"),
        WhenRow("05/03 7pm", "2027-03-05T19:00"),
        WhenRow("5/3/27 7pm", "2027-03-05T19:00"),
        WhenRow("05/03/2027 7pm", "2027-03-05T19:00"),
        WhenRow("5.3.27 7pm", "2027-03-05T19:00"),
        WhenRow("05.03.2027 7pm", "2027-03-05T19:00"),
        WhenRow("5-3-27 7pm", "2027-03-05T19:00"),
        WhenRow("05-03-2027 7pm", "2027-03-05T19:00"),
        WhenRow("2027-03-05 7pm", "2027-03-05T19:00"),
        WhenRow("2027-03-05T19:00", "2027-03-05T19:00"),
        WhenRow("05/03/26 7pm", "2026-03-05T19:00", now: "2026-03-01T10:00"),
        WhenRow("2026-03-05 19:00", "2026-03-05T19:00", now: "2026-03-01T10:00"),
        WhenRow("tues 3/3 7pm", "2026-03-03T19:00", now: "2026-03-01T10:00"),
        WhenRow("6/6 2pm", "2026-06-06T14:00"),
        WhenRow("12/6 7pm", "2026-06-12T19:00"),
        WhenRow("6/12 7pm", "2026-12-06T19:00"),
        WhenRow("6/13 7pm", "noSuchDate 6/13/2026"),
        WhenRow("13/6 7pm", "2026-06-13T19:00"),
        WhenRow("2026/06/13 7pm", "2026-06-13T19:00"),
        WhenRow("13 june sat 7pm", "2026-06-13T19:00"),
        WhenRow("14 june sat 7pm", "weekdayMismatch 2026-06-14 2026-06-13"),
        WhenRow("june thirteenth 7pm", "2026-06-13T19:00"),
        WhenRow("31/6 7pm", "noSuchDate 31/6/2026"),
        WhenRow("2026-13-05 7pm", "noSuchDate 5/13/2026"),
        WhenRow("7pm 12/6/26", "2026-06-12T19:00"),
        WhenRow("fri 12/6 7pm", "2026-06-12T19:00"),
        WhenRow("sat 12/6 7pm", "weekdayMismatch 2026-06-12 2026-06-13"),
        WhenRow("12/6/26-14/6/26 10am-4pm", "2026-06-12T10:00/2026-06-14T16:00"),
        WhenRow("3/6 7pm", "2026-06-03T19:00"),
        WhenRow("2/6/26 7pm", "inThePast 2026-06-02T19:00"),
    ]

    static let clockChanges: [WhenRow] = [
        WhenRow("29 march 00:59", "2026-03-29T00:59", now: "2026-03-01T12:00"),
        WhenRow("29 march 01:00", "skippedByClocks 2026-03-29T01:00 2026-03-29T02:00", now: "2026-03-01T12:00"),
        WhenRow("29 march 1:59am", "skippedByClocks 2026-03-29T01:59 2026-03-29T02:00", now: "2026-03-01T12:00"),
        WhenRow("29 march 2am", "2026-03-29T02:00", now: "2026-03-01T12:00"),
        WhenRow("29 march 7pm", "2026-03-29T19:00", now: "2026-03-28T12:00"),
        WhenRow("tomorrow 1.30am", "skippedByClocks 2026-03-29T01:30 2026-03-29T02:00", now: "2026-03-28T12:00"),
        WhenRow(
            "sat 10pm-1.30am", "skippedByClocks 2026-03-29T01:30 2026-03-29T02:00", now: "2026-03-24T12:00"),
        WhenRow("sat 10pm-2am", "2026-03-28T22:00/2026-03-29T02:00", now: "2026-03-24T12:00"),
        WhenRow("25 october 00:59", "2026-10-25T00:59"),
        WhenRow("25 october 01:00", "shownTwiceByClocks 2026-10-25T01:00"),
        WhenRow("25 october 1:59am", "shownTwiceByClocks 2026-10-25T01:59"),
        WhenRow("25 october 02:00", "2026-10-25T02:00"),
        WhenRow("sat 24 october 10pm-1am", "2026-10-24T22:00/2026-10-25T01:00"),
        WhenRow("sat 24 october 11pm-2am", "2026-10-24T23:00/2026-10-25T02:00"),
        WhenRow("sun 25 october 2pm", "2026-10-25T14:00"),
        WhenRow("sun 28 march 2027 1am", "skippedByClocks 2027-03-28T01:00 2027-03-28T02:00"),
        WhenRow("sun 31 october 2027 1.30am", "shownTwiceByClocks 2027-10-31T01:30"),
    ]

    static let yearsEnd: [WhenRow] = [
        WhenRow("tomorrow 7pm", "2027-01-01T19:00", now: "2026-12-31T12:00"),
        WhenRow("today 11.30pm", "2026-12-31T23:30", now: "2026-12-31T12:00"),
        WhenRow("tonight 9pm-1am", "2026-12-31T21:00/2027-01-01T01:00", now: "2026-12-31T12:00"),
        WhenRow("31 dec 9pm until midnight", "2026-12-31T21:00/2027-01-01T00:00"),
        WhenRow("1 jan noon", "2027-01-01T12:00"),
        WhenRow("fri 1 jan noon", "2027-01-01T12:00", now: "2026-12-30T12:00"),
        WhenRow("thu 1 jan noon", "weekdayMismatch 2027-01-01 2026-12-31", now: "2026-12-30T12:00"),
        WhenRow("sat 7pm", "2027-01-02T19:00", now: "2026-12-30T12:00"),
        WhenRow("next sat 7pm", "2027-01-09T19:00", now: "2026-12-30T12:00"),
        WhenRow("sat week 7pm", "2027-01-09T19:00", now: "2026-12-30T12:00"),
        WhenRow("the 2nd 7pm", "2027-01-02T19:00", now: "2026-12-30T12:00"),
        WhenRow("30 dec - 2 jan 10am-4pm", "2026-12-30T10:00/2027-01-02T16:00", now: "2026-12-01T12:00"),
        WhenRow("30 dec 7pm", "justGone 2026-12-30 2027-12-30", now: "2027-01-02T12:00"),
        WhenRow("30 dec 2027 7pm", "2027-12-30T19:00", now: "2027-01-02T12:00"),
        WhenRow("5/1 7pm", "2027-01-05T19:00", now: "2026-12-30T12:00"),
        WhenRow("5/1/26 7pm", "inThePast 2026-01-05T19:00", now: "2026-12-30T12:00"),
        WhenRow("29 feb 7pm", "2028-02-29T19:00"),
        WhenRow("29 feb 2028 7pm", "2028-02-29T19:00"),
        WhenRow("29/2/28 7pm", "2028-02-29T19:00"),
        WhenRow("29 feb 7pm", "2028-02-29T19:00", now: "2027-12-01T12:00"),
        WhenRow("tues 29 feb 7pm", "2028-02-29T19:00", now: "2028-02-01T12:00"),
        WhenRow("tomorrow 7pm", "2028-02-29T19:00", now: "2028-02-28T12:00"),
        WhenRow("tomorrow 7pm", "2027-03-01T19:00", now: "2027-02-28T12:00"),
        WhenRow("the 29th 7pm", "2028-02-29T19:00", now: "2028-02-01T12:00"),
        WhenRow("the 29th 7pm", "2027-03-29T19:00", now: "2027-02-01T12:00"),
        WhenRow("30 feb 7pm", "noSuchDate 30/2/2027"),
        WhenRow("31 june 7pm", "noSuchDate 31/6/2026"),
        WhenRow("31 april 7pm", "noSuchDate 31/4/2027"),
        WhenRow("0 june 7pm", "noSuchDate 0/6/2027"),
        WhenRow("the 32nd 7pm", "noSuchDate 32/6/2026"),
    ]

    @Test(arguments: britishOrder)
    func `Figures are a day, a month and a year, in this order`(_ row: WhenRow) throws { try row.check() }

    @Test(arguments: clockChanges)
    func `Times that clocks skip or show twice are said`(_ row: WhenRow) throws { try row.check() }

    @Test(arguments: yearsEnd)
    func `Years end and leap where they should`(_ row: WhenRow) throws { try row.check() }
}
