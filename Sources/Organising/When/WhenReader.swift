/// Reads time expressions as British people write them, from folded words (lower case, straight quotes).
///
/// Days come before months: "5/3" is 5 March. Weeks run from Monday to Sunday. A date without a year is the coming one.
package enum WhenReader {
    /// Reads the longest expression for a day or a span of days that the words begin with.
    ///
    /// - Returns: The days meant, seen from `today`, whole weeks and months even where part of them is gone; and how
    ///   many words it took, at least one. Nothing where the words begin with no such expression, or with a date that
    ///   does not exist or does not fall on the weekday named.
    package static func read(
        _ words: ArraySlice<String>, today: LocalDate
    ) -> (range: DateRange, consumed: Int)? {
        var phrase = WhenPhrase(words)
        phrase.skip(.on, .in, .from)
        let readings = [namedSpan, shortSpan, span].compactMap { read in
            var trial = phrase
            return read(&trial, today).flatMap { range in trial.consumed.map { (range: range, consumed: $0) } }
        }
        return readings.max { $0.consumed < $1.consumed }
    }

    /// Refuses the day or the month that the words begin with, if it is not in the calendar or not in any year that is
    /// meant.
    package static func refuseDays(_ words: ArraySlice<String>, today: LocalDate) throws(WhenProblem) {
        var phrase = WhenPhrase(words)
        phrase.skip(.on, .in, .from)
        _ = try SpanEnd(reading: &phrase)?.days(today: today)
    }

    /// "this weekend", "next month", "next 10 days".
    private static func namedSpan(_ phrase: inout WhenPhrase, today: LocalDate) -> DateRange? {
        let monday = today.monday
        if phrase.take(.keyword(.weekend)) { return monday.advanced(by: 5)...monday.advanced(by: 6) }
        let isNext = phrase.take(.keyword(.next))
        guard isNext || phrase.take(.keyword(.this)) else { return nil }
        let nextMonday = monday.advanced(by: isNext ? 7 : 0)
        if phrase.take(.keyword(.week)) { return nextMonday...nextMonday.advanced(by: 6) }
        if phrase.take(.keyword(.weekend)) { return nextMonday.advanced(by: 5)...nextMonday.advanced(by: 6) }
        if phrase.take(.keyword(.month)) {
            let monthIndex = today.year * 12 + today.month - 1 + (isNext ? 1 : 0)
            return wholeMonth(monthIndex % 12 + 1, of: monthIndex / 12)
        }
        guard isNext, let count = phrase.takeDayNumber(), count > 0 else { return nil }
        if phrase.take(.keyword(.days)) { return today...today.advanced(by: count) }
        if phrase.take(.keyword(.weeks)) { return today...today.advanced(by: count * 7) }
        return nil
    }

    /// "6-12 june 2026".
    private static func shortSpan(_ phrase: inout WhenPhrase, today: LocalDate) -> DateRange? {
        guard let (first, last) = DaysPhrase.shortSpan(&phrase) else { return nil }
        return SpanEnd.range(from: .day(first), to: .day(last), today: today)
    }

    /// "sat 6 june", "june", "6 june to 12 july", "fri-sun", "june to august".
    private static func span(_ phrase: inout WhenPhrase, today: LocalDate) -> DateRange? {
        guard let from = SpanEnd(reading: &phrase) else { return nil }
        var afterJoiner = phrase
        if afterJoiner.takeJoiner(), let to = SpanEnd(reading: &afterJoiner), afterJoiner.consumed != nil {
            phrase = afterJoiner
            return SpanEnd.range(from: from, to: to, today: today)
        }
        return try? from.days(today: today)
    }

    static func wholeMonth(_ month: Int, of year: Int) -> DateRange? {
        guard let first = LocalDate(year: year, month: month, day: 1) else { return nil }
        return first...first.advanced(by: LocalDate.days(inMonth: month, of: year) - 1)
    }
}
