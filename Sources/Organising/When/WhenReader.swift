/// Reads time expressions as British people write them, from folded words (lower case, straight quotes).
///
/// Days come before months: "5/3" is 5 March. Weeks run from Monday to Sunday. A date without a year is the coming one.
package enum WhenReader {
    /// The years in which days are looked up.
    package static let years = 1900...2199
    /// How many days ahead a question may reach.
    private static let furthest = 400

    /// Reads the longest expression for a day or a span of days at the start of the words.
    ///
    /// - Returns: The days meant, seen from `today`, and how many words it took, at least one. Weeks and months are
    ///   whole even if part of them is over. Nil if the words begin with no such expression, or with a date that does
    ///   not exist or does not fall on the weekday named.
    package static func read(
        _ words: ArraySlice<String>, today: LocalDate
    ) -> (range: DateRange, consumed: Int)? {
        var phrase = WhenPhrase(words)
        phrase.skip(.on, .in, .from)
        return longest(phrase, [try? counted(words, ["next"], today: today)], today: today)
    }

    /// Reads the days that a question is about, as `read` does; also "in 10 days", and any four figures after a date as
    /// its year, since a question has no times.
    package static func readQuestion(
        _ words: ArraySlice<String>, today: LocalDate
    ) -> (range: DateRange, consumed: Int)? {
        var phrase = WhenPhrase(words).withoutTimes
        phrase.skip(.on, .in, .from)
        let plain = longest(phrase, [try? counted(words, leads, today: today)], today: today)
        guard let open = openSpan(words, today: today), open.consumed >= plain?.consumed ?? 0 else { return plain }
        return open
    }

    /// Reads a span with one end, "from 10 june", "after sunday", "10 june onwards" or "by friday", and a week by its
    /// first day, "w/c 8 june".
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

    /// Throws if a question begins with a day or a month that the calendar does not have, or with a year outside
    /// `years`.
    package static func refuseDays(_ words: ArraySlice<String>, today: LocalDate) throws(WhenProblem) {
        var phrase = WhenPhrase(words).withoutTimes
        phrase.skip(.on, .in, .from)
        _ = try SpanEnd(reading: &phrase)?.days(today: today)
        _ = try asked(words, today: today)
    }

    /// Throws if a question looks further ahead than `furthest` days, or at a year outside `years`: "next 999 weeks",
    /// "in 1850".
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

    /// Whether a word is written as a number, even one too large to read.
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

extension WhenReader {
    private static let joiningDays: Set<String> = ["and", "&", "+"]

    /// Reads a list of two or more days of one month at the start of the words: "8, 9 and 11 june", "mon 8 & wed 10
    /// june 2026".
    ///
    /// - Returns: The days in the order in which they were written, and how many words they took; nil if the words begin
    ///   with no such list.
    /// - Throws: What is wrong with one of the days.
    package static func readDays(
        _ words: ArraySlice<String>, today: LocalDate
    ) throws(WhenProblem) -> (days: [LocalDate], consumed: Int)? {
        var rest = words
        var written: [[String]] = []
        while let first = rest.first {
            let name = weekday(first) == nil ? nil : rest.popFirst()
            guard let number = rest.popFirst(), isDayNumber(number) else { return nil }
            written.append([name, number].compactMap(\.self))
            if let month = rest.first, case .month? = WhenToken.only(month) {
                rest = rest.dropFirst()
                guard written.count > 1 else { return nil }
                var year: [String] = []
                if let next = rest.first, case .number(2000...2199, digits: 4)? = WhenToken.only(next) {
                    year = [next]
                }
                var days: [LocalDate] = []
                for day in written {
                    guard let reading = try readDay((day + [month] + year)[...], today: today) else { return nil }
                    days.append(reading.date)
                }
                return (days, words.count - rest.count + year.count)
            }
            if let next = rest.first, joiningDays.contains(next) { rest = rest.dropFirst() }
        }
        return nil
    }

    private static func isDayNumber(_ word: String) -> Bool {
        switch WhenToken.only(word) {
        case .number(_, digits: 1...2)?, .ordinal?: true
        default: false
        }
    }
}

extension WhenReader {
    /// Little words that join days and times: "and", "&".
    private static let joining: Set<String> = ["and", "&", "+", "or", "-"]
    /// Words that change which day is meant, or how often.
    private static let leading: Set<String> = [
        "easter", "good", "whit", "shrove", "maundy", "last", "every", "each", "alternate", "first", "second", "third",
        "fourth", "fifth", "weeks", "days", "months", "not", "except", "until", "till", "between",
    ]
    private static let following: Set<String> = [
        "every", "each", "daily", "weekly", "fortnightly", "monthly", "until", "till", "except", "not", "gmt", "bst",
        "utc", "cet", "est", "ist",
    ]

    /// The words right after a moment that belong to a day or a time too, so that the moment is not all of it: "and 13
    /// june", "8pm", "GMT". Nil if something else follows, such as a place.
    ///
    /// - Parameter isPart: True if a comma or the like stands between: then "March" may be a town and "Sunday School" a
    ///   hall.
    package static func goesOn(_ words: ArraySlice<String>, isPart: Bool, today: LocalDate) -> ArraySlice<String>? {
        let rest = words.drop { joining.contains($0) }
        let joined = rest.startIndex - words.startIndex
        if let length = lengthOfPart(rest, today: today) { return words.prefix(joined + length) }
        guard !isPart, words.first != "-", let first = rest.first else { return nil }
        // "May Day drinks" and "march for trans rights" take place.
        let next = rest.dropFirst().first ?? ""
        let isWord = first == "may" && next == "day" || first == "march" && ["for", "against", "with"].contains(next)
        let isPiece = !isWord && (following.contains(String(first.trimmingPunctuation)) || isOfDate(first))
        // "And tickets are £6" says something else, "to close" is an end that is not understood.
        let isEnd = words.prefix(joined).contains { !["and", "&"].contains($0) }
        return isPiece || isEnd ? words.prefix(joined + 1) : nil
    }

    /// The words right before a moment that belong to a day or a time too, so that the moment is not all of it:
    /// "easter", "last", "6, 13 and". Nil if they may end a title.
    ///
    /// - Parameters:
    ///   - words: The words before the moment, with a comma after each one that ends a part.
    ///   - moment: The words of the moment.
    package static func isLed(
        _ moment: ArraySlice<String>, by words: ArraySlice<String>, on date: LocalDate, today: LocalDate
    ) -> ArraySlice<String>? {
        guard let written = words.last else { return nil }
        if written == "-" || written.last == "," { return partBefore(words, date, today: today) }
        let first = moment.first.flatMap { WhenToken.reading($0).first }
        let beginsWithNumber =
            switch first {
            case .number?, .ordinal?: true
            default: moment.first.map(joining.contains) ?? false
            }
        let isPiece =
            switch WhenToken.reading(written).last {
            case .ordinal?: true
            case .number?: beginsWithNumber
            case .weekday(let weekday)?: weekday != date.weekday
            case let token?: isSurelyTime(token)
            case nil: false
            }
        guard isPiece || leading.contains(written) || joining.contains(written) else { return nil }
        return words.suffix(1)
    }

    /// The part before a comma, if it is only another day or number, or ends with a time.
    private static func partBefore(
        _ words: ArraySlice<String>, _ date: LocalDate, today: LocalDate
    ) -> ArraySlice<String>? {
        let words = words.last == "-" ? words.dropLast() : words
        guard let last = words.last else { return nil }
        if WhenToken.reading(last).contains(where: isSurelyTime) { return words.suffix(1) }
        let start = words.dropLast().lastIndex { $0 == "-" || $0.last == "," }.map { $0 + 1 } ?? words.startIndex
        let part = words[start...]
        switch part.count == 1 ? WhenToken.only(last) : nil {
        case .number(_, digits: 1...2)?, .ordinal?: return part
        default: break
        }
        guard let day = try? readDay(part, today: today), day.consumed == part.count,
            day.date != date && day.date.weekday != date.weekday || part.count > 1 && day.date != date
        else { return nil }
        return part
    }

    /// How many words at the start are surely a day or a time; nil if they may be something else.
    private static func lengthOfPart(_ words: ArraySlice<String>, today: LocalDate) -> Int? {
        if let first = words.first, WhenToken.reading(first).contains(where: isSurelyTime) { return 1 }
        var day = WhenPhrase(words)
        day.skip(.on)
        guard DayPhrase(reading: &day) != nil, let count = day.consumed else { return nil }
        if day.isAtEnd { return count }
        return words.dropFirst(count).first.map { WhenToken.reading($0).contains(where: isSurelyTime) } == true
            ? count + 1 : nil
    }

    /// Whether a token is a time of day whatever stands around it: "7pm", "19:30", "25:00".
    private static func isSurelyTime(_ token: WhenToken) -> Bool {
        switch token {
        case .clock(let reading): reading.half != nil || reading.isExact
        case .impossibleTime: true
        default: false
        }
    }

    private static func isOfDate(_ word: String) -> Bool {
        switch WhenToken.only(word) {
        case .month?, .weekday?, .ordinal?: true
        default: false
        }
    }
}
