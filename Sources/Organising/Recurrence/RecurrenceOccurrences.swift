extension RecurrenceRule {
    /// The moments at which an event with this rule begins, by wall clock, earliest first.
    ///
    /// A start that does not fall on the rule is not one of them, and COUNT begins with the first that does. Dates that
    /// do not exist (31 June) are left out (RFC 5545, section 3.3.10). BYSETPOS counts over whole periods, the one of
    /// the start too.
    ///
    /// - Parameters:
    ///   - start: The first beginning (DTSTART).
    ///   - date: Occurrences before this day are left out; unless the rule has a COUNT they are not even computed.
    package func occurrences(from start: LocalDateTime, notBefore date: LocalDate? = nil) -> RecurrenceOccurrences {
        RecurrenceOccurrences(self, start: start, notBefore: date ?? start.date)
    }
}

/// The moments at which a repeating event begins, computed lazily, one period at a time.
///
/// They end with the year 2199, or after a hundred years without one, so that no rule runs for ever.
package struct RecurrenceOccurrences: Sequence, IteratorProtocol, Sendable {
    /// 31 December 2199.
    private static let lastDay = LocalDate(dayNumber: 84_005)
    /// A hundred years, in days.
    private static let longestGap = 36_525

    private let end: RecurrenceRule.End
    private let periods: RecurrencePeriods
    private let start: LocalDateTime
    private let firstDate: LocalDate
    private let lastDate: LocalDate
    private var period: Int
    private var waiting: ArraySlice<LocalDate> = []
    private var seen = 0
    private var lastSeen: LocalDate
    private var isOver = false

    fileprivate init(_ rule: RecurrenceRule, start: LocalDateTime, notBefore date: LocalDate) {
        (end, self.start) = (rule.end, start)
        firstDate = Swift.max(date, start.date)
        lastDate =
            switch end {
            case .until(let date): Swift.min(date, Self.lastDay)
            case .untilMoment(let moment): Swift.min(moment.date, Self.lastDay)
            case .count, .never: Self.lastDay
            }
        periods = RecurrencePeriods(rule, start: start.date)
        if case .count = end {
            (period, lastSeen) = (0, start.date)
        } else {
            (period, lastSeen) = (periods.period(of: firstDate), firstDate)
        }
    }

    /// The next moment; nil after the last.
    package mutating func next() -> LocalDateTime? {
        while let date = nextDate() {
            let moment = LocalDateTime(date, start.time)
            guard isWithinEnd(moment) else { break }
            seen += 1
            lastSeen = date
            if date >= firstDate { return moment }
        }
        isOver = true
        return nil
    }

    /// The next day that the rule picks, from the day of the start on.
    private mutating func nextDate() -> LocalDate? {
        while !isOver {
            while let date = waiting.popFirst() {
                if date > lastDate { return nil }
                if date >= start.date { return date }
            }
            guard let (first, days) = periods.days(of: period), first <= lastDate,
                lastSeen.distance(to: first) <= Self.longestGap
            else { break }
            waiting = days[...]
            period += 1
        }
        return nil
    }

    private func isWithinEnd(_ moment: LocalDateTime) -> Bool {
        switch end {
        case .count(let count): seen < count
        case .untilMoment(let last): moment <= last
        case .never, .until: true
        }
    }
}

/// The periods of a rule (days, weeks, months or years) from the start's on, and the days that the rule picks in each.
struct RecurrencePeriods {
    private let rule: RecurrenceRule
    private let start: LocalDate
    private let startMonth: Int
    private let byDay: [RecurrenceRule.WeekdayNumber]
    private let byMonthDay: [Int]
    private let byMonth: [Int]

    /// Takes from the start what the rule leaves open: a plain weekly rule means the start's day of the week.
    init(_ rule: RecurrenceRule, start: LocalDate) {
        (self.rule, self.start) = (rule, start)
        let (year, month, day) = start.civil
        startMonth = year * 12 + month - 1
        let isOpen = rule.byDay.isEmpty && rule.byMonthDay.isEmpty
        let isByMonth = rule.frequency == .monthly || rule.frequency == .yearly
        byDay = isOpen && rule.frequency == .weekly ? [.init(start.weekday)] : rule.byDay
        byMonthDay = isOpen && isByMonth ? [day] : rule.byMonthDay
        byMonth = isOpen && rule.frequency == .yearly && rule.byMonth.isEmpty ? [month] : rule.byMonth
    }

