import Testing

@testable import Organising

/// What an announcement's words mean, written on Wednesday 3 June 2026 at 12:00 in London unless the row says otherwise.
struct MomentRow: CustomTestStringConvertible, Sendable {
    var words: String
    var start: String
    var end: String?
    var now: String
    var consumed: Int?

    init(_ words: String, _ start: String, _ end: String? = nil, now: String = "2026-06-03T12:00", taking: Int? = nil) {
        (self.words, self.start, self.end, self.now, consumed) = (words, start, end, now, taking)
    }

    var testDescription: String { "\(words) at \(now)" }
}

@Suite struct MomentReadingTests {
    static let starts: [MomentRow] = [
        MomentRow("sat 6 june 2pm", "2026-06-06T14:00"), MomentRow("6 june 2026 14:00", "2026-06-06T14:00"),
        MomentRow("tomorrow 7pm", "2026-06-04T19:00"), MomentRow("tomorrow at 7 pm", "2026-06-04T19:00"),
        MomentRow("sat 7.30pm", "2026-06-06T19:30"), MomentRow("sat 7:30pm", "2026-06-06T19:30"),
        MomentRow("sat noon", "2026-06-06T12:00"), MomentRow("sat midday", "2026-06-06T12:00"),
        MomentRow("tonight 7", "2026-06-03T19:00"), MomentRow("tonight at 7:30", "2026-06-03T19:30"),
        MomentRow("today 12:01", "2026-06-03T12:01"), MomentRow("sat 19", "2026-06-06T19:00"),
        MomentRow("sat 07:30", "2026-06-06T07:30"), MomentRow("sat 10:30", "2026-06-06T10:30"),
        MomentRow("sat 12am", "2026-06-06T00:00"), MomentRow("sat 12pm", "2026-06-06T12:00"),
        MomentRow("sat 00:00", "2026-06-06T00:00"), MomentRow("sat 14:00pm", "2026-06-06T14:00"),
        MomentRow("2pm sat 6 june", "2026-06-06T14:00"), MomentRow("at 7pm on saturday", "2026-06-06T19:00"),
        MomentRow("7pm tonight", "2026-06-03T19:00"), MomentRow("7 tonight", "2026-06-03T19:00"),
        MomentRow("2026-06-06t14:00", "2026-06-06T14:00"), MomentRow("2026-06-06 14:00", "2026-06-06T14:00"),
        MomentRow("sat 6 june - 2pm", "2026-06-06T14:00"), MomentRow("sat 6 june, 2 p.m.", "2026-06-06T14:00"),
        MomentRow("6/6 2pm", "2026-06-06T14:00"), MomentRow("next sat 2pm", "2026-06-13T14:00"),
        MomentRow("29 feb 2028 10am", "2028-02-29T10:00"), MomentRow("1 jan 12:00", "2027-01-01T12:00"),
        MomentRow("tomorrow 00:30", "2027-01-01T00:30", now: "2026-12-31T23:59"),
        MomentRow("20 may 2027 7pm", "2027-05-20T19:00"), MomentRow("thu 20 may 7pm", "2027-05-20T19:00"),
        MomentRow("29 march 2027 10am", "2027-03-29T10:00"),
        MomentRow("29 march 00:59", "2026-03-29T00:59", now: "2026-03-01T12:00"),
        MomentRow("29 march 2am", "2026-03-29T02:00", now: "2026-03-01T12:00"),
        MomentRow("25 october 00:30", "2026-10-25T00:30"), MomentRow("25 october 02:00", "2026-10-25T02:00"),
        MomentRow("sat 2pm in leeds", "2026-06-06T14:00", taking: 2),
        MomentRow("sat 2pm to leeds", "2026-06-06T14:00", taking: 2),
        MomentRow("2pm sat leeds town hall", "2026-06-06T14:00", taking: 2),
    ]

