import Testing

@testable import Organising

@Suite struct RecurrenceProblemTests {
    /// The words, the day on which the event begins, and the answer.
    @Test(arguments: [
        (
            "monthly", "2026-07-31",
            "Not every month has a 31st: write \"monthly on the last Friday\", "
                + "or \"monthly on the 31st\" to leave the short months out."
        ),
        (
            "quarterly", "2026-06-29",
            "Not every month has a 29th: write \"monthly on the last Monday\", "
                + "or \"monthly on the 29th\" to leave the short months out."
        ),
        (
            "yearly", "2028-02-29",
            "Most years have no 29 February: write \"yearly on the last day of february\", "
                + "or \"every 4 years on 29 february\"."
        ),
        (
            "monthly on the 2nd tuesday", "2026-07-15",
            "It begins on Wednesday 15 July 2026, which is not \"every month on the 2nd Tuesday\": move the beginning, "
                + "such as to Tue 11 August, or write a repeat that it falls on, such as \"every Wednesday\"."
        ),
        (
            "monthly on the 2nd tuesday until 1 august", "2026-07-15",
            "It begins on Wednesday 15 July 2026, which is not \"every month on the 2nd Tuesday until 1 August 2026\": "
                + "move the beginning, such as to Tue 11 August, or write a repeat that it falls on, such as "
                + "\"every Wednesday\"."
        ),
        (
            "yearly on 30 february", "2026-07-15",
            "It begins on Wednesday 15 July 2026, which is not \"every year on 30 February\": move the beginning "
                + "or write a repeat that it falls on, such as \"every Wednesday\"."
        ),
        (
            "weekly until 2 june 2026", "2026-07-14",
            "It would end on Tuesday 2 June 2026, before it begins on Tuesday 14 July 2026: write a later end, "
                + "such as \"6 times\"."
        ),
        (
            "weekly until 20 july", "2026-07-14",
            "\"every week on Tuesday until 20 July 2026\" is only once: write a later end, such as \"6 times\", "
                + "or \"once\" if that is meant."
        ),
        (
            "weekly until christmas", "2026-07-14",
            "I cannot read \"until christmas\" as an end: write such as \"until 12 july\", \"until december\", "
                + "\"for 6 weeks\" or \"6 times\"."
        ),
        (
            "weekly until 31 june", "2026-07-14",
            "There is no such day as 31 June 2027: write day, month and year, such as \"6 june 2026\"."
        ),
        (
            "weekly until mon 4 august", "2026-07-14",
            "4 August 2026 is a Tuesday, not a Monday: did you mean Tue 4 August or Mon 3 August?"
        ),
        (
            "every 2nd tuesday", "2026-07-14",
            "\"Every 2nd Tuesday\" may be one in the month or one in 2 weeks: write \"2nd Tuesday of the month\" or "
                + "\"every 2 weeks on Tuesday\"."
        ),
        (
            "monthly on a tuesday", "2026-07-14",
            "I cannot read \"a tuesday\" as a repeat: write such as \"every tuesday until december\" or "
                + "\"last friday of the month\"."
        ),
        (
            "monthly on tuesday", "2026-07-14",
            "I cannot tell which Tuesday of the month: write such as \"monthly on the 2nd Tuesday\", "
                + "or \"every Tuesday\"."
        ),
        (
            "biweekly", "2026-07-14",
            "\"biweekly\" means twice as often to some and half as often to others: "
                + "write such as \"every 2 weeks\" or \"every 2 months\"."
        ),
        (
            "weekly on the 14th", "2026-07-14",
            "\"weekly on the 14th\" says two things that do not go together: write one of them, such as "
                + "\"weekly on tuesday\" or \"monthly on the 14th\"."
        ),
        (
            "6th tuesday of the month", "2026-07-14",
            "\"6th Tuesday\" is a number that I cannot use: write such as \"every 2 weeks\", \"2nd tuesday\" or \"14th\"."
        ),
        (
            "until december", "2026-07-14",
            "I cannot see how often: write such as \"weekly\", \"every other thursday\" or \"monthly on the 2nd tuesday\"."
        ),
    ])
    func aProblemIsSaidInOneSentenceWithWhatToWriteInstead(_ text: String, _ start: String, _ sentence: String) throws {
        let start = LocalDateTime(try day(start), try #require(LocalTime(hour: 19)))
        let list = words(text)
        let problem = #expect(throws: RecurrenceProblem.self) { try RecurrenceReader.read(list[...], start: start) }
        #expect(problem?.sentence == sentence)
    }

    /// From Tuesday 14 July 2026.
    @Test(arguments: [
        ("", RecurrenceProblem.noCadence), ("on the", .noCadence), ("6 times", .noCadence),
        ("leeds", .notRead("leeds")), ("every", .notRead("every")), ("every tuesday at 7pm", .notRead("at 7pm")),
        ("every tuesday in leeds", .notRead("leeds")), ("weekly starting 14 july", .notRead("starting 14 july")),
        ("3 times a week", .notRead("a week")), ("twice a month", .notRead("twice a month")),
        ("every 3 tuesdays", .notRead("every 3 tuesdays")), ("every other weekday", .notRead("every other weekday")),
        ("every the", .notRead("every the")), ("last", .notRead("last")), ("last week", .notRead("last week")),
        ("once upon a time", .notRead("once upon a time")), ("tuesday 2026", .notRead("2026")),
        ("every fortnight and a half or so", .notRead("a half or so")), ("fortnight", .notRead("fortnight")),
        ("weekly until", .endNotRead("until")), ("weekly until tomorrow", .endNotRead("until tomorrow")),
        ("weekly until friday", .endNotRead("until friday")), ("weekly for 6", .endNotRead("for 6")),
        ("weekly until the end", .endNotRead("until the end")), ("weekly for ever", .endNotRead("for ever")),
        ("weekly for 0 weeks", .endNotRead("for 0")), ("weekly for 999 years", .endNotRead("for 999")),
        ("weekly 0 times", .outOfRange("0 times")),
        ("every 0 weeks", .outOfRange("every 0")), ("every 999 days", .outOfRange("every 999")),
        ("monthly on the 32nd", .outOfRange("32nd")), ("monthly on the 0", .outOfRange("0th")),
        ("21st weekday of the month", .outOfRange("21st weekday")),
        ("bimonthly until june", .twoMeanings("bimonthly until june")),
        ("every 3rd tuesday until june", .twoMeaningsOfEvery(.init(.tuesday, ordinal: 3))),
        ("every second tuesday", .twoMeaningsOfEvery(.init(.tuesday, ordinal: 2))),
        ("weekly monthly", .contradiction("weekly monthly")), ("daily on tuesday", .contradiction("daily on tuesday")),
        ("weekly every other tuesday", .contradiction("weekly every other tuesday")),
        ("monthly in july", .contradiction("monthly in july")), ("weekly in july", .contradiction("weekly in july")),
        ("yearly on tuesday", .contradiction("yearly on tuesday")),
        ("last friday and the 14th", .contradiction("last friday and the 14th")),
        ("14th and last friday", .outOfRange("14th Friday")),
        ("14 july and 3 march", .contradiction("14 july and 3 march")),
        ("weekly of the month", .contradiction("weekly of the month")),
        ("weekly until june 2027 6 times", .contradiction("weekly until june 2027 6 times")),
    ])
    func whatIsWrongIsSaidAsFacts(_ text: String, _ problem: RecurrenceProblem) throws {
        let start = try moment("2026-07-14T19:00")
        let list = words(text)
        #expect(throws: problem) { try RecurrenceReader.read(list[...], start: start) }
    }

    /// What an answer about the start puts in quotation marks after its colon can be typed as it stands.
    @Test(arguments: [
        ("monthly", "2026-07-31"), ("monthly", "2026-06-30"), ("every 2 months", "2026-01-29"),
        ("yearly", "2028-02-29"), ("monthly on the 2nd tuesday", "2026-07-15"), ("every 2nd tuesday", "2026-07-14"),
        ("every 5th friday", "2026-07-31"), ("monthly on fridays", "2026-07-31"), ("monthly on friday", "2026-07-03"),
    ])
    func whatAnAnswerProposesIsRead(_ text: String, _ start: String) throws {
        let start = LocalDateTime(try day(start), .noon)
        let list = words(text)
        let problem = try #require(throws: RecurrenceProblem.self) {
            try RecurrenceReader.read(list[...], start: start)
        }
        let advice = try #require(problem.sentence.split(separator: ": ").last)
        let proposals = advice.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { words($0.element.lowercased()) }
        #expect(!proposals.isEmpty)
        for proposal in proposals {
            do throws(RecurrenceProblem) {
                let reading = try RecurrenceReader.read(proposal[...], start: start)
                #expect(reading != .once)
            } catch {
                Issue.record("\(proposal): \(error.sentence)")
            }
        }
    }

    @Test(arguments: [
        (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
        (22, "22nd"), (23, "23rd"), (31, "31st"), (-1, "last"), (-2, "2nd last"),
    ])
    func aNumberIsWrittenAsAPlace(_ number: Int, _ text: String) {
        #expect(ordinalText(number) == text)
    }
}
