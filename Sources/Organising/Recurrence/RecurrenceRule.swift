/// How an event repeats: the value of iCalendar's RRULE (RFC 5545, section 3.3.10), for whole days and longer.
///
/// Its lists are sorted and without doubles, so that two rules written differently but alike in their parts are equal.
package struct RecurrenceRule: Hashable, Sendable {
    /// The period that the rule steps by.
    package enum Frequency: String, CaseIterable, Sendable {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    /// Every such day of the week, or one of them in the month or the year (RFC 5545's `weekdaynum`).
    package struct WeekdayNumber: Hashable, Sendable {
        /// 2 for the second, -1 for the last; nil for every one. Never 0, at most 53.
        package let ordinal: Int?
        /// The day of the week.
        package let weekday: Weekday

        /// Such a day of the week, the one with that number where one is given.
        package init(_ weekday: Weekday, ordinal: Int? = nil) {
            (self.weekday, self.ordinal) = (weekday, ordinal)
        }
    }

    /// When the repetition ends.
    package enum End: Hashable, Sendable {
        /// It goes on.
        case never
        /// After so many occurrences, the first one counted.
        case count(Int)
        /// With the last occurrence that begins on this day or before it.
        case until(LocalDate)
        /// With the last occurrence that begins at this moment or before it.
        case untilMoment(LocalDateTime)
    }

    /// The period that the rule steps by (FREQ).
    package let frequency: Frequency
    /// Every how many periods, 1 to 9999 (INTERVAL).
    package let interval: Int
    /// Days of the week (BYDAY); with numbers in monthly and yearly rules alone.
    package let byDay: [WeekdayNumber]
    /// Days of the month (BYMONTHDAY), 1 to 31, or -1 to -31 counted from the month's end; not in weekly rules.
    package let byMonthDay: [Int]
    /// Months, 1 to 12 (BYMONTH).
    package let byMonth: [Int]
    /// Which days of each period's set, 1 to 366, or -1 to -366 counted from its end (BYSETPOS).
    package let bySetPosition: [Int]
    /// The day on which weeks begin (WKST).
    package let weekStart: Weekday
    /// When the repetition ends (COUNT, UNTIL).
    package let end: End

    /// A rule of these parts.
    ///
    /// - Throws: Which part is out of range, or must not stand beside another.
    package init(
        _ frequency: Frequency, interval: Int = 1, byDay: [WeekdayNumber] = [], byMonthDay: [Int] = [],
        byMonth: [Int] = [], bySetPosition: [Int] = [], weekStart: Weekday = .monday, end: End = .never
    ) throws(RRULEProblem) {
        self.frequency = frequency
        self.interval = interval
        self.byDay = Array(Set(byDay)).sorted { $0.sortKey < $1.sortKey }
        self.byMonthDay = Set(byMonthDay).sorted()
        self.byMonth = Set(byMonth).sorted()
        self.bySetPosition = Set(bySetPosition).sorted()
        self.weekStart = weekStart
        self.end = end
        try checkRanges()
        try checkCompany()
    }

    private func checkRanges() throws(RRULEProblem) {
        let days = 1...31
        let positions = 1...366
        guard (1...9999).contains(interval) else { throw .outOfRange("INTERVAL") }
        guard byMonthDay.allSatisfy({ days.contains(abs($0)) }) else { throw .outOfRange("BYMONTHDAY") }
        guard byMonth.allSatisfy({ (1...12).contains($0) }) else { throw .outOfRange("BYMONTH") }
        guard bySetPosition.allSatisfy({ positions.contains(abs($0)) }) else { throw .outOfRange("BYSETPOS") }
        guard byDay.allSatisfy({ (1...53).contains(abs($0.ordinal ?? 1)) }) else { throw .outOfRange("BYDAY") }
        switch end {
        case .count(let count) where !(1...9999).contains(count): throw .outOfRange("COUNT")
        case .until(let date) where !(1...9999).contains(date.year): throw .outOfRange("UNTIL")
        case .untilMoment(let moment) where !(1...9999).contains(moment.date.year): throw .outOfRange("UNTIL")
        default: return
        }
    }

    /// What section 3.3.10 says MUST NOT stand together.
    private func checkCompany() throws(RRULEProblem) {
        let isNumbered = byDay.contains { $0.ordinal != nil }
        if isNumbered, frequency == .daily || frequency == .weekly {
            throw .notTogether("a numbered BYDAY", "FREQ=\(frequency.rawValue)")
        }
        if !byMonthDay.isEmpty, frequency == .weekly { throw .notTogether("BYMONTHDAY", "FREQ=WEEKLY") }
        if !bySetPosition.isEmpty, byDay.isEmpty, byMonthDay.isEmpty, byMonth.isEmpty { throw .loneSetPosition }
    }
}

extension RecurrenceRule.WeekdayNumber {
    /// Every Monday, every Tuesday, …, then the first ones, the second ones, …, and at last those from the end.
    fileprivate var sortKey: (Int, Int) {
        let ordinal = ordinal ?? 0
        return (ordinal < 0 ? 1000 + ordinal : ordinal, weekday.rawValue)
    }
}
