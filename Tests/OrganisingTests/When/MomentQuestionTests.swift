import StewardCore
import Testing

@testable import Organising

@Suite struct MomentQuestionTests {
    /// What was announced, what is answered to the question about it, and what it is then.
    @Test(arguments: [
        ("sat 7", "pm", "2026-06-06T19:00"), ("sat 7", "PM!", "2026-06-06T19:00"), ("sat 7", "am", "2026-06-06T07:00"),
        ("sat 7", "7pm", "2026-06-06T19:00"), ("sat 7", "7 pm", "2026-06-06T19:00"),
        ("sat 7", "19:00", "2026-06-06T19:00"),
        ("sat 7", "19", "2026-06-06T19:00"), ("sat 7", "07:00", "2026-06-06T07:00"),
        ("sat 7", "evening", "2026-06-06T19:00"), ("sat 7", "in the evening", "2026-06-06T19:00"),
        ("sat 7", "the morning", "2026-06-06T07:00"), ("sat 3", "afternoon", "2026-06-06T15:00"),
        ("sat 7", "half 7pm", "unanswered"), ("sat 7", "8pm", "unanswered"), ("sat 7", "7", "unanswered"),
        ("sat 7", "pm please somebody", "unanswered"), ("sat 7", "", "unanswered"), ("sat 7", "yes", "unanswered"),
        ("sat half 7", "pm", "2026-06-06T19:30"), ("sat half 7", "7.30pm", "2026-06-06T19:30"),
        ("sat 2-5", "pm", "2026-06-06T14:00/2026-06-06T17:00"),
        ("sat 2-5", "2-5pm", "2026-06-06T14:00/2026-06-06T17:00"),
        ("sat 10-12", "morning", "2026-06-06T10:00/2026-06-06T12:00"),
        ("sat 12", "noon", "2026-06-06T12:00"), ("sat 12", "12:00", "2026-06-06T12:00"),
        ("sat 12", "00:00", "2026-06-06T00:00"), ("sat 12", "midnight", "unanswered"),
        ("sun 6 june 2pm", "1", "2026-06-06T14:00"), ("sun 6 june 2pm", "2", "2026-06-07T14:00"),
        ("sun 6 june 2pm", "sat", "2026-06-06T14:00"), ("sun 6 june 2pm", "Sunday", "2026-06-07T14:00"),
        ("sun 6 june 2pm", "the 6th", "2026-06-06T14:00"), ("sun 6 june 2pm", "7 June", "2026-06-07T14:00"),
        ("sun 6 june 2pm", "sun 7 june 2026", "2026-06-07T14:00"), ("sun 6 june 2pm", "june 6", "2026-06-06T14:00"),
        ("sun 6 june 2pm", "7/6", "2026-06-07T14:00"), ("sun 6 june 2pm", "6", "2026-06-06T14:00"),
        ("sun 6 june 2pm", "sun 6 june", "unanswered"), ("sun 6 june 2pm", "8 june", "unanswered"),
        ("sun 6 june 2pm", "7 july", "unanswered"), ("sun 6 june 2pm", "3", "unanswered"),
        // "1" is the first of the two dates even where one of them is the 1st of a month.
        ("sun 1 july 2pm", "1", "2026-07-01T14:00"),
        ("sat 6 june 2pm to mon 7 june 4pm", "sun", "2026-06-06T14:00/2026-06-07T16:00"),
        ("sat 6 june 2pm to mon 7 june 4pm", "mon", "2026-06-06T14:00/2026-06-08T16:00"),
    ])
    func `A word or two settle what could be read in two ways`(
        _ announced: String, _ answer: String, _ expected: String
    ) throws {
        let list = words(announced)
        let (now, zone) = (try moment("2026-06-03T12:00"), try london())
        let problem = try #require(throws: WhenProblem.self) {
            try WhenReader.readMoment(list[...], now: now, in: zone)
        }
        let question = try #require(MomentQuestion(problem))
        guard let hints = question.hints(from: Words(answer).folded, adding: MomentHints()) else {
            #expect(expected == "unanswered")
            return
        }
        let time = try #require(try WhenReader.readMoment(list[...], now: now, in: zone, hints: hints)).time
        #expect("\(time.start)" + (time.end.map { "/\($0)" } ?? "") == expected)
    }

    @Test func `Two questions about one moment are asked and answered one after the other`() throws {
        let list = words("sun 6 june 7")
        let (now, zone) = (try moment("2026-06-03T12:00"), try london())
        var hints = MomentHints()
        for answer in ["2", "evening"] {
            let problem = try #require(throws: WhenProblem.self) {
                try WhenReader.readMoment(list[...], now: now, in: zone, hints: hints)
            }
            hints = try #require(MomentQuestion(problem)?.hints(from: [answer], adding: hints))
        }
        let time = try #require(try WhenReader.readMoment(list[...], now: now, in: zone, hints: hints)).time
        #expect("\(time.start)" == "2026-06-07T19:00")
    }

    @Test func `What has to be written anew is no question`() throws {
        #expect(MomentQuestion(.noDate) == nil && MomentQuestion(.bankHoliday) == nil)
    }

    @Test(arguments: [
        ("3pm", "2026-06-06T15:00"), ("3-5pm", "2026-06-06T15:00/2026-06-06T17:00"),
        ("at half 7pm", "2026-06-06T19:30"),
        ("10pm-2am", "2026-06-06T22:00/2026-06-07T02:00"), ("noon", "2026-06-06T12:00"),
    ])
    func `Times alone are read for a day that is known`(_ text: String, _ expected: String) throws {
        let list = words(text)
        let reading = try #require(
            try WhenReader.readHours(
                list[...], on: try day("2026-06-06"), now: try moment("2026-06-03T12:00"), in: try london()))
        #expect("\(reading.time.start)" + (reading.time.end.map { "/\($0)" } ?? "") == expected)
        #expect(reading.consumed == list.count)
    }
}
