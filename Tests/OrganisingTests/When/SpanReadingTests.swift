import Testing

@testable import Organising

/// What a question's words mean, asked on Wednesday 3 June 2026 unless the row says another day.
struct SpanRow: CustomTestStringConvertible, Sendable {
    var words: String
    var first: String
    var last: String
    var today: String
    /// How many of the words belong to the expression; all of them unless the row says less.
    var consumed: Int?

    init(_ words: String, _ first: String, _ last: String? = nil, on today: String = "2026-06-03", taking: Int? = nil) {
        (self.words, self.first, self.last, self.today, consumed) = (words, first, last ?? first, today, taking)
    }

    var testDescription: String { "\(words) on \(today)" }
}

@Suite struct SpanReadingTests {
    static let days: [SpanRow] = [
        SpanRow("today", "2026-06-03"), SpanRow("tonight", "2026-06-03"), SpanRow("tomorrow", "2026-06-04"),
        SpanRow("tomorrow", "2027-01-01", on: "2026-12-31"), SpanRow("tomorrow", "2028-02-29", on: "2028-02-28"),
        SpanRow("sat", "2026-06-06"), SpanRow("saturday", "2026-06-06"), SpanRow("on saturday", "2026-06-06"),
        SpanRow("sat", "2026-06-06", on: "2026-06-06"), SpanRow("sat", "2026-06-13", on: "2026-06-07"),
        SpanRow("wed", "2026-06-03"), SpanRow("weds", "2026-06-03"), SpanRow("tues", "2026-06-09"),
        SpanRow("thurs", "2026-06-04"), SpanRow("this sat", "2026-06-06"),
        SpanRow("next sat", "2026-06-13"), SpanRow("next sat", "2026-06-13", on: "2026-06-06"),
        SpanRow("next mon", "2026-06-08"), SpanRow("next wed", "2026-06-10"),
        SpanRow("6 june", "2026-06-06"), SpanRow("6th june", "2026-06-06"), SpanRow("6th of june", "2026-06-06"),
        SpanRow("the 6th of june", "2026-06-06"), SpanRow("june 6", "2026-06-06"), SpanRow("june 6th", "2026-06-06"),
        SpanRow("6 jun", "2026-06-06"), SpanRow("1 sept", "2026-09-01"), SpanRow("sat 6 june", "2026-06-06"),
        SpanRow("sat, 6 june", "2026-06-06"), SpanRow("6 june 2027", "2027-06-06"), SpanRow("3 june", "2026-06-03"),
        SpanRow("2 june", "2027-06-02"), SpanRow("1 jan", "2027-01-01"), SpanRow("31 dec", "2026-12-31"),
        SpanRow("1 jan", "2027-01-01", on: "2026-12-31"), SpanRow("29 feb", "2028-02-29", on: "2027-03-01"),
        SpanRow("29 february 2028", "2028-02-29"), SpanRow("6/6", "2026-06-06"), SpanRow("06/06/2026", "2026-06-06"),
        SpanRow("05/03", "2027-03-05"), SpanRow("5/3/2027", "2027-03-05"), SpanRow("5/3/27", "2027-03-05"),
        SpanRow("05.03.2027", "2027-03-05"), SpanRow("2026-06-06", "2026-06-06"), SpanRow("2026-6-6", "2026-06-06"),
        SpanRow("29/3", "2026-03-29", on: "2026-03-29"), SpanRow("25 october", "2026-10-25"),
    ]

