import StewardCore
import Testing

@testable import Organising

/// The time of a question, asked on Wednesday 3 June 2026 at 10.20am unless the row says otherwise.
///
/// `expected` is the spans of days ("06-06" of 2026 in short, "06-06/06-07", several with a space), then days of the week
/// as "sat+sun", then the hours as "17-24"; "!" marks a reading that another may beat.
@Suite struct AskedTimeTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var words: String
        var expected: String
        var today: String
        var consumed: Int?
        var after: String

        init(
            _ words: String, _ expected: String, on today: String = "2026-06-03", taking consumed: Int? = nil,
            after: String = ""
        ) {
            (self.words, self.expected, self.today, self.consumed, self.after) = (
                words, expected, today, consumed, after
            )
        }

        var testDescription: String { "\(words) on \(today)" }
    }

    static let days: [Row] = [
        Row("today", "06-03"), Row("tonight", "06-03 17-24"), Row("tomorrow", "06-04"), Row("tmrw", "06-04"),
        Row("2moro", "06-04"), Row("tomoz", "06-04"), Row("tonite", "06-03 17-24"), Row("tomorow night", "06-04 17-24"),
        Row("day after tomorrow", "06-05"), Row("the day after tomorrow", "06-05"),
        Row("yesterday", "06-02"), Row("the day before yesterday", "06-01"),
        Row("friday", "06-05"), Row("this friday", "06-05"), Row("next friday", "06-12"), Row("on friday", "06-05"),
        Row("last friday", "05-29"), Row("friday week", "06-12"), Row("a week on friday", "06-12"),
        Row("friday after next", "06-19"), Row("wednesday", "06-03"), Row("this coming saturday", "06-06"),
        Row("sat 13", "06-13"), Row("sat 13th", "06-13"), Row("saturday the 13th", "06-13"), Row("thurs 18", "06-18"),
        Row("the 20th", "06-20"), Row("18th", "06-18!"), Row("on the 18th", "06-18"),
        Row("13 june", "06-13"), Row("june 13", "06-13"), Row("13th of june", "06-13"), Row("sat 13 june", "06-13"),
        Row("1 june", "2027-06-01"), Row("13/6", "06-13"), Row("13/06/2026", "06-13"), Row("2026-06-13", "06-13"),
        Row("29 feb", "2028-02-29"), Row("13 june 2027", "2027-06-13"),
        Row("satuday", "06-06"), Row("saterday", "06-06"), Row("wendesday", "06-03"), Row("wensday", "06-03"),
        Row("next thrusday", "06-11"), Row("tusday", "06-09"), Row("tueday", "06-09"), Row("sundy", "06-07"),
        Row("moday", "06-08"), Row("fridya", "nothing"), Row("sundry", "nothing"), Row("sunny", "nothing"),
        Row("frida", "nothing"), Row("stairway", "nothing"), Row("sundae", "nothing"), Row("thirsty", "nothing"),
        Row("tomorow nite", "06-04 17-24"), Row("nxt satuday", "06-13"),
    ]

    static let spans: [Row] = [
        Row("2nd half of july", "07-16/07-31"), Row("this side of christmas", "06-03/12-23"),
        Row("no later than friday", "06-03/06-05"),
        Row("not until july", "07-01/2027-07-08"), Row("not before 12 june", "06-12/2027-07-08"),
        Row("between now and friday", "06-03/06-05"), Row("between now and the end of june", "06-03/06-30"),
        Row("next month's first saturday", "07-04"), Row("this month's last friday", "06-26"),
        Row("over the bank holidays", "08-31 12-25 12-28 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31"),
        Row("this weekend", "06-06/06-07"), Row("this weekend", "06-06/06-07", on: "2026-06-07"),
        Row("the weekend", "06-06/06-07"), Row("at the weekend", "06-06/06-07"), Row("weekend", "06-06/06-07"),
        Row("this w/e", "06-06/06-07"), Row("next weekend", "06-13/06-14"), Row("last weekend", "05-30/05-31"),
        Row("this past weekend", "05-30/05-31"), Row("the coming weekend", "06-06/06-07"),
        Row("weekend after next", "06-20/06-21"), Row("the weekend after next", "06-20/06-21"),
        Row("this week", "06-01/06-07"), Row("next week", "06-08/06-14"), Row("last week", "05-25/05-31"),
        Row("the week after next", "06-15/06-21"), Row("the coming week", "06-03/06-09"),
        Row("this month", "06-01/06-30"), Row("next month", "07-01/07-31"), Row("last month", "05-01/05-31"),
        Row("this year", "2026-01-01/12-31"), Row("next year", "2027-01-01/2027-12-31"),
        Row("last year", "2025-01-01/2025-12-31"),
        Row("rest of the week", "06-03/06-07"), Row("the rest of this week", "06-03/06-07"),
        Row("rest of the month", "06-03/06-30"),
        Row("later this week", "06-04/06-07"), Row("later this month", "06-04/06-30"),
        Row("earlier this week", "06-01/06-02"),
        Row("end of the week", "06-04/06-07"), Row("early next week", "06-08/06-10"),
        Row("end of next week", "06-11/06-14"),
        Row("next few days", "06-03/06-07"), Row("the next few days", "06-03/06-07"),
        Row("over the next few weeks", "06-03/07-01"),
        Row("next couple of weeks", "06-03/06-17"), Row("next 10 days", "06-03/06-13"),
        Row("the next two weeks", "06-03/06-17"),
        Row("next fortnight", "06-03/06-16"), Row("within 3 months", "06-03/09-03"), Row("in 10 days", "06-13"),
        Row("in 2 weeks", "06-15/06-21"), Row("in a fortnight", "06-15/06-21"), Row("in two weeks time", "06-15/06-21"),
        Row("3 days from now", "06-06"), Row("a week from saturday", "06-13"), Row("a week today", "06-10"),
        Row("2 weeks on saturday", "06-20"), Row("3 days ago", "05-31"), Row("last 2 weeks", "05-20/06-02"),
        Row("past few days", "05-30/06-02"),
        Row("june", "06-01/06-30"), Row("in june", "06-01/06-30"), Row("july 2027", "2027-07-01/2027-07-31"),
        Row("early june", "06-01/06-10"), Row("mid june", "06-11/06-20"), Row("mid-june", "06-11/06-20"),
        Row("late june", "06-21/06-30"), Row("end of june", "06-21/06-30"), Row("the beginning of july", "07-01/07-10"),
        Row("early next month", "07-01/07-10"), Row("this june", "06-01/06-30"),
        Row("next may", "2027-05-01/2027-05-31"),
        Row("last may", "05-01/05-31"), Row("this summer", "06-01/08-31"), Row("in the summer", "06-01/08-31"),
        Row("summer", "06-01/08-31!"), Row("autumn", "09-01/11-30!"), Row("next spring", "2027-03-01/2027-05-31"),
        Row("in winter", "12-01/2027-02-28"), Row("spring 2027", "2027-03-01/2027-05-31"),
        Row("6-12 june", "06-06/06-12"), Row("6 to 12 june", "06-06/06-12"), Row("june 6-12", "06-06/06-12"),
        Row("6 june to 12 july", "06-06/07-12"), Row("june to august", "06-01/08-31"), Row("fri-sun", "06-05/06-07"),
        Row("fri to sun", "06-05/06-07"), Row("mon to wed next week", "06-08/06-10"),
        Row("sat 6 to sun 7", "06-06/06-07"),
        Row("from 14 june to 20 june", "06-14/06-20"), Row("between 14 and 20 june", "06-14/06-20"),
        Row("between the 14th and the 20th", "06-14/06-20"), Row("between friday and sunday", "06-05/06-07"),
        Row("from 14 june", "06-14/2027-07-08"), Row("14 june onwards", "06-14/2027-07-08"),
        Row("after 5 june", "06-06/2027-07-08"), Row("until friday", "06-03/06-05"), Row("by sunday", "06-03/06-07"),
        Row("before friday", "06-03/06-04"), Row("before christmas", "06-03/12-23"), Row("since 1 may", "05-01/06-03"),
        Row("first saturday in july", "07-04"), Row("the first saturday of july", "07-04"),
        Row("last friday of the month", "06-26"),
        Row("the last week of june", "06-22/06-30"), Row("last week of may", "2027-05-24/2027-05-31"),
        Row("the last week of march", "03-23/03-31", on: "2026-03-02"),
        Row("next tues and weds", "06-09 06-10"), Row("next wed or fri", "06-10 06-12"),
        Row("next sat and sun", "06-13 06-14"), Row("tues and weds", "06-03 06-09"),
        Row("next week or the week after", "06-08/06-14 06-15/06-21"),
        Row("this weekend and the weekend after", "06-06/06-07 06-13/06-14"),
        Row("2nd week of june", "06-08/06-14"), Row("first weekend in july", "07-04/07-05"),
        Row("the 20th of next month", "07-20"),
        Row("third tuesday of next month", "07-21"), Row("w/c 8 june", "06-08/06-14"),
        Row("week commencing 8 june", "06-08/06-14"),
        Row("week beginning 8 june", "06-08/06-14"), Row("week of 10 june", "06-08/06-14"),
        Row("w/e 14 june", "06-08/06-14"),
        Row("weekend of 13 june", "06-13/06-14"), Row("the weekend of the 13th", "06-13/06-14"),
        Row("13 & 14 june", "06-13 06-14"), Row("13 and 14 june", "06-13 06-14"),
        Row("7, 14 and 21 june", "06-07 06-14 06-21"),
        Row("sat 13 and sun 14 june", "06-13 06-14"), Row("friday or saturday", "06-05 06-06"),
        Row("this weekend and next", "06-06/06-07 06-13/06-14"), Row("this week or next", "06-01/06-07 06-08/06-14"),
        Row("july and august", "07-01/07-31 08-01/08-31"), Row("today or tomorrow", "06-03 06-04"),
    ]

    static let holidays: [Row] = [
        Row("good friday", "2027-03-26"), Row("easter monday", "04-06", on: "2026-03-02"),
        Row("easter", "04-03/04-06", on: "2026-03-02"), Row("easter weekend", "04-03/04-06", on: "2026-03-02"),
        Row("mothering sunday", "03-15", on: "2026-03-02"), Row("mother's day", "03-15", on: "2026-03-02"),
        Row("fathers' day", "06-21"), Row("remembrance sunday", "11-08"), Row("pancake day", "2027-02-09"),
        Row("bank holiday monday", "08-31"), Row("the bank holiday", "08-31"),
        Row("bank holiday weekend", "08-29/08-31"),
        Row("may bank holiday", "05-04", on: "2026-03-02"), Row("spring bank holiday", "05-25", on: "2026-03-02"),
        Row("may day", "05-01", on: "2026-03-02"), Row("may day bank holiday", "05-04", on: "2026-03-02"),
        Row("august bank holiday", "08-31"), Row("christmas", "12-24/12-27"), Row("over christmas", "12-24/12-27"),
        Row("christmas eve", "12-24"), Row("boxing day", "12-26"), Row("new year's eve", "12-31"),
        Row("new years day", "2027-01-01"), Row("halloween", "10-31"), Row("bonfire night", "11-05"),
        Row("st patrick's day", "2027-03-17"), Row("valentine's day", "2027-02-14"), Row("pride month", "06-01/06-30"),
        Row("hogmanay", "12-31"), Row("easter 2027", "2027-03-26/2027-03-29"),
        Row("after easter", "04-07/2027-04-06", on: "2026-03-02"),
        Row("saint andrew's day", "11-30"), Row("st george's day", "2027-04-23"),
    ]

    static let hours: [Row] = [
        Row("evening", "17-24"), Row("evenings", "17-24"), Row("in the evening", "17-24"),
        Row("in the evenings", "17-24"),
        Row("mornings", "0-12"), Row("afternoon", "12-17"), Row("daytime", "9-17"), Row("lunchtime", "12-14"),
        Row("at lunchtime", "12-14"), Row("after work", "mon+tue+wed+thu+fri 17-24"),
        Row("weeknights", "mon+tue+wed+thu+fri 17-24"),
        Row("weekday evenings", "mon+tue+wed+thu+fri 17-24"), Row("before work", "mon+tue+wed+thu+fri 0-9"),
        Row("saturday morning", "06-06 0-12"), Row("friday night", "06-05 17-24"), Row("this evening", "06-03 17-24"),
        Row("tomorrow afternoon", "06-04 12-17"), Row("on thursday morning", "06-04 0-12"),
        Row("last night", "06-02 17-24"),
        Row("evenings this week", "06-01/06-07 17-24"), Row("daytime next week", "06-08/06-14 9-17"),
        Row("next week in the evening", "06-08/06-14 17-24"), Row("early evening", "17-19"),
        Row("late morning", "10-12"),
        Row("7pm", "19-20"), Row("at 7pm", "19-20"), Row("after 6pm", "18-24"), Row("before noon", "0-12"),
        Row("friday after 6pm", "06-05 18-24"), Row("saturday at 2pm", "06-06 14-15"),
        Row("between 2pm and 5pm", "14-17"),
        Row("saturday 2-5pm", "06-06 14-17"), Row("after 6", "18-24"), Row("after 6pm on friday", "06-05 18-24"),
        Row("weekends", "sat+sun"), Row("mondays", "mon"), Row("on mondays", "mon"), Row("every monday", "mon"),
        Row("saturdays in july", "07-01/07-31 sat"), Row("weekends in july", "07-01/07-31 sat+sun"),
        Row("mondays and wednesdays", "mon+wed"), Row("weekdays", "mon+tue+wed+thu+fri"),
        Row("weekday afternoons", "mon+tue+wed+thu+fri 12-17"), Row("monday evenings", "mon 17-24"),
        Row("saturday afternoons in july", "07-01/07-31 sat 12-17"), Row("every saturday morning", "sat 0-12"),
        Row("fri or sat night", "06-05 06-06 17-24"),
    ]

    static let months: [Row] = [
        Row("march", "2027-03-01/2027-03-31!"), Row("in march", "2027-03-01/2027-03-31"),
        Row("march leeds", "2027-03-01/2027-03-31!", taking: 1),
        Row("march in leeds", "nothing"), Row("march", "nothing", after: "a"), Row("march", "nothing", after: "the"),
        Row("march and april", "2027-03-01/2027-03-31 2027-04-01/2027-04-30"),
        Row("this march", "2027-03-01/2027-03-31"),
        Row("may", "nothing", after: "what"), Row("may i", "nothing"), Row("in may", "2027-05-01/2027-05-31"),
        Row("may", "2027-05-01/2027-05-31!"), Row("march 14", "2027-03-14"),
        Row("march to may", "2027-03-01/2027-05-31"),
        Row("london", "nothing"), Row("in london", "nothing"), Row("for students", "nothing"), Row("one", "nothing"),
        Row("second hand", "nothing"), Row("the end", "nothing"), Row("last orders", "nothing"), Row("28", "nothing"),
        Row("a march in june", "nothing"), Row("next door", "nothing"), Row("late bar", "nothing"),
        Row("first aid", "nothing"),
        Row("new members", "nothing"), Row("good food", "nothing"), Row("st albans", "nothing"),
        Row("bank street", "nothing"),
        Row("at 7 dials", "19-20", taking: 2), Row("next weekend london", "06-13/06-14", taking: 2),
        Row("sat leeds", "06-06", taking: 1), Row("week", "nothing"), Row("all year", "2026-01-01/12-31"),
    ]

    static let counted: [Row] = [
        Row("in an hour", "06-03 11:20-12:20"), Row("in half an hour", "06-03 10:50-11:50"),
        Row("in about 3 hours", "06-03 13:20-14:20"), Row("in 90 minutes", "06-03 11:50-12:50"),
        Row("in 2 and a half hours", "06-03 12:50-13:50"), Row("in 1.5 hours", "06-03 11:50-12:50"),
        Row("in an hour and a half", "06-03 11:50-12:50"), Row("in 15 hours", "06-04 1:20-2:20"),
        Row("in a few hours", "06-03 12:20-15:20"), Row("six hours from now", "06-03 16:20-17:20"),
        Row("3 hours later", "06-03 13:20-14:20"), Row("4 hours ago", "06-03 6:20-7:20"),
        Row("20 mins ago", "06-03 10-11"), Row("2h ago", "06-03 8:20-9:20"),
        Row("the next hour", "06-03 10:20-11:20"), Row("next 2 hours", "06-03 10:20-12:20"),
        Row("within half an hour", "06-03 10:20-10:50"), Row("last 3 hours", "06-03 7:20-10:20"),
        Row("next 24 hours", "06-03/06-04"), Row("an hour before noon", "11-12"), Row("2 hours after 5pm", "19-20"),
        Row("an hour before friday", "06-04 23-24"), Row("in 1.5 days", "06-04 22:20-23:20"),
        Row("a year and 2 months from now", "2027-08-03"), Row("in 1 month 2 weeks", "07-17"),
        Row("in 1 year, 1 month and 3 days", "2027-07-06"), Row("1 year ago", "2025-06-03"),
        Row("three years from now", "2029-06-03"), Row("2 decades ago", "2006-06-03"), Row("3d ago", "05-31"),
        Row("2wks ago", "05-18/05-24"), Row("in a few days", "06-05/06-08"), Row("a few days ago", "05-29/06-01"),
        Row("in 9 days at 7pm", "06-12 19-20"), Row("a week ago at noon", "05-27 12-13"),
        Row("2 days before easter", "04-01", on: "2026-03-02"), Row("the day before christmas eve", "12-23"),
        Row("the day after new year's day", "2027-01-02"), Row("4 days after 10 june", "06-14"),
        Row("3 days", "nothing"), Row("2 hours", "nothing"), Row("in 3d printing", "nothing"), Row("2h", "nothing"),
        Row("fridays", "nothing", after: "3"), Row("now", "nothing", after: "from"),
    ]

    static let written: [Row] = [
        Row("2026 june 13", "06-13"), Row("2026 july", "07-01/07-31"), Row("2026/06/13", "06-13"),
        Row("2026/jun/13", "06-13"), Row("07/2026", "07-01/07-31"), Row("13 june 94", "1994-06-13"),
        Row("13/6/94", "1994-06-13"), Row("june thirteenth", "06-13"), Row("june ninth to eleventh", "06-09/06-11"),
        Row("13 june sat", "06-13"), Row("13 june, saturday", "06-13"), Row("13 june 2026, sat", "06-13"),
        Row("octob", "10-01/10-31"), Row("thursd", "06-04"), Row("friday of last week", "05-29"),
        Row("tuesday last week", "05-26"), Row("last day of june", "06-30"), Row("first day of next month", "07-01"),
        Row("this quarter", "04-01/06-30"), Row("next quarter", "07-01/09-30"), Row("next weekday", "06-04"),
        Row("next working day", "06-08", on: "2026-06-05"), Row("eom", "06-30"), Row("eoy", "12-31"),
        Row("from 13 to 15 june", "06-13/06-15"), Row("this week-end", "06-06/06-07"),
        Row("easter mon", "04-06", on: "2026-03-02"), Row("bank hol mon", "08-31"),
        Row("7 pm", "19-20"), Row("saturday 10 am", "06-06 10-11"), Row("sat 7 p.m.", "06-06 19-20"),
        Row("19:30:00", "19:30-20:30"), Row("2026-06-13t19:30:00", "06-13 19:30-20:30"), Row("19h30", "19:30-20:30"),
        Row("3 to 6 pm", "15-18"), Row("10pm to 1am", "22-24"), Row("1am-3", "1-3"), Row("from 11 to 2", "11-14"),
        Row("20 minutes past 6pm", "18:20-19:20"), Row("10 minutes to 8pm", "19:50-20:50"),
        Row("quarter to noon", "11:45-12:45"), Row("6 in the evening", "18-19"),
        Row("tomorrow afternoon at 5", "06-04 17-18"), Row("at 5 tomorrow afternoon", "06-04 17-18"),
        Row("tomorrow morning at 8", "06-04 8-9"), Row("at 7ish", "19-20"), Row("from 2pm untill 4pm", "14-16"),
        Row("eod friday", "06-05 16-18"), Row("10.21", "nothing", after: "26"),
        Row("june first aid", "06-01/06-30", taking: 1),
        Row("twenty-sixth of june", "06-26"), Row("ninth to eleventh june", "06-09/06-11"), Row("12-4am", "0-4"),
        Row("last working day", "06-02"), Row("last weekday", "06-05", on: "2026-06-07"),
        Row("saturday + 3 days", "nothing"), Row("6pm +2 days", "nothing"),
        Row("after 4 days", "06-07"), Row("19h", "nothing"),
    ]

    private func read(_ row: Row) throws -> (String, Int?) {
        let list = Words(row.words).folded
        guard
            let (asked, consumed, isSure) = try WhenReader.asked(
                list[...], after: Words(row.after).folded[...], today: try day(row.today),
                clock: LocalTime(hour: 10, minute: 20))
        else { return ("nothing", nil) }
        func short(_ date: LocalDate) -> String { date.year == 2026 ? String("\(date)".dropFirst(5)) : "\(date)" }
        var parts = asked.spans.map { span in
            span.lowerBound == span.upperBound
                ? short(span.lowerBound) : "\(short(span.lowerBound))/\(short(span.upperBound))"
        }
        if !asked.weekdays.isEmpty {
            parts.append(
                Weekday.allCases.filter(asked.weekdays.contains).map { $0.shortName.lowercased() }.joined(
                    separator: "+"))
        }
        func clock(_ minute: Int) -> String {
            minute % 60 == 0 ? "\(minute / 60)" : "\(minute / 60):\(padded(minute % 60, to: 2))"
        }
        if let hours = asked.hours { parts.append("\(clock(hours.lowerBound))-\(clock(hours.upperBound))") }
        return (parts.joined(separator: " ") + (isSure ? "" : "!"), consumed)
    }

    @Test(arguments: [days, spans, holidays, hours, months, counted, written])
    func `A question's time is read as British people mean it`(_ rows: [Row]) throws {
        for row in rows {
            let (text, consumed) = try read(row)
            let expected = row.expected.replacing("2026-01-01", with: "01-01")
            #expect(text == expected, "\(row)")
            if text == expected, text != "nothing" {
                #expect(consumed == row.consumed ?? Words(row.words).folded.count, "\(row)")
            }
        }
    }

    @Test(arguments: [
        ("31 april", "noSuchDate 31/4/2027"), ("fri 13 june", "weekdayMismatch 2026-06-13 2026-06-12"),
        ("next 999 weeks", "spanOutOfRange next 999 weeks"), ("in 999 years", "spanOutOfRange next 999 years"),
        ("june 20 to 31", "noSuchDate 31/6/2026"), ("14 june, sat", "weekdayMismatch 2026-06-14 2026-06-13"),
    ])
    func `A day that does not exist is said`(_ text: String, _ expected: String) throws {
        let today = try day("2026-06-03")
        let problem = try #require(throws: WhenProblem.self) { try WhenReader.asked(words(text)[...], today: today) }
        #expect(facts(problem) == expected)
    }
}

