import Foundation
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
        MomentRow("sat 2-5pm leeds", "2026-06-06T14:00", "2026-06-06T17:00", taking: 2),
        MomentRow("2026-06-06t14:00 to 17:00", "2026-06-06T14:00", "2026-06-06T17:00"),
    ]

    @Test(arguments: starts + spans)
    func theMomentMeantIsRead(_ row: MomentRow) throws {
        let list = words(row.words)
        let reading = try #require(try read(list, now: row.now))
        #expect(reading.time.start.description == row.start)
        #expect(reading.time.end?.description == row.end)
        #expect(reading.consumed == row.consumed ?? list.count)
    }

    @Test(arguments: ["", "leeds", "7", "7 park street", "social sat 2pm", "on", "at leeds"])
    func wordsThatBeginWithNoTimeAreLeftAlone(_ text: String) throws {
        #expect(try read(words(text), now: "2026-06-03T12:00") == nil)
    }

    @Test(arguments: [
        ("7pm", "noDate"), ("noon leeds", "noDate"), ("14:00 leeds", "noDate"),
        ("sat", "noTime 2026-06-06"), ("tonight", "noTime 2026-06-03"), ("sat 6 june leeds", "noTime 2026-06-06"),
        ("6 june 26", "noTime 2026-06-06"), ("sat-sun 2pm", "noTime 2026-06-06"), ("sat 2pm-ish", "noTime 2026-06-06"),
        ("30 feb 2pm", "noSuchDate 30/2/2027"), ("29 feb 2027 2pm", "noSuchDate 29/2/2027"),
        ("31/6 2pm", "noSuchDate 31/6/2026"), ("6/13 2pm", "noSuchDate 6/13/2026"),
        ("2026-02-30 14:00", "noSuchDate 30/2/2026"), ("31 june", "noSuchDate 31/6/2026"),
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
        ("28 march 2027 01:30", "skippedByClocks 2027-03-28T01:30 2027-03-28T02:00"),
        ("27 march 2027 10pm-28 march 2027 1am", "skippedByClocks 2027-03-28T01:00 2027-03-28T02:00"),
        ("25 october 1:30am", "shownTwiceByClocks 2026-10-25T01:30"),
        ("sat 24 october 10pm-1am", "shownTwiceByClocks 2026-10-25T01:00"),
    ])
    func whatIsWrongIsSaidAsFacts(_ text: String, _ expected: String) throws {
        let list = words(text)
        let problem = try #require(throws: WhenProblem.self) { try read(list, now: "2026-06-03T12:00") }
        #expect(facts(problem) == expected)
    }

    @Test func theClockChangeOfMarch2026IsRefused() throws {
        let problem = #expect(throws: WhenProblem.self) {
            try read(["29", "march", "1:30am"], now: "2026-03-01T12:00")
        }
        #expect(problem.map(facts) == "skippedByClocks 2026-03-29T01:30 2026-03-29T02:00")
    }

    @Test func aProblemIsSaidInOneSentenceWithWhatToWriteInstead() throws {
        for (text, sentence) in [
            ("sun 6 june 2pm", "6 June 2026 is a Saturday, not a Sunday: did you mean Sat 6 June or Sun 7 June?"),
            (
                "sat 7",
                "I cannot tell whether 7 is in the morning or the evening: write \"7am\" or \"7pm\"."
            ),
            (
                "30 feb 2pm",
                "There is no such day as 30 February 2027: write day, month and year, such as \"6 june 2026\"."
            ),
            (
                "2 june 2pm",
                "Tuesday 2 June 2026 has already gone: if you mean the next one, write its year, \"2 june 2027\"."
            ),
        ] {
            let list = words(text)
            let problem = #expect(throws: WhenProblem.self) { try read(list, now: "2026-06-03T12:00") }
            #expect(problem?.sentence == sentence)
        }
    }

    private func read(_ list: [String], now: String) throws -> (time: EventTime, consumed: Int)? {
        let zone = try london()
        return try WhenReader.readMoment(list[...], now: try moment(now), in: zone)
    }

    private func facts(_ problem: WhenProblem) -> String {
        switch problem {
        case .noDate: "noDate"
        case .noTime(let date): "noTime \(date)"
        case .noSuchDate(let day, let month, let year): "noSuchDate \(day)/\(month)/\(year)"
        case .noSuchTime(let text): "noSuchTime \(text)"
        case .weekdayMismatch(_, let date, let nearest): "weekdayMismatch \(date) \(nearest)"
        case .inThePast(let moment): "inThePast \(moment)"
        case .justGone(let gone, let coming): "justGone \(gone) \(coming)"
        case .ambiguousHour(let hour, let minute): "ambiguousHour \(hour):\(minute)"
        case .ambiguousMidnight(let date): "ambiguousMidnight \(date)"
        case .endNotAfterStart(let start, let end): "endNotAfterStart \(start) \(end)"
        case .lastsTooLong(let days): "lastsTooLong \(days)"
        case .skippedByClocks(let moment, let next): "skippedByClocks \(moment) \(next)"
        case .shownTwiceByClocks(let moment): "shownTwiceByClocks \(moment)"
        }
    }
}