    static let spans: [SpanRow] = [
        SpanRow("this weekend", "2026-06-06", "2026-06-07"), SpanRow("weekend", "2026-06-06", "2026-06-07"),
        SpanRow("this weekend", "2026-06-06", "2026-06-07", on: "2026-06-07"),
        SpanRow("next weekend", "2026-06-13", "2026-06-14"),
        SpanRow("next weekend", "2026-06-13", "2026-06-14", on: "2026-06-07"),
        SpanRow("this week", "2026-06-01", "2026-06-07"), SpanRow("next week", "2026-06-08", "2026-06-14"),
        SpanRow("next week", "2026-06-08", "2026-06-14", on: "2026-06-07"),
        SpanRow("this week", "2026-12-28", "2027-01-03", on: "2026-12-31"),
        SpanRow("next week", "2027-01-04", "2027-01-10", on: "2026-12-31"),
        SpanRow("this month", "2026-06-01", "2026-06-30"), SpanRow("next month", "2026-07-01", "2026-07-31"),
        SpanRow("next month", "2027-01-01", "2027-01-31", on: "2026-12-05"),
        SpanRow("next month", "2028-02-01", "2028-02-29", on: "2028-01-31"),
        SpanRow("june", "2026-06-01", "2026-06-30"), SpanRow("in june", "2026-06-01", "2026-06-30"),
        SpanRow("may", "2027-05-01", "2027-05-31"), SpanRow("feb", "2027-02-01", "2027-02-28"),
        SpanRow("february 2028", "2028-02-01", "2028-02-29"), SpanRow("this june", "2026-06-01", "2026-06-30"),
        SpanRow("december", "2026-12-01", "2026-12-31"),
        SpanRow("6-12 june", "2026-06-06", "2026-06-12"), SpanRow("6 - 12 june", "2026-06-06", "2026-06-12"),
        SpanRow("6–12 june", "2026-06-06", "2026-06-12"), SpanRow("6 to 12 june", "2026-06-06", "2026-06-12"),
        SpanRow("from 6 to 12 june", "2026-06-06", "2026-06-12"),
        SpanRow("6th-12th of june 2027", "2027-06-06", "2027-06-12"),
        SpanRow("1-12 june", "2026-06-01", "2026-06-12"), SpanRow("1-2 june", "2027-06-01", "2027-06-02"),
        SpanRow("6 june to 12 june", "2026-06-06", "2026-06-12"),
        SpanRow("6 june - 12 july", "2026-06-06", "2026-07-12"),
        SpanRow("1 june to 12 june", "2026-06-01", "2026-06-12"), SpanRow("6/6-12/6", "2026-06-06", "2026-06-12"),
        SpanRow("2026-06-06 to 2026-06-12", "2026-06-06", "2026-06-12"),
        SpanRow("6 june until 12 june 2027", "2027-06-06", "2027-06-12"),
        SpanRow("20 dec to 5 jan", "2026-12-20", "2027-01-05"),
        SpanRow("20 dec to 5 jan", "2026-12-20", "2027-01-05", on: "2027-01-02"),
        SpanRow("20 dec to 5 jan 2027", "2026-12-20", "2027-01-05"),
        SpanRow("mon-fri next week", "2026-06-08", "2026-06-12"),
        SpanRow("wed to sun next week", "2026-06-10", "2026-06-14"),
        SpanRow("thu to fri this week", "2026-06-04", "2026-06-05"),
        SpanRow("fri to next mon", "2026-06-05", "2026-06-08"),
        SpanRow("sat next week to sun", "2026-06-13", "2026-06-14"),
        SpanRow("fri to sun", "2026-06-05", "2026-06-07"), SpanRow("sat-sun", "2026-06-06", "2026-06-07"),
        SpanRow("today to sunday", "2026-06-03", "2026-06-07"), SpanRow("today-tomorrow", "2026-06-03", "2026-06-04"),
        SpanRow("june to august", "2026-06-01", "2026-08-31"), SpanRow("nov-feb", "2026-11-01", "2027-02-28"),
        SpanRow("next 10 days", "2026-06-03", "2026-06-13"), SpanRow("next 2 weeks", "2026-06-03", "2026-06-17"),
    ]