extension AskedTimeTests {
    @Test(arguments: [
        ("evenings", "this week", 1), ("friday", "sunday", 2), ("in june", "next friday", 1),
        ("saturdays", "in july", 1),
        ("tonight", "after 6pm", 1), ("mornings", "after 6pm", 2), ("this weekend", "mornings", 1),
        ("friday", "in august", 2),
    ])
    func `Two expressions are one if each fills what the other leaves open`(
        _ first: String, _ second: String, _ count: Int
    ) throws {
        let today = try day("2026-06-03")
        var times: [AskedTime] = []
        for text in [first, second] {
            let asked = try #require(try WhenReader.asked(Words(text).folded, at: 0, today: today)).asked
            times = AskedTime.joining(times, asked)
        }
        #expect(times.count == count)
    }

    @Test func `A time covers what begins in its days and hours`() throws {
        let today = try day("2026-06-03")
        func covers(_ text: String, _ start: String, _ end: String? = nil) throws -> Bool {
            let asked = try #require(try WhenReader.asked(Words(text).folded, at: 0, today: today)).asked
            return asked.covers(EventTime(start: try moment(start), end: try end.map(moment)))
        }
        #expect(try covers("saturday evening", "2026-06-06T19:00", "2026-06-07T01:00"))
        #expect(try !covers("saturday evening", "2026-06-06T11:00"))
        #expect(try !covers("sunday", "2026-06-06T21:00", "2026-06-07T02:00"))
        #expect(try covers("sunday", "2026-06-05T10:00", "2026-06-07T16:00"))
        #expect(try covers("sunday morning", "2026-06-05T12:00", "2026-06-07T16:00"))
        #expect(try !covers("before 9am", "2026-06-05T10:00", "2026-06-07T16:00"))
        #expect(try covers("before 9am", "2026-06-05T07:00", "2026-06-07T16:00"))
        #expect(try covers("mondays in july", "2026-07-13T19:00"))
        #expect(try !covers("mondays in july", "2026-07-14T19:00"))
        #expect(try covers("weekends", "2026-09-05T10:00"))
        #expect(try !covers("after work", "2026-06-06T18:00"))
    }
}
