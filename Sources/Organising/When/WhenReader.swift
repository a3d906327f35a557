/// Reads time expressions as British people write them, from folded words (lower case, straight quotes).
///
/// Days come before months: "5/3" is 5 March. Weeks run from Monday to Sunday. A date without a year is the coming one.
package enum WhenReader {
    /// The years in which days are looked up.
    package static let years = 1900...2199
    /// How far ahead days are counted.
    private static let furthest = 400

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
        return longest(phrase, [try? counted(words, ["next"], today: today)], today: today)
    }

    /// Reads the days that a question is about: as `read` does, and "in 10 days", and any four figures after a date as
    /// its year, since no times follow.
    package static func readQuestion(
        _ words: ArraySlice<String>, today: LocalDate
    ) -> (range: DateRange, consumed: Int)? {
        var phrase = WhenPhrase(words).withoutTimes
        phrase.skip(.on, .in, .from)
        let plain = longest(phrase, [try? counted(words, leads, today: today)], today: today)
        guard let open = openSpan(words, today: today), open.consumed >= plain?.consumed ?? 0 else { return plain }
        return open
    }

    /// Reads days of which only one end is written, "from 10 june", "after sunday", "10 june onwards", "by friday"; and
    /// the week that begins with a day, "w/c 8 june".
    private static func openSpan(
        _ words: ArraySlice<String>, today: LocalDate
    ) -> (range: DateRange, consumed: Int)? {
        let isWeek = words.first == "week" && ["commencing", "beginning", "starting"].contains(words.dropFirst().first)
        let lead = isWeek ? "w/c" : words.first ?? ""
        let isLed =
            isWeek || ["from", "since", "after", "before", "by", "until", "till", "til", "w/c", "wc"].contains(lead)
        let rest = words.dropFirst(isWeek ? 2 : isLed ? 1 : 0)
        var phrase = WhenPhrase(rest).withoutTimes
        guard let days = try? SpanEnd(reading: &phrase)?.days(today: today), var count = phrase.consumed else {
            return nil
        }
        let isOnwards = ["onwards", "onward"].contains(rest.dropFirst(count).first)
        if isOnwards { count += 1 }
        let furthest = max(days.upperBound.advanced(by: 1), today.advanced(by: furthest))
        let range: DateRange
        switch lead {
        case "w/c", "wc": range = days.lowerBound...days.lowerBound.advanced(by: 6)
        case "after": range = days.upperBound.advanced(by: 1)...furthest
        case "before" where today < days.lowerBound: range = today...days.lowerBound.advanced(by: -1)
        case "by", "until", "till", "til": range = min(today, days.upperBound)...days.upperBound
        case "from", "since": range = days.lowerBound...furthest
        default:
            guard isOnwards, !isLed else { return nil }
            range = days.lowerBound...furthest
        }
        return (range, words.count - rest.count + count)
    }

    /// Refuses what the words of a question begin with, if it is a day or a month that is not in the calendar, or not in
    /// any year that is known.
    package static func refuseDays(_ words: ArraySlice<String>, today: LocalDate) throws(WhenProblem) {
        var phrase = WhenPhrase(words).withoutTimes
        phrase.skip(.on, .in, .from)
        _ = try SpanEnd(reading: &phrase)?.days(today: today)
    }

    /// Refuses more days ahead than are counted, and a year that is not known: "next 999 weeks", "in 1850".
    package static func refuseNumbers(_ words: ArraySlice<String>, today: LocalDate) throws(WhenProblem) {
        _ = try counted(words, leads, today: today)
        if words.first == "in", let next = words.dropFirst().first,
            case .number(let year, digits: 4)? = WhenToken.only(next), !years.contains(year)
        {
            throw .yearOutOfRange(year)
        }
    }

    private static func longest(
        _ phrase: WhenPhrase, _ others: [(range: DateRange, consumed: Int)?], today: LocalDate
    ) -> (range: DateRange, consumed: Int)? {
        let readings = [namedSpan, shortSpan, span].map { read -> (range: DateRange, consumed: Int)? in
            var trial = phrase
            return read(&trial, today).flatMap { range in trial.consumed.map { (range: range, consumed: $0) } }
        }
        return (readings + others).compactMap(\.self).max { $0.consumed < $1.consumed }
    }

    private static let leads: Set<String> = ["next", "in", "within"]

    /// Reads "next 10 days", "in two weeks" or "within 3 months" as the days from today on; nil if the words begin with
    /// no number of days after one of `leads`.
    private static func counted(
        _ words: ArraySlice<String>, _ leads: Set<String>, today: LocalDate
    ) throws(WhenProblem) -> (range: DateRange, consumed: Int)? {
        guard let lead = words.first, leads.contains(lead) else { return nil }
        let rest = words.dropFirst().starts(with: ["the", "next"]) ? words.dropFirst(3) : words.dropFirst()
        guard let number = rest.first, let unit = rest.dropFirst().first, isNumber(number) else { return nil }
        let count: Int? =
            switch WhenToken.only(number) {
            case .number(let count, _)?, .numeral(let count)?: count
            default: nil
            }
        let last: LocalDate
        switch unit.trimmingPunctuation {
        case "day", "days": last = today.advanced(by: min(count ?? 0, furthest + 1))
        case "week", "weeks": last = today.advanced(by: min(count ?? 0, furthest) * 7)
        case "month", "months": last = monthsLater(min(count ?? 0, furthest), than: today)
        default: return nil
        }
        guard today < last, last <= today.advanced(by: furthest) else {
            throw .spanOutOfRange("\(lead) \(number) \(unit)")
        }
        return (today...last, words.count - rest.count + 2)
    }

    /// Whether a word is written as a number, whether or not there is such a one.
    private static func isNumber(_ word: String) -> Bool {
        if case .numeral? = WhenToken.reading(word).first { return true }
        return word.drop { "+-".contains($0) }.first.map { $0.isASCII && $0.isNumber } == true
    }

    private static func monthsLater(_ count: Int, than date: LocalDate) -> LocalDate {
        let index = date.year * 12 + date.month - 1 + count
        let (year, month) = (index / 12, index % 12 + 1)
        return LocalDate(year: year, month: month, day: min(date.day, LocalDate.days(inMonth: month, of: year))) ?? date
    }

    /// "this weekend", "next month".
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