    static let spans: [MomentRow] = [
        MomentRow("sat 6 june 2-5pm", "2026-06-06T14:00", "2026-06-06T17:00"),
        MomentRow("sat 2pm-5pm", "2026-06-06T14:00", "2026-06-06T17:00"),
        MomentRow("sat 14:00-17:00", "2026-06-06T14:00", "2026-06-06T17:00"),
        MomentRow("sat 14:00–17:00", "2026-06-06T14:00", "2026-06-06T17:00"),
        MomentRow("sat 2pm - 5pm", "2026-06-06T14:00", "2026-06-06T17:00"),
        MomentRow("sat from 2pm to 5pm", "2026-06-06T14:00", "2026-06-06T17:00"),
        MomentRow("sat 2 to 5 pm", "2026-06-06T14:00", "2026-06-06T17:00"),
        MomentRow("sat 14-17", "2026-06-06T14:00", "2026-06-06T17:00"),
        MomentRow("sat 11-2pm", "2026-06-06T11:00", "2026-06-06T14:00"),
        MomentRow("sat 12-2pm", "2026-06-06T12:00", "2026-06-06T14:00"),
        MomentRow("sat 9-5pm", "2026-06-06T09:00", "2026-06-06T17:00"),
        MomentRow("sat 9-11am", "2026-06-06T09:00", "2026-06-06T11:00"),
        MomentRow("sat 10-noon", "2026-06-06T10:00", "2026-06-06T12:00"),
        MomentRow("sat noon-2", "2026-06-06T12:00", "2026-06-06T14:00"),
        MomentRow("sat 10am-4", "2026-06-06T10:00", "2026-06-06T16:00"),
        MomentRow("sat 8pm-11", "2026-06-06T20:00", "2026-06-06T23:00"),
        MomentRow("sat 7.30-9.30pm", "2026-06-06T19:30", "2026-06-06T21:30"),
        MomentRow("sat 7pm until midnight", "2026-06-06T19:00", "2026-06-07T00:00"),
        MomentRow("sat 7-midnight", "2026-06-06T19:00", "2026-06-07T00:00"),
        MomentRow("sat 10pm-2am", "2026-06-06T22:00", "2026-06-07T02:00"),
        MomentRow("sat 10pm-2", "2026-06-06T22:00", "2026-06-07T02:00"),
        MomentRow("sat 10-2am", "2026-06-06T22:00", "2026-06-07T02:00"),
        MomentRow("31 dec 9pm-1am", "2026-12-31T21:00", "2027-01-01T01:00"),
        MomentRow("tonight 7-9", "2026-06-03T19:00", "2026-06-03T21:00"),
        MomentRow("2-5pm sat 6 june", "2026-06-06T14:00", "2026-06-06T17:00"),
        MomentRow("6 june 2pm to 7 june 4pm", "2026-06-06T14:00", "2026-06-07T16:00"),
        MomentRow("fri 6pm to sun at 4pm", "2026-06-05T18:00", "2026-06-07T16:00"),
        MomentRow("sat 6 june 14 leeds, doors 1pm", "2026-06-06T14:00", nil, taking: 4),
        MomentRow("sat 6 june 19, doors 6pm", "2026-06-06T19:00", nil, taking: 4),
        MomentRow("sat at 14 leeds 8pm", "2026-06-06T14:00", nil, taking: 3),
        MomentRow("sat 2-5pm leeds", "2026-06-06T14:00", "2026-06-06T17:00", taking: 2),
        MomentRow("2026-06-06t14:00 to 17:00", "2026-06-06T14:00", "2026-06-06T17:00"),
    ]

    @Test(arguments: starts + spans)
    func theMomentMeantIsRead(_ row: MomentRow) throws {
        let list = words(row.words)
        let reading = try #require(try readMoment(list, now: row.now))
        #expect(reading.time.start.description == row.start)
        #expect(reading.time.end?.description == row.end)
        #expect(reading.consumed == row.consumed ?? list.count)
    }

    @Test(arguments: ["", "leeds", "7", "7 park street", "social sat 2pm", "on", "at leeds"])
    func wordsThatBeginWithNoTimeAreLeftAlone(_ text: String) throws {
        #expect(try readMoment(words(text), now: "2026-06-03T12:00") == nil)
    }
}
