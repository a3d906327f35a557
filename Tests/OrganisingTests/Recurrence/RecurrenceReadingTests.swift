import Testing

@testable import Organising

@Suite struct RecurrenceReadingTests {
    /// The words and the rule; the event begins on Tuesday 14 July 2026 at 19:00, the month's 2nd Tuesday.
    static let fromTuesday: [(String, String)] = [
        ("daily", "FREQ=DAILY"), ("every day", "FREQ=DAILY"), ("every other day", "FREQ=DAILY;INTERVAL=2"),
        ("each day for 10 days", "FREQ=DAILY;UNTIL=20260723"), ("every 3 days", "FREQ=DAILY;INTERVAL=3"),
        ("weekly", "FREQ=WEEKLY;BYDAY=TU"), ("every week", "FREQ=WEEKLY;BYDAY=TU"),
        ("each week", "FREQ=WEEKLY;BYDAY=TU"), ("once a week", "FREQ=WEEKLY;BYDAY=TU"),
        ("every tuesday", "FREQ=WEEKLY;BYDAY=TU"), ("tuesdays", "FREQ=WEEKLY;BYDAY=TU"),
        ("on tuesdays", "FREQ=WEEKLY;BYDAY=TU"), ("every tues", "FREQ=WEEKLY;BYDAY=TU"),
        ("weekly on tuesday", "FREQ=WEEKLY;BYDAY=TU"), ("tuesdays, weekly", "FREQ=WEEKLY;BYDAY=TU"),
        ("weekly every tuesday", "FREQ=WEEKLY;BYDAY=TU"),
        ("every other tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every alternate tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("fortnightly", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), ("every fortnight", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every other week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every 2nd week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every second week on tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every 3 weeks", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU"),
        ("every three weeks", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU"),
        ("every 2 fortnights", "FREQ=WEEKLY;INTERVAL=4;BYDAY=TU"),
        ("on tuesdays and thursdays", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("every tuesday and thursday", "FREQ=WEEKLY;BYDAY=TU,TH"), ("tue/thu", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("every mon, tue & fri", "FREQ=WEEKLY;BYDAY=MO,TU,FR"), ("tue-thu", "FREQ=WEEKLY;BYDAY=TU,WE,TH"),
        ("tuesday to friday", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR"), ("sat-tue", "FREQ=WEEKLY;BYDAY=MO,TU,SA,SU"),
        ("every other tuesday and thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        ("every 2 weeks on tuesday and wednesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE"),
        ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), ("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("on weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), ("every mon-fri", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("monthly", "FREQ=MONTHLY;BYMONTHDAY=14"), ("every month", "FREQ=MONTHLY;BYMONTHDAY=14"),
        ("once a month", "FREQ=MONTHLY;BYMONTHDAY=14"), ("once every month", "FREQ=MONTHLY;BYMONTHDAY=14"),
        ("monthly on the 14th", "FREQ=MONTHLY;BYMONTHDAY=14"), ("monthly on the 14", "FREQ=MONTHLY;BYMONTHDAY=14"),
        ("14th of every month", "FREQ=MONTHLY;BYMONTHDAY=14"), ("on the 14th", "FREQ=MONTHLY;BYMONTHDAY=14"),
        ("the 14th of each month", "FREQ=MONTHLY;BYMONTHDAY=14"),
        ("on the 14th and 28th of the month", "FREQ=MONTHLY;BYMONTHDAY=14,28"),
        ("every month on the 14th and the last day", "FREQ=MONTHLY;BYMONTHDAY=-1,14"),
        ("monthly on the 2nd tuesday", "FREQ=MONTHLY;BYDAY=2TU"),
        ("monthly on the second tuesday", "FREQ=MONTHLY;BYDAY=2TU"),
        ("2nd tuesday of every month", "FREQ=MONTHLY;BYDAY=2TU"),
        ("2nd tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU"), ("2nd tuesday", "FREQ=MONTHLY;BYDAY=2TU"),
        ("second tuesday in each month", "FREQ=MONTHLY;BYDAY=2TU"),
        ("every 2nd tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU"),
        ("every second tuesday, monthly", "FREQ=MONTHLY;BYDAY=2TU"),
        ("2nd and 4th tuesday", "FREQ=MONTHLY;BYDAY=2TU,4TU"),
        ("on the 2nd and the last tuesdays of the month", "FREQ=MONTHLY;BYDAY=2TU,-1TU"),
        ("2nd tuesday and 3rd thursday of the month", "FREQ=MONTHLY;BYDAY=2TU,3TH"),
        ("3rd last tuesday of the month", "FREQ=MONTHLY;BYDAY=-3TU"),
        ("10th weekday of the month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=10"),
        ("every other month", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=14"),
        ("every 2 months on the second tuesday", "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU"),
        ("2nd tuesday of every 3rd month", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=14"),
        ("every quarter on the 2nd tuesday", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU"),
        ("every 2 quarters", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=14"),
        ("yearly", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"), ("every year", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"),
        ("annually", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"), ("every july", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"),
        ("every other year", "FREQ=YEARLY;INTERVAL=2;BYMONTH=7;BYMONTHDAY=14"),
        ("every year on 14 july", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"),
        ("every 14th of july", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"),
        ("yearly on july 14", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"),
        ("yearly on the 2nd tuesday", "FREQ=YEARLY;BYMONTH=7;BYDAY=2TU"),
        ("2nd tuesday of july", "FREQ=YEARLY;BYMONTH=7;BYDAY=2TU"),
        ("every 2nd tuesday in july", "FREQ=YEARLY;BYMONTH=7;BYDAY=2TU"),
    ]

    static let ends: [(String, String)] = [
        ("weekly until december", "UNTIL=20261231"), ("weekly until the end of december", "UNTIL=20261231"),
        ("weekly till dec.", "UNTIL=20261231"), ("weekly until december 2027", "UNTIL=20271231"),
        ("weekly until february 2028", "UNTIL=20280229"), ("weekly until july", "UNTIL=20260731"),
        ("weekly until june", "UNTIL=20270630"), ("weekly until the end of the year", "UNTIL=20261231"),
        ("weekly until 12 july", "UNTIL=20270712"), ("weekly until 12 july 2028", "UNTIL=20280712"),
        ("weekly until 4 august", "UNTIL=20260804"), ("weekly until tue 4 aug", "UNTIL=20260804"),
        ("weekly until 4/8", "UNTIL=20260804"), ("weekly until 2026-08-04", "UNTIL=20260804"),
        ("weekly to december", "UNTIL=20261231"), ("until december every week", "UNTIL=20261231"),
        ("weekly for 6 weeks", "UNTIL=20260824"), ("weekly for six weeks", "UNTIL=20260824"),
        ("weekly for 3 fortnights", "UNTIL=20260824"), ("fortnightly for 6 weeks", "UNTIL=20260824;INTERVAL=2"),
        ("weekly for 6 months", "UNTIL=20270113"), ("weekly for a year", "UNTIL=20270713"),
        ("weekly for 2 years", "UNTIL=20280713"), ("weekly, 6 times", "COUNT=6"), ("weekly six times", "COUNT=6"),
        ("6 times weekly", "COUNT=6"), ("weekly for 6 times", "COUNT=6"), ("weekly until further notice", ""),
    ]

    @Test(arguments: fromTuesday)
    func wordsBecomeARule(_ text: String, _ rule: String) throws {
        #expect(try readRepetition(text, from: "2026-07-14T19:00") == rule)
    }

    @Test(arguments: ends)
    func wordsTellTheEnd(_ text: String, _ end: String) throws {
        let rule = "FREQ=WEEKLY;" + (end.isEmpty ? "" : "\(end);") + "BYDAY=TU"
        #expect(try readRepetition(text, from: "2026-07-14T19:00") == rule)
    }

    @Test(arguments: [
        ("last friday of the month", "2026-06-26", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("every last friday", "2026-06-26", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("every first monday", "2026-06-01", "FREQ=MONTHLY;BYDAY=1MO"),
        ("every 2 months on the first monday", "2026-06-01", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO"),
        ("on mondays and wednesdays", "2026-06-03", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("every other thursday", "2026-06-04", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("every weekend", "2026-06-06", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("last weekday of the month", "2026-06-30", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("monthly on the last day", "2026-06-30", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("monthly on the 31st", "2026-08-31", "FREQ=MONTHLY;BYMONTHDAY=31"),
        ("monthly on the first", "2026-06-01", "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("last day of the year", "2026-12-31", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
        ("yearly on the last day of february", "2028-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("29th february", "2028-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ("every 4 years on 29 february", "2028-02-29", "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29"),
        ("last saturday of june every year", "2026-06-27", "FREQ=YEARLY;BYMONTH=6;BYDAY=-1SA"),
        // Six months of 2nd Tuesdays are six of them, although the seventh would come within half a year.
        ("2nd tuesday for 6 months", "2026-07-14", "FREQ=MONTHLY;UNTIL=20261231;BYDAY=2TU"),
        ("last saturday of june for 3 years", "2029-06-30", "FREQ=YEARLY;UNTIL=20320531;BYMONTH=6;BYDAY=-1SA"),
        ("monthly for 6 months", "2026-07-14", "FREQ=MONTHLY;UNTIL=20270113;BYMONTHDAY=14"),
        ("monthly on the 31st for 6 months", "2026-08-31", "FREQ=MONTHLY;UNTIL=20270227;BYMONTHDAY=31"),
    ])
    func theStartDecidesWhatTheWordsLeaveOpen(_ text: String, _ start: String, _ rule: String) throws {
        #expect(try readRepetition(text, from: start + "T19:00") == rule)
    }

    @Test(arguments: ["once", "never", "just once", "only once", "once."])
    func onceAndNeverMeanNoRepetition(_ text: String) throws {
        let start = try moment("2026-07-14T19:00")
        #expect(try RecurrenceReader.read(words(text)[...], start: start) == .once)
    }
}

/// The rule that the words make.
func readRepetition(_ text: String, from start: String) throws -> String? {
    switch try RecurrenceReader.read(words(text)[...], start: try moment(start)) {
    case .once: nil
    case .rule(let rule): rule.description
    }
}