    /// The first day of the period with this number (the start's is 0), and the days picked in it, earliest first; nil
    /// after the year 9999.
    func days(of period: Int) -> (first: LocalDate, days: [LocalDate])? {
        let step = period * rule.interval
        let found: (first: LocalDate, days: [LocalDate])?
        switch rule.frequency {
        case .daily:
            let first = start.advanced(by: step)
            found = (first, [first].filter(isPicked))
        case .weekly:
            let first = week(of: start).advanced(by: step * 7)
            found = (first, (0..<7).map(first.advanced(by:)).filter(isPicked))
        case .monthly:
            let month = startMonth + step
            found = monthDays(month % 12 + 1, of: month / 12, numberedIn: nil)
        case .yearly: found = yearDays(startMonth / 12 + step)
        }
        return found.map { ($0.first, atSetPositions($0.days)) }
    }

    /// The number of the last period that begins on or before this day, at least 0.
    func period(of date: LocalDate) -> Int {
        let steps =
            switch rule.frequency {
            case .daily: start.distance(to: date)
            case .weekly: week(of: start).distance(to: date) / 7
            case .monthly: date.year * 12 + date.month - 1 - startMonth
            case .yearly: date.year - startMonth / 12
            }
        return max(0, steps / rule.interval)
    }

    private func week(of date: LocalDate) -> LocalDate { date.advanced(by: -6).coming(rule.weekStart) }

    private func yearDays(_ year: Int) -> (first: LocalDate, days: [LocalDate])? {
        guard let first = LocalDate(year: year, month: 1, day: 1) else { return nil }
        let length = LocalDate.days(inMonth: 2, of: year) + 337
        // "2TU" is the year's second Tuesday, unless months are named.
        let span = rule.byMonth.isEmpty ? (first, length) : nil
        let months = (1...12).filter { byMonth.isEmpty || byMonth.contains($0) }
        return (first, months.flatMap { monthDays($0, of: year, numberedIn: span)?.days ?? [] })
    }

    private func monthDays(
        _ month: Int, of year: Int, numberedIn span: (first: LocalDate, length: Int)?
    ) -> (first: LocalDate, days: [LocalDate])? {
        guard let first = LocalDate(year: year, month: month, day: 1) else { return nil }
        guard byMonth.isEmpty || byMonth.contains(month) else { return (first, []) }
        let length = LocalDate.days(inMonth: month, of: year)
        let (spanFirst, spanLength) = span ?? (first, length)
        let days = (0..<length).lazy.map(first.advanced(by:)).filter { date in
            isPicked(dayOfMonth: first.distance(to: date) + 1, ofDays: length)
                && isPicked(date, numberedFrom: spanFirst, ofDays: spanLength)
        }
        return (first, Array(days))
    }

    /// Whether a daily or weekly rule picks this day; in these, days of the week have no numbers.
    private func isPicked(_ date: LocalDate) -> Bool {
        guard isPicked(date, numberedFrom: date, ofDays: 1) else { return false }
        if byMonth.isEmpty, byMonthDay.isEmpty { return true }
        let (year, month, day) = date.civil
        return (byMonth.isEmpty || byMonth.contains(month))
            && isPicked(dayOfMonth: day, ofDays: LocalDate.days(inMonth: month, of: year))
    }

    private func isPicked(dayOfMonth day: Int, ofDays length: Int) -> Bool {
        byMonthDay.isEmpty || byMonthDay.contains(day) || byMonthDay.contains(day - length - 1)
    }

    private func isPicked(_ date: LocalDate, numberedFrom first: LocalDate, ofDays length: Int) -> Bool {
        if byDay.isEmpty { return true }
        let weekday = date.weekday
        let before = first.distance(to: date)
        return byDay.contains { day in
            guard day.weekday == weekday else { return false }
            guard let ordinal = day.ordinal else { return true }
            return ordinal == (ordinal > 0 ? before / 7 + 1 : -((length - 1 - before) / 7 + 1))
        }
    }

    private func atSetPositions(_ days: [LocalDate]) -> [LocalDate] {
        if rule.bySetPosition.isEmpty { return days }
        return days.enumerated().filter { index, _ in
            rule.bySetPosition.contains(index + 1) || rule.bySetPosition.contains(index - days.count)
        }.map(\.element)
    }
}
