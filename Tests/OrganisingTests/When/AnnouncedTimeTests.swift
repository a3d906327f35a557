import Testing

@testable import Organising

/// Ways in which officers write a day and a time, in London at noon on Wednesday 3 June 2026.
@Suite struct AnnouncedTimeTests {
    static let days: [WhenRow] = [
        WhenRow("tmrw 7pm", "2026-06-04T19:00"), WhenRow("2moro 7pm", "2026-06-04T19:00"),
        WhenRow("tonite 8pm", "2026-06-03T20:00"), WhenRow("tommorow at 7pm", "2026-06-04T19:00"),
        WhenRow("friday 12 at 7pm", "2026-06-12T19:00"), WhenRow("18th 7pm", "2026-06-18T19:00"),
        WhenRow("14jul 7pm", "2026-07-14T19:00"), WhenRow("14july2026 7pm", "2026-07-14T19:00"),
        WhenRow("14-jul 7pm", "2026-07-14T19:00"), WhenRow("14-jul-2026 7pm", "2026-07-14T19:00"),
        WhenRow("8/aug/2026 7pm", "2026-08-08T19:00"), WhenRow("8/aug/26 7pm", "2026-08-08T19:00"),
        WhenRow("14.7 7pm", "2026-07-14T19:00"), WhenRow("14.7.26 7pm", "2026-07-14T19:00"),
        WhenRow("first of july 7pm", "2026-07-01T19:00"), WhenRow("the twenty first of july 7pm", "2026-07-21T19:00"),
        WhenRow("thirty-first of july 7pm", "2026-07-31T19:00"), WhenRow("6 july 26 7pm", "2026-07-06T19:00"),
        WhenRow("6 july 27 at 7pm", "2027-07-06T19:00"), WhenRow("in 10 days 7pm", "2026-06-13T19:00"),
        WhenRow("in a fortnight at 7pm", "2026-06-17T19:00"), WhenRow("3 days from now at 7pm", "2026-06-06T19:00"),
        WhenRow("first saturday in july 1pm", "2026-07-04T13:00"),
        WhenRow("the last friday of july 7pm", "2026-07-31T19:00"),
        WhenRow("1st saturday of may 1pm", "2027-05-01T13:00"),
        WhenRow("the 20th of next month 7pm", "2026-07-20T19:00"),
        WhenRow("last friday of next month 7pm", "2026-07-31T19:00"),
        WhenRow("yesterday 6pm", "inThePast 2026-06-02T18:00"),
        WhenRow("the first tuesday of every month 7pm", "nothing"), WhenRow("first aid sat 2pm", "nothing"),
    ]

    static let holidays: [WhenRow] = [
        WhenRow("good friday 7pm", "2027-03-26T19:00"), WhenRow("easter monday 2pm", "2027-03-29T14:00"),
        WhenRow("mothering sunday 2pm", "2027-03-07T14:00"), WhenRow("remembrance sunday 10am", "2026-11-08T10:00"),
        WhenRow("bank holiday monday 2pm", "2026-08-31T14:00"), WhenRow("august bank holiday 2pm", "2026-08-31T14:00"),
        WhenRow("may day 11am", "2027-05-01T11:00"), WhenRow("christmas eve 4pm", "2026-12-24T16:00"),
        WhenRow("boxing day 11am", "2026-12-26T11:00"), WhenRow("new year's eve 8pm", "2026-12-31T20:00"),
        WhenRow("halloween 7pm", "2026-10-31T19:00"), WhenRow("2pm on boxing day", "2026-12-26T14:00"),
        WhenRow("easter monday 29 march 2pm", "2027-03-29T14:00"), WhenRow("halloween", "noTime 2026-10-31"),
        WhenRow("bank holiday picnic", "nothing"), WhenRow("christmas party", "nothing"),
        WhenRow("easter egg hunt", "nothing"), WhenRow("may day rally", "nothing"),
    ]

    static let several: [WhenRow] = [
        WhenRow("sat 13 and sun 14 june 10am-4pm", "2026-06-13T10:00/2026-06-14T16:00"),
        WhenRow("13 & 14 june 10am-4pm", "2026-06-13T10:00/2026-06-14T16:00"),
        WhenRow("13-14 june 10am-4pm", "2026-06-13T10:00/2026-06-14T16:00"),
        WhenRow("june 13-14 10am-4pm", "2026-06-13T10:00/2026-06-14T16:00"),
        WhenRow("june 13 & 14 10am-4pm", "2026-06-13T10:00/2026-06-14T16:00"),
        WhenRow("sat and sun 10am-4pm", "2026-06-06T10:00/2026-06-07T16:00"),
        WhenRow("sat & sun 10am to 4pm", "2026-06-06T10:00/2026-06-07T16:00"),
        WhenRow("13 & 14 june", "noTimes 2026-06-13 2026-06-14"),
        WhenRow("13 and 14 june 10am", "noTimes 2026-06-13 2026-06-14"),
    ]

