extension RecurrenceRule {
    /// The moments at which an event with this rule begins, by wall clock, in their order.
    ///
    /// Only what the rule says is among them: a start that does not fall on the rule is not, and COUNT begins with the
    /// first one that does. Dates that do not exist (31 June) are left out (RFC 5545, section 3.3.10). BYSETPOS counts
    /// in whole periods, also in the one of the start.
    ///
    /// - Parameters:
    ///   - start: The first beginning (DTSTART).
    ///   - date: Occurrences before this day are left out; without COUNT they are not even looked at.
    package func occurrences(from start: LocalDateTime, notBefore date: LocalDate? = nil) -> RecurrenceOccurrences {
        RecurrenceOccurrences(self, start: start, notBefore: date ?? start.date)
    }
}

/// The moments at which a repeating event begins, worked out one period after the other as they are asked for.
///
/// They end with the year 2199, and after a hundred years without one, so that no rule goes on for ever.
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

    /// The next moment, or nothing behind the last one.
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

    /// The next day that the rule picks, from the start's day on.
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