    static let partial: [SpanRow] = [
        SpanRow("sat in leeds", "2026-06-06", taking: 1), SpanRow("6 june leeds", "2026-06-06", taking: 2),
        SpanRow("june socials", "2026-06-01", "2026-06-30", taking: 1), SpanRow("sat 6", "2026-06-06", taking: 1),
        SpanRow("today to leeds", "2026-06-03", taking: 1), SpanRow("6 june to leeds", "2026-06-06", taking: 2),
        SpanRow("next week near york", "2026-06-08", "2026-06-14", taking: 2),
    ]

    @Test(arguments: days + spans + partial)
    func theDaysMeantAreRead(_ row: SpanRow) throws {
        let list = words(row.words)
        let reading = try #require(WhenReader.read(list[...], today: try day(row.today)))
        #expect(reading.range.lowerBound.description == row.first)
        #expect(reading.range.upperBound.description == row.last)
        #expect(reading.consumed == row.consumed ?? list.count)
    }

    @Test(arguments: [
        "", "leeds", "social", "6", "the", "on", "in leeds", "next", "this", "next leeds", "30 february", "29 feb 2027",
        "31/6", "13/13", "2026-02-30", "sun 6 june", "6 june-ish", "12-6 june", "6-12", "next 0 days", "week",
        "sat-urday",
        "2pm", "saturdays", "2026", "junebug",
    ])
    func whatIsNoDayIsLeftAlone(_ text: String) throws {
        let list = words(text)
        #expect(WhenReader.read(list[...], today: try day("2026-06-03")) == nil)
    }

    @Test(arguments: [
        SpanRow("next 100 days", "2026-06-03", "2026-09-11"), SpanRow("next 400 days", "2026-06-03", "2027-07-08"),
        SpanRow("in 10 days", "2026-06-03", "2026-06-13"), SpanRow("in the next two weeks", "2026-06-03", "2026-06-17"),
        SpanRow("within 3 months", "2026-06-03", "2026-09-03"),
        SpanRow("next 1 month", "2026-01-31", "2026-02-28", on: "2026-01-31"),
        SpanRow("june 1900", "1900-06-01", "1900-06-30"), SpanRow("6 june 1930", "1930-06-06"),
        SpanRow("6-12 june 1930", "1930-06-06", "1930-06-12"),
    ])
    func aQuestionCountsDaysAndHasNoTimes(_ row: SpanRow) throws {
        let list = words(row.words)
        let reading = try #require(WhenReader.readQuestion(list[...], today: try day(row.today)))
        #expect(reading.range.lowerBound.description == row.first)
        #expect(reading.range.upperBound.description == row.last)
        #expect(reading.consumed == list.count)
    }

    @Test(arguments: [
        ("next 0 days", "spanOutOfRange next 0 days"), ("next 401 days", "spanOutOfRange next 401 days"),
        ("next 999999999 weeks", "spanOutOfRange next 999999999 weeks"),
        ("in 99999999 days please", "spanOutOfRange in 99999999 days"),
        ("within 1e308 months", "spanOutOfRange within 1e308 months"),
        ("in -5 days", "spanOutOfRange in -5 days"),
        ("in the next 99999999999999999999 days", "spanOutOfRange in 99999999999999999999 days"),
        ("in 1850", "yearOutOfRange 1850"), ("in 2019", nil), ("in leeds", nil), ("next week", nil),
        ("10 days of action", nil), ("in 5 voices", nil), ("next", nil), ("", nil),
    ])
    func numbersThatNobodyCountsToAreRefused(_ text: String, _ expected: String?) throws {
        var problem: String?
        do throws(WhenProblem) {
            try WhenReader.refuseNumbers(words(text)[...], today: LocalDate("2026-06-03") ?? LocalDate(dayNumber: 0))
        } catch {
            problem = facts(error)
        }
        #expect(problem == expected)
    }

    @Test func aReaderBeginsWhereTheSliceBegins() throws {
        let list = ["events", "in", "leeds", "next", "week", "please"]
        let reading = WhenReader.read(list[3...], today: try day("2026-06-03"))
        #expect(reading?.consumed == 2)
    }
}
