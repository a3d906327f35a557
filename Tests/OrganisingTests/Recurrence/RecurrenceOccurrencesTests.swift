import Testing

@testable import Organising

@Suite struct RecurrenceOccurrencesTests {
    /// Examples of RFC 5545, section 3.8.5.3, and what the table of dateutil's answers leaves out.
    @Test(arguments: [
        ("FREQ=DAILY;COUNT=3", "1997-09-02", "0902 0903 0904"),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "0805 0810 0819 0824"),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "0805 0817 0819 0831"),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "0904 1007 1106"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3", "1997-09-29", "0929 1030 1127"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15", "0115 0130 0215 0315 0330"),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=2", "1996-11-05", "1105 1107"),
        ("FREQ=YEARLY;BYDAY=20MO;COUNT=2", "1997-05-19", "0519 0518"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "2028-01-31", "0131 0229 0331"),
        // What the start leaves open.
        ("FREQ=MONTHLY;COUNT=4", "2026-01-31", "0131 0331 0531 0731"),
        ("FREQ=YEARLY;COUNT=3", "2024-02-29", "0229 0229 0229"),
        // A plain day beside a numbered one: both count.
        ("FREQ=MONTHLY;BYDAY=MO,2TU;COUNT=6", "2026-06-01", "0601 0608 0609 0615 0622 0629"),
        // BYSETPOS counts in the whole first week: its Monday is gone, so the first one is the next week's.
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1;COUNT=2", "2026-06-03", "0608 0615"),
        // UNTIL takes in its day, and its moment.
        ("FREQ=DAILY;UNTIL=20260603", "2026-06-02", "0602 0603"),
        ("FREQ=DAILY;UNTIL=20260603T190000", "2026-06-02", "0602 0603"),
        ("FREQ=DAILY;UNTIL=20260603T185959", "2026-06-02", "0602"),
        // A start that is not on the rule is left out, and COUNT begins with the first that is.
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=2", "2026-06-03", "0609 0616"),
        ("FREQ=DAILY;UNTIL=20260601", "2026-06-02", ""),
    ])
    func aRuleFallsOnItsDays(_ text: String, _ start: String, _ days: String) throws {
        let rule = try RecurrenceRule(rrule: text)
        let found = rule.occurrences(from: try moment(start + "T19:00"))
        #expect(found.map { String($0.date.basicText.suffix(4)) }.joined(separator: " ") == days)
    }

    @Test(arguments: [
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 0), ("FREQ=MONTHLY;BYMONTH=6;BYMONTHDAY=31", 0),
        ("FREQ=YEARLY;BYDAY=53MO;BYMONTH=1", 0), ("FREQ=MONTHLY;BYDAY=5FR;BYMONTHDAY=1", 0),
        ("FREQ=DAILY;BYDAY=MO;BYSETPOS=2", 0),
        ("FREQ=YEARLY;INTERVAL=9999", 1), ("FREQ=MONTHLY;INTERVAL=9999", 1), ("FREQ=YEARLY", 174),
        ("FREQ=DAILY;INTERVAL=9999", 7),
    ])
    func noRuleGoesOnForEver(_ text: String, _ count: Int) throws {
        let rule = try RecurrenceRule(rrule: text)
        let found = Array(rule.occurrences(from: try moment("2026-06-02T19:00")))
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.date.year <= 2199 })
    }

    @Test(arguments: ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "FREQ=DAILY;UNTIL=30001231T190000"])
    func theLastDayOfTheLastYearIsReached(_ text: String) throws {
        let rule = try RecurrenceRule(rrule: text)
        let found = Array(rule.occurrences(from: try moment("2199-12-30T19:00")))
        #expect(found.map(\.date.description) == ["2199-12-30", "2199-12-31"])
        #expect(Array(rule.occurrences(from: try moment("2200-01-01T19:00"))).isEmpty)
    }

    @Test func aLaterBeginningStillCountsFromTheStart() throws {
        let rule = try RecurrenceRule(rrule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4")
        let start = try moment("2026-06-02T19:00")
        let found = rule.occurrences(from: start, notBefore: try day("2026-06-20")).map(\.date.description)
        #expect(found == ["2026-06-30", "2026-07-14"])
    }
}
