import StewardCore

/// How an event repeats: the value of iCalendar's RRULE (RFC 5545, section 3.3.10), for whole days and longer.
///
/// Its lists are sorted and have no duplicates, so that rules that say the same in another order are equal.
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

        /// Every such day of the week, or the one with this number.
        package init(_ weekday: Weekday, ordinal: Int? = nil) {
            (self.weekday, self.ordinal) = (weekday, ordinal)
        }
    }

    /// When the repetition ends.
    package enum End: Hashable, Sendable {
        /// It has no end.
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
    /// Days of the week (BYDAY); they have numbers only in monthly and yearly rules.
    package let byDay: [WeekdayNumber]
    /// Days of the month (BYMONTHDAY), 1 to 31, or -1 to -31 counted from the month's end; not in weekly rules.
    package let byMonthDay: [Int]
    /// Months, 1 to 12 (BYMONTH).
    package let byMonth: [Int]
    /// Which of the days picked in each period count, 1 to 366, or -1 to -366 from the end (BYSETPOS).
    package let bySetPosition: [Int]
    /// The day on which weeks begin (WKST).
    package let weekStart: Weekday
    /// When the repetition ends (COUNT, UNTIL).
    package let end: End

    /// Makes a rule of these parts.
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

    /// Refuses parts that RFC 5545, section 3.3.10, says MUST NOT stand together.
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
    /// Sorts every Monday, every Tuesday, … first, then the first ones, the second ones, …, and those from the end
    /// last.
    fileprivate var sortKey: (Int, Int) {
        let ordinal = ordinal ?? 0
        return (ordinal < 0 ? 1000 + ordinal : ordinal, weekday.rawValue)
    }
}

extension RecurrenceRule {
    /// The rule as people say it: "every month on the 2nd Tuesday until 31 December 2026".
    ///
    /// `RecurrenceReader` reads this text as the same rule, if it can read such rules at all.
    package var text: String {
        if isEveryWorkday { return "every weekday" + endText }
        let days = [monthDayText, weekdayText].compactMap(\.self).joined(separator: " where that is ")
        let isOneDate = frequency == .yearly && byDay.isEmpty && byMonth.count == 1 && bySetPosition.isEmpty
        if isOneDate, byMonthDay.count == 1, byMonthDay[0] > 0 {
            return "\(cadenceText) on \(byMonthDay[0]) \(monthNames[byMonth[0] - 1])" + endText
        }
        return cadenceText + (days.isEmpty ? "" : " on \(days)") + monthText(after: days) + positionText + endText
    }

    private var isEveryWorkday: Bool {
        frequency == .weekly && interval == 1 && areWorkdays && byMonth.isEmpty && bySetPosition.isEmpty
    }

    private var areWorkdays: Bool { byDay == Weekday.workdays.map { WeekdayNumber($0) } }

    /// "every week", "every 2 months".
    private var cadenceText: String {
        let unit =
            switch frequency {
            case .daily: "day"
            case .weekly: "week"
            case .monthly: "month"
            case .yearly: "year"
            }
        return interval == 1 ? "every \(unit)" : "every \(interval) \(unit)s"
    }

    /// Whether the rule is "the last weekday", which has words of its own.
    private var isNumberedWorkday: Bool {
        areWorkdays && !bySetPosition.isEmpty && byMonthDay.isEmpty && (frequency == .monthly || frequency == .yearly)
    }

    private var weekdayText: String? {
        if byDay.isEmpty { return nil }
        if isNumberedWorkday { return "the \(bySetPosition.forReading.map(ordinalText).listed()) weekday" }
        let plain = byDay.filter { $0.ordinal == nil }.map { day in
            frequency == .daily || frequency == .weekly ? day.weekday.name : "every \(day.weekday.name)"
        }
        let numbered = byDay.filter { $0.ordinal != nil }
        guard let weekday = numbered.first?.weekday, plain.isEmpty, numbered.allSatisfy({ $0.weekday == weekday })
        else {
            return (plain + numbered.map { "the \(ordinalText($0.ordinal ?? 1)) \($0.weekday.name)" }).listed()
        }
        return "the \(numbered.map { ordinalText($0.ordinal ?? 1) }.listed()) \(weekday.name)"
    }

    /// "the 1st and 15th", "the last day".
    private var monthDayText: String? {
        if byMonthDay.isEmpty { return nil }
        let forward = byMonthDay.filter { $0 > 0 }.map(ordinalText)
        let backward = byMonthDay.filter { $0 < 0 }.map { "\(ordinalText($0)) day" }
        return "the " + (forward + backward).listed()
    }

    private func monthText(after days: String) -> String {
        if byMonth.isEmpty { return "" }
        let names = byMonth.map { monthNames[$0 - 1] }.listed()
        return frequency == .yearly && !days.isEmpty ? " of \(names)" : " in \(names)"
    }

    /// The BYSETPOS of rules that only other programs make.
    private var positionText: String {
        if bySetPosition.isEmpty || isNumberedWorkday { return "" }
        return ", of these only the \(bySetPosition.forReading.map(ordinalText).listed())"
    }

    private var endText: String {
        switch end {
        case .never: ""
        case .count(let count): count == 1 ? ", once" : ", \(count) times"
        case .until(let date): " until \(Self.dateText(date))"
        case .untilMoment(let moment): " until \(Self.dateText(moment.date)), \(moment.time.spokenTextOnDay)"
        }
    }

    private static func dateText(_ date: LocalDate) -> String {
        "\(date.day) \(monthNames[date.month - 1]) \(date.year)"
    }
}

extension [Int] {
    /// In the order in which people say them: first ones first, those from the end last.
    fileprivate var forReading: [Int] { filter { $0 > 0 } + filter { $0 < 0 } }
}
