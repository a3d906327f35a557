import Testing

@testable import Organising

@Suite struct RecurrenceTextTests {
    @Test(arguments: [
        ("FREQ=DAILY", "every day"), ("FREQ=DAILY;INTERVAL=2;COUNT=5", "every 2 days, 5 times"),
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=6", "every week on Monday and Wednesday, 6 times"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", "every 2 weeks on Monday, Wednesday and Friday"),
        ("FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261231", "every month on the 2nd Tuesday until 31 December 2026"),
        ("FREQ=MONTHLY;BYDAY=2TU,4TU", "every month on the 2nd and 4th Tuesday"),
        ("FREQ=MONTHLY;BYDAY=1MO,-1FR", "every month on the 1st Monday and the last Friday"),
        ("FREQ=MONTHLY;BYDAY=-2SU", "every month on the 2nd last Sunday"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=14", "every 3 months on the 14th"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15,-1", "every month on the 1st, 15th and last day"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every month on the last weekday"),
        ("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14", "every year on 14 July"),
        ("FREQ=YEARLY;BYMONTH=6;BYDAY=-1SA", "every year on the last Saturday of June"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "every year on the last day of February"),
        // What only other programs write.
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "every month on the 13th where that is every Friday"),
        (
            "FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1",
            "every month on every Saturday and every Sunday, of these only the 1st"
        ),
        ("FREQ=WEEKLY;BYDAY=TU;BYMONTH=6,7", "every week on Tuesday in June and July"),
        ("FREQ=DAILY;UNTIL=20261231T190000", "every day until 31 December 2026, 7pm"),
        ("FREQ=DAILY;COUNT=1", "every day, once"),
    ])
    func aRuleIsSaidInWords(_ rule: String, _ text: String) throws {
        #expect(try RecurrenceRule(rrule: rule).text == text)
    }

    @Test(arguments: RecurrenceReadingTests.fromTuesday)
    func theWordsAreReadAsTheSameRule(_ text: String, _ rule: String) throws {
        #expect(try readRepetition(try RecurrenceRule(rrule: rule).text.lowercased(), from: "2026-07-14T19:00") == rule)
    }

    private static let clauses = [
        "weekly", "every month", "every 2 months", "fortnightly", "quarterly", "yearly", "every other year",
        "every tuesday and friday", "every other sunday", "weekdays", "weekends", "on mondays", "1st and 3rd thursday",
        "last saturday", "2nd last monday", "on the 1st", "14th and 28th", "last day", "last weekday",
        "5th weekday", "of the month", "in june", "of february", "every 29th of february", "until december",
        "until 12 july 2029", "for 9 months", "for 30 weeks", "for 5 years", "6 times", "999 times",
    ]

    /// What the reader makes of random clauses, it also makes of the rule's own words; and where it names a first day
    /// that fits, that day fits.
    @Test func whateverIsReadReadsBackFromItsText() {
        var random = SplitMix64(seed: 713)
        var rules: Set<RecurrenceRule> = []
        for _ in 0..<8_000 {
            let list = words(random.words(from: Self.clauses, upTo: 4).joined(separator: " "))
            var start = LocalDateTime(LocalDate(dayNumber: Int.random(in: 20_600...21_400, using: &random)), .noon)
            var reading = Self.reading(list, start)
            if case .failure(.startNotOnRule(_, _, let first?)) = reading {
                start.date = first
                reading = Self.reading(list, start)
                if case .failure(.startNotOnRule) = reading { Issue.record("\(list) from \(start): \(reading)") }
            }
            guard case .success(.rule(let rule)) = reading else { continue }
            rules.insert(rule)
            let again = Self.reading(words(rule.text.lowercased()), start)
            if again != .success(.rule(rule)) { Issue.record("\(list) from \(start): \(rule.text), \(rule)") }
        }
        #expect(rules.count > 500)
    }

    private static func reading(
        _ list: [String], _ start: LocalDateTime
    ) -> Result<Repetition, RecurrenceProblem> {
        do throws(RecurrenceProblem) {
            return .success(try RecurrenceReader.read(list[...], start: start))
        } catch {
            return .failure(error)
        }
    }
}