    static let hours: [WhenRow] = [
        WhenRow("between 7pm and 9pm on friday", "2026-06-05T19:00/2026-06-05T21:00"),
        WhenRow("friday between 7 and 9pm", "2026-06-05T19:00/2026-06-05T21:00"),
        WhenRow("sat 2pm for 2 hours", "2026-06-06T14:00/2026-06-06T16:00"),
        WhenRow("sat 2pm for an hour", "2026-06-06T14:00/2026-06-06T15:00"),
        WhenRow("sat 11pm for 90 minutes", "2026-06-06T23:00/2026-06-07T00:30"),
        WhenRow("sat around 7pm", "2026-06-06T19:00"), WhenRow("sat at about 7pm", "2026-06-06T19:00"),
        WhenRow("sat from half 7", "ambiguousHour 7:30"), WhenRow("sat around 7", "ambiguousHour 7:0"),
        WhenRow("sat seven thirty pm", "2026-06-06T19:30"), WhenRow("sat at seven thirty pm", "2026-06-06T19:30"),
        WhenRow("sat 20 past 3pm", "2026-06-06T15:20"), WhenRow("sat 20 minutes past 3pm", "2026-06-06T15:20"),
        WhenRow("sat twenty past 3pm", "2026-06-06T15:20"), WhenRow("sat 1900hrs", "2026-06-06T19:00"),
        WhenRow("sat 19.30hrs", "2026-06-06T19:30"), WhenRow("sat 1900 hrs", "2026-06-06T19:00"),
        WhenRow("sat 7pm start", "2026-06-06T19:00"), WhenRow("sat 7pm sharp", "2026-06-06T19:00"),
        WhenRow("sat doors 6:30pm for 7pm", "2026-06-06T18:30"), WhenRow("sat starts 7pm", "2026-06-06T19:00"),
        WhenRow("sat 7pm til late", "2026-06-06T19:00"), WhenRow("sat 7pm onwards", "2026-06-06T19:00"),
        WhenRow("sat from 7pm onward", "2026-06-06T19:00"),
        WhenRow("sat 7pm for 20 people", "2026-06-06T19:00", taking: 2),
        WhenRow("sat 7pm gmt", "2026-06-06T20:00"), WhenRow("sat 7pm bst", "2026-06-06T19:00"),
        WhenRow("sat 7pm uk time", "2026-06-06T19:00"), WhenRow("sat 7pm-9pm gmt", "2026-06-06T20:00/2026-06-06T22:00"),
        WhenRow("5 december 7pm gmt", "2026-12-05T19:00"), WhenRow("sat lunchtime", "noTime 2026-06-06"),
        WhenRow("about 20 people", "nothing"), WhenRow("meet 10 minutes early", "nothing"),
    ]

    @Test(arguments: days) func `Days in words, in one word and by their place are read`(_ row: WhenRow) throws {
        try row.check()
    }
    @Test(arguments: holidays) func `Holidays go by rule`(_ row: WhenRow) throws { try row.check() }
    @Test(arguments: several) func `Two days that follow each other are one event`(_ row: WhenRow) throws {
        try row.check()
    }
    @Test(arguments: hours) func `Hours as people write them are read`(_ row: WhenRow) throws { try row.check() }

    @Test func `Bank holidays follow the calendars that the government gives`() throws {
        func days(_ year: Int, _ nation: Nation) -> String {
            nation.bankHolidays(in: year).map { "\($0)".dropFirst(5) }.joined(separator: " ")
        }
        #expect(days(2026, .englandAndWales) == "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")
        #expect(days(2027, .englandAndWales) == "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")
        #expect(days(2026, .scotland) == "01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-28")
        #expect(days(2026, .northernIreland) == "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28")
    }

    @Test(arguments: [
        (2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"), (2038, "2038-04-25"),
    ])
    func `Easter falls where the church has it`(_ year: Int, _ date: String) {
        #expect(LocalDate.easter(in: year)?.description == date)
    }
}
