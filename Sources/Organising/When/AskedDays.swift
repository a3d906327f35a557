extension AskedPhrase {
    // Spans with ends

    /// "from 14 march", "until friday", "after 5 june", "before christmas", "between 14 and 20 march", "since january".
    func openSpan(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        let last = today.advanced(by: Self.furthest)
        if trial.take(words: "between") {
            guard let span = try between(&trial) else { return nil }
            phrase = trial
            return Reading(span)
        }
        if trial.take(words: "any") { trial.take(anyOf: ["time", "day"]) }
        let written = trial.text
        let side = side(&trial)
        let word = side ?? written
        guard
            side != nil
                || trial.take(anyOf: ["from", "since", "after", "before", "by", "until", "till", "til", "starting"])
        else {
            guard let point = try point(&trial),
                trial.take(anyOf: ["onwards", "onward"])
                    || trial.take(words: "and", "after") || trial.take(words: "or", "later")
                    || trial.take(words: "or", "after")
            else { return nil }
            phrase = trial
            return open(point.lowerBound...max(last, point.lowerBound), "from \(name(point.lowerBound))")
        }
        var whole = trial
        let found = try point(&trial)
        if word == "from", let span = try plainSpan(&whole, isLed: true), whole.position > trial.position {
            phrase = whole
            return span
        }
        guard var point = found else { return nil }
        if word == "since", point.lowerBound > today, let earlier = yearBefore(point) { point = earlier }
        trial.take(anyOf: ["onwards", "onward", "on"])
        phrase = trial
        switch word {
        case "since": return Reading(point.lowerBound...max(today, point.lowerBound), "since \(name(point.lowerBound))")
        case "after":
            let first = point.upperBound.advanced(by: 1)
            return open(first...max(last, first), "after \(name(point.upperBound))")
        case "before":
            let end = point.lowerBound.advanced(by: -1)
            return Reading(min(today, end)...end, "before \(name(point.lowerBound))")
        case "by", "until", "till", "til":
            return Reading(min(today, point.upperBound)...point.upperBound, "until \(name(point.upperBound))")
        default: return open(point.lowerBound...max(last, point.lowerBound), "from \(name(point.lowerBound))")
        }
    }

    /// Takes words that tell which side of a day is meant, "no later than", as the one word that says the same.
    private func side(_ phrase: inout WhenPhrase) -> String? {
        for (words, meaning) in Self.sides where phrase.take(words: words[...]) { return meaning }
        return nil
    }

    private static let sides: [(words: [String], meaning: String)] = [
        (["this", "side", "of"], "before"), (["the", "other", "side", "of"], "after"), (["prior", "to"], "before"),
        (["ahead", "of"], "before"), (["up", "until"], "until"), (["no", "later", "than"], "by"),
        (["not", "later", "than"], "by"), (["not", "after"], "by"), (["no", "earlier", "than"], "from"),
        (["not", "earlier", "than"], "from"), (["not", "until"], "from"), (["not", "till"], "from"),
        (["not", "before"], "from"),
    ]

    private func open(_ span: DateRange, _ name: String) -> Reading {
        var reading = Reading(span, name)
        reading.isOpen = true
        return reading
    }

    private func name(_ date: LocalDate) -> String { (date...date).askedName }

    private func yearBefore(_ span: DateRange) -> DateRange? {
        let (first, last) = (span.lowerBound.civil, span.upperBound.civil)
        guard let start = LocalDate(year: first.year - 1, month: first.month, day: first.day),
            let end = LocalDate(year: last.year - 1, month: last.month, day: last.day), start <= end
        else { return nil }
        return start...end
    }

    /// One end of a span: a day, a month, a week, a holiday.
    private func point(_ phrase: inout WhenPhrase) throws(WhenProblem) -> DateRange? {
        var best: (DateRange, WhenPhrase)?
        var problem: WhenProblem?
        for alternative in [day, listOfDays, partOfPeriod, namedPeriod, numberedWeekday, weekOf, holiday, ordinal] {
            var trial = phrase
            trial.skip(.on)
            do throws(WhenProblem) {
                guard let reading = try alternative(&trial, true), let first = reading.spans.first,
                    let last = reading.spans.last, trial.position > best?.1.position ?? phrase.position
                else { continue }
                best = (first.lowerBound...last.upperBound, trial)
            } catch {
                problem = problem ?? error
            }
        }
        if best == nil, let problem { throw problem }
        guard let best else { return nil }
        phrase = best.1
        return best.0
    }

    /// "14 and 20 march", "friday and sunday", "june and august", "now and easter" after "between".
    private func between(_ phrase: inout WhenPhrase) throws(WhenProblem) -> DateRange? {
        var list = phrase
        if let days = try listOfDays(&list, isLed: true), days.spans.count == 2, let last = days.spans.last {
            phrase = list
            return days.spans[0].lowerBound...last.upperBound
        }
        var trial = phrase
        if let first = SpanEnd(reading: &trial), trial.take(anyOf: ["and", "&", "to"]) || trial.takeJoiner() {
            trial.skip(.the)
            if let last = SpanEnd(reading: &trial), let range = SpanEnd.range(from: first, to: last, today: today) {
                phrase = trial
                return range
            }
        }
        trial = phrase
        let first: DateRange? = trial.take(anyOf: ["now"]) ? today...today : try point(&trial)
        guard let first, trial.take(anyOf: ["and", "&", "to"]), let last = try point(&trial),
            first.lowerBound <= last.upperBound
        else { return nil }
        phrase = trial
        return first.lowerBound...last.upperBound
    }

    /// "sat 6 june", "june", "6 june to 12 july", "fri-sun", "6-12 june", "march 14-15".
    func plainSpan(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        if let (first, last) = DaysPhrase.shortSpan(&trial),
            let span = SpanEnd.range(from: .day(first), to: .day(last), today: today)
        {
            phrase = trial
            return Reading(span)
        }
        trial = phrase
        if let month = trial.takeMonth(), let first = trial.takeDayNumber() ?? trial.takeSpelledDay(),
            trial.takeJoiner(), let last = trial.takeDayNumber() ?? trial.takeSpelledDay(), first < last
        {
            let year = trial.takeYear()
            let ends = [first, last].map { SpanEnd.day(.calendar(weekday: nil, day: $0, month: month, year: year)) }
            guard let span = SpanEnd.range(from: ends[0], to: ends[1], today: today) else {
                _ = try ends[1].days(today: today)
                return nil
            }
            phrase = trial
            return Reading(span)
        }
        trial = phrase
        guard let from = SpanEnd(reading: &trial) else { return nil }
        var joined = trial
        if joined.takeJoiner() || joined.take(words: "through") || joined.take(words: "thru"),
            let to = SpanEnd(reading: &joined), joined.consumed != nil,
            let span = SpanEnd.range(from: from, to: to, today: today)
        {
            phrase = joined
            return Reading(span)
        }
        return try day(&phrase, isLed: isLed)
    }

    /// A day by itself, or a month with what tells it from the word that is written the same.
    private func day(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        if let day = DayPhrase(reading: &trial) {
            let isTonight = phrase.next == .keyword(.tonight)
            let date = try day.date(today: today)
            let said = [0: "today", 1: "tomorrow"][today.distance(to: date)]
            phrase = trial
            guard case .relative = day, let said else { return Reading(date...date) }
            var reading = Reading(date...date, isTonight ? "tonight" : said)
            if isTonight { reading.hours = 17 * 60..<24 * 60 }
            return reading
        }
        guard let month = trial.takeMonth() else { return nil }
        let year = trial.takeYear()
        let isName = year == nil && !isLed && !["this", "next", "last"].contains(previous ?? "")
        guard !isName || isMonth(month, before: trial) else { return nil }
        let days = try SpanEnd.month(month, year: year).days(today: today)
        var reading = Reading(days, monthNames[month - 1] + (year.map { " \($0)" } ?? ""))
        reading.isSure = !isName || month != 3 && month != 5
        reading.period = .month(month, year: days.lowerBound.year)
        phrase = trial
        return reading
    }

    private static let articles: Set<String> = [
        "a", "an", "the", "any", "another", "every", "each", "our", "your", "their", "my", "big", "protest", "pride",
        "rally",
        "no", "some", "free", "first", "annual", "hunger", "dyke", "peace", "lgbt", "trans", "silent",
    ]
    private static let subjects: Set<String> = [
        "i", "we", "you", "they", "he", "she", "it", "there", "that", "what", "who", "which", "people", "anyone",
        "members",
    ]
    private static let verbs: Set<String> = [
        "be", "go", "have", "not", "come", "bring", "i", "we", "you", "they", "attend", "join", "ask", "need", "want",
        "get",
    ]

    /// "2026 june 6", "2026 june": the year before its month.
    func yearFirst(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        guard case .number(let year, digits: 4)? = trial.next, WhenReader.years.contains(year) else { return nil }
        trial = trial.advanced()
        guard let month = trial.takeMonth() else { return nil }
        guard let day = trial.takeDayNumber() else {
            phrase = trial
            var reading = Reading(try SpanEnd.month(month, year: year).days(today: today))
            reading.period = .month(month, year: year)
            return reading
        }
        let date = try DayPhrase.calendar(weekday: nil, day: day, month: month, year: year).date(today: today)
        phrase = trial
        return Reading(date...date)
    }

    /// "eom" and "eoy": the last day of the month or the year.
    func lastDay(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        let isMonth = phrase.text == "eom"
        guard phrase.take(anyOf: ["eom", "eoy"]),
            let month = WhenReader.wholeMonth(isMonth ? today.month : 12, of: today.year)
        else { return nil }
        return Reading(month.upperBound...month.upperBound)
    }

    /// Whether "march" and "may" by themselves are the months, by the words around them.
    private func isMonth(_ month: Int, before rest: WhenPhrase) -> Bool {
        switch month {
        case 3:
            if let previous, Self.articles.contains(previous) { return false }
            var behind = rest
            if behind.take(anyOf: ["in"]), behind.text == "person" { return true }
            return !["in", "for", "against", "on", "through", "with", "past", "route", "to", "and", "or", "from", "at"]
                .contains(rest.text) || nextIsTime(rest)
        case 5:
            if let previous, Self.subjects.contains(previous) { return false }
            return !Self.verbs.contains(rest.text)
        default: return true
        }
    }

    private func nextIsTime(_ phrase: WhenPhrase) -> Bool {
        var trial = phrase
        trial.take(anyOf: ["to", "and", "or", "&"])
        switch trial.next {
        case .month: return true
        default: return false
        }
    }

    /// "14 & 15 march", "7, 14 and 21 march", "sat 14 and sun 15 march", "20th and 21st".
    func listOfDays(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        var written: [(weekday: Weekday?, day: Int)] = []
        var isOrdinal = true
        while written.count < 7 {
            var one = trial
            one.skip(.the)
            let weekday = one.take { if case .weekday(let weekday) = $0 { weekday } else { nil } }
            one.skip(.the)
            let token = one.next
            guard let day = one.takeDayNumber() else { break }
            if case .number? = token { isOrdinal = false }
            written.append((weekday, day))
            trial = one
            // A comma between two numbers is not in folded words.
            trial.take(anyOf: ["and", "&", "+", "or", "plus"])
        }
        guard written.count > 1 else { return nil }
        trial.skip(.of)
        let month = trial.takeMonth()
        let year = month == nil ? nil : trial.takeYear()
        guard month != nil || isOrdinal else { return nil }
        var dates: [LocalDate] = []
        for (weekday, day) in written {
            let phrase: DayPhrase =
                if let month {
                    .calendar(weekday: weekday, day: day, month: month, year: year)
                } else {
                    .dayOfMonth(weekday: weekday, day: day)
                }
            dates.append(try phrase.date(today: month == nil ? dates.last ?? today : today))
        }
        guard zip(dates, dates.dropFirst()).allSatisfy(<) else { return nil }
        phrase = trial
        var reading = Reading()
        reading.spans = dates.map { $0...$0 }
        reading.dayName = dates.map(name).joined(separator: " and ")
        return reading
    }

    /// What has a number that is no day: "the 4th quarter".
    private static let numbered: Set<String> = [
        "birthday", "anniversary", "century", "edition", "annual", "floor", "conference", "quarter", "qtr", "day",
        "last",
    ]

    /// "The second" may be one of a list of so many.
    private static let longestList = 8

    /// "5th-8th", "23rd to 27th": days of the month that comes, without its name.
    func ordinalSpan(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        let ordinal = { (token: WhenToken) -> Int? in if case .ordinal(let day) = token { day } else { nil } }
        trial.skip(.the)
        guard let first = trial.take(ordinal), trial.takeJoiner() else { return nil }
        trial.skip(.the)
        guard let last = trial.take(ordinal), first < last else { return nil }
        switch trial.next {
        case .weekday, .month, .keyword(.of): return nil
        default: break
        }
        let end = try DayPhrase.dayOfMonth(weekday: nil, day: last).date(today: today)
        phrase = trial
        return Reading(end.advanced(by: first - last)...end)
    }

    /// "18th" by itself, and "on the tenth".
    func ordinal(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        guard
            let day = trial.take({ if case .ordinal(let day) = $0 { day } else { nil } })
                ?? (isLed ? trial.takeSpelledDay().flatMap { $0 > Self.longestList ? $0 : nil } : nil)
        else { return nil }
        switch trial.next {
        case .weekday, .month, .keyword(.of): return nil
        default: break
        }
        guard !Self.numbered.contains(trial.text) else { return nil }
        let date = try DayPhrase.dayOfMonth(weekday: nil, day: day).date(today: today)
        phrase = trial
        var reading = Reading(date...date)
        reading.isSure = isLed
        return reading
    }

    // Periods

    private static let seasons: [String: Int] = ["spring": 3, "summer": 6, "autumn": 9, "winter": 12]

    /// "this weekend", "next month", "last week", "the coming weekend", "week after next", "this summer", "next june",
    /// "rest of the week" is `partOfPeriod`.
    func namedPeriod(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        let hasArticle = trial.take(anyOf: ["the", "all"])
        var shift = 0
        var isNamed = true
        var isComing = false
        if trial.take(anyOf: ["next", "following"]) {
            shift = 1
        } else if trial.take(anyOf: ["last", "previous", "past"]) {
            shift = -1
        } else if trial.take(anyOf: ["this", "current"]) {
            if trial.take(anyOf: ["past", "last"]) { shift = -1 } else { isComing = trial.take(anyOf: ["coming"]) }
        } else if trial.take(anyOf: ["coming", "upcoming"]) {
            isComing = true
        } else {
            isNamed = false
        }
        let lead = shift < 0 ? "last " : shift > 0 ? "next " : "this "
        if trial.text == "long" { trial.take(anyOf: ["long"]) }
        guard
            let found = try unit(&trial, shift, isNamed: isNamed, isComing: isComing, isLed: isLed || hasArticle, lead)
        else { return nil }
        phrase = trial
        return found
    }

    private func unit(
        _ phrase: inout WhenPhrase, _ shift: Int, isNamed: Bool, isComing: Bool, isLed: Bool, _ lead: String
    ) throws(WhenProblem) -> Reading? {
        let monday = today.monday.advanced(by: 7 * shift)
        func made(_ period: AskedPeriod, _ name: String) -> Reading {
            var reading = Reading(period.days, name)
            reading.period = period
            return reading
        }
        if phrase.take(.weekend, .after, .next) {
            return made(.weekend(today.monday.advanced(by: 14)), "the weekend after next")
        }
        if phrase.take(.week, .after, .next) {
            return made(.week(today.monday.advanced(by: 14)), "the week after next")
        }
        switch phrase.next {
        case .keyword(.weekend):
            phrase = phrase.advanced()
            return made(.weekend(monday), lead + "weekend")
        case .keyword(.week) where isNamed || isLed:
            phrase = phrase.advanced()
            if isComing { return Reading(today...today.advanced(by: 6), "the coming week") }
            return made(.week(monday), lead + "week")
        case .keyword(.month) where isNamed || isLed:
            phrase = phrase.advanced()
            let index = today.year * 12 + today.month - 1 + shift
            return made(.month(index % 12 + 1, year: index / 12), lead + "month")
        case .keyword(.fortnight) where isNamed || isLed:
            phrase = phrase.advanced()
            if shift < 0 { return Reading(today.advanced(by: -14)...today.advanced(by: -1), "the last fortnight") }
            return Reading(today...today.advanced(by: 13), "the next fortnight")
        case .month(let month) where isNamed:
            phrase = phrase.advanced()
            if let year = phrase.takeYear() { return Reading(try SpanEnd.month(month, year: year).days(today: today)) }
            let year: Int =
                switch shift {
                case 1: month > today.month ? today.year : today.year + 1
                case -1: month < today.month ? today.year : today.year - 1
                default: month < today.month ? today.year + 1 : today.year
                }
            return made(.month(month, year: year), monthNames[month - 1])
        case .weekday(let weekday):
            return weekdayOfWeek(&phrase, weekday, shift, isNamed: isNamed, isComing: isComing)
        case .keyword(.night) where shift < 0:
            phrase = phrase.advanced()
            var reading = Reading(today.advanced(by: -1)...today.advanced(by: -1), "last night")
            reading.hours = 17 * 60..<24 * 60
            return reading
        default: break
        }
        return unitByName(&phrase, shift, isNamed: isNamed, isLed: isLed, lead)
    }

    /// "last friday", "the coming friday", "friday after next".
    private func weekdayOfWeek(
        _ phrase: inout WhenPhrase, _ weekday: Weekday, _ shift: Int, isNamed: Bool, isComing: Bool
    ) -> Reading? {
        var trial = phrase.advanced()
        if shift < 0 {
            phrase = trial
            let date = today.advanced(by: -7).coming(weekday)
            return Reading(date...date, "last \(weekday.name)")
        }
        if isComing {
            phrase = trial
            let date = today.coming(weekday)
            return Reading(date...date)
        }
        guard !isNamed else { return nil }
        var ofLast = trial
        ofLast.skip(.of)
        if ofLast.take(words: "last", "week") {
            phrase = ofLast
            let date = today.monday.advanced(by: weekday.rawValue - 8)
            return Reading(date...date, "last week's \(weekday.name)")
        }
        guard trial.take(.after, .next) else { return nil }
        phrase = trial
        let date = today.monday.advanced(by: 13 + weekday.rawValue)
        return Reading(date...date)
    }

    /// "this year", "next summer", "midweek".
    private func unitByName(
        _ phrase: inout WhenPhrase, _ shift: Int, isNamed: Bool, isLed: Bool, _ lead: String
    ) -> Reading? {
        let monday = today.monday.advanced(by: 7 * shift)
        if isNamed || isLed, phrase.take(words: "year") {
            guard let first = LocalDate(year: today.year + shift, month: 1, day: 1),
                let last = LocalDate(year: today.year + shift, month: 12, day: 31)
            else { return nil }
            return Reading(first...last, lead + "year")
        }
        if isNamed, phrase.take(words: "quarter") {
            let index = today.year * 4 + (today.month - 1) / 3 + shift
            guard let first = LocalDate(year: index / 4, month: index % 4 * 3 + 1, day: 1),
                let last = WhenReader.wholeMonth(index % 4 * 3 + 3, of: index / 4)
            else { return nil }
            return Reading(first...last.upperBound, lead + "quarter")
        }
        if let first = Self.seasons[phrase.text] {
            let name = phrase.text
            var trial = phrase.advanced()
            let year = trial.takeYear()
            phrase = trial
            var reading = Reading(season(first, shift, year), (isNamed ? lead : "") + name)
            reading.isSure = isNamed || isLed || year != nil
            return reading
        }
        if shift != 0, phrase.take(words: "weekday") || phrase.take(words: "working", "day") {
            let days = (1...3).lazy.map { today.advanced(by: $0 * shift) }
            let day = days.first { Weekday.workdays.contains($0.weekday) }
            return day.map { Reading($0...$0) }
        }
        if phrase.take(words: "midweek") {
            return Reading(monday.advanced(by: 1)...monday.advanced(by: 3), "midweek")
        }
        return nil
    }

    /// Three months from `first` on: the running ones or those to come, or those of a year.
    private func season(_ first: Int, _ shift: Int, _ year: Int?) -> DateRange {
        func span(_ year: Int) -> DateRange {
            let start = LocalDate(year: year, month: first, day: 1) ?? today
            let month = (first + 1) % 12 + 1
            let end = WhenReader.wholeMonth(month, of: month < first ? year + 1 : year)?.upperBound ?? start
            return start...max(start, end)
        }
        if let year { return span(year) }
        let years = today.year - 2...today.year + 2
        if shift < 0 { return years.map(span).last { $0.upperBound < today } ?? span(today.year - 1) }
        return years.map(span).first { shift > 0 ? $0.lowerBound > today : $0.upperBound >= today } ?? span(today.year)
    }

    /// "early june", "mid april", "late next month", "end of the month", "rest of the week", "later this week".
    func partOfPeriod(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        trial.skip(.the)
        let word = trial.text
        guard
            trial.take(anyOf: [
                "rest", "remainder", "later", "early", "mid", "middle", "late", "end", "start", "beginning", "earlier",
                "towards", "first", "second", "1st", "2nd", "last", "back",
            ])
        else { return nil }
        if word == "towards" {
            trial.skip(.the)
            guard trial.take(words: "end") else { return nil }
        }
        if ["first", "second", "1st", "2nd", "last", "back"].contains(word), !trial.take(.keyword(.half)),
            !trial.take(words: "part")
        {
            return nil
        }
        _ = trial.take(.dash)
        trial.skip(.of)
        if word == "later" || word == "earlier" { trial.skip(.on) }
        if word == "later", trial.take(.keyword(.today)) {
            phrase = trial
            return Reading(today...today, "later today")
        }
        var inner = trial
        var period = try namedPeriod(&inner, isLed: true)
        if period == nil { period = try monthOfPart(&inner) }
        guard let period, let span = period.spans.first else { return nil }
        let (first, last, days) = (span.lowerBound, span.upperBound, span.count)
        func part(_ from: Int, _ to: Int) -> DateRange {
            first.advanced(
                by: days * from / 30)...max(
                    first.advanced(by: days * from / 30), first.advanced(by: days * to / 30 - 1))
        }
        let range: DateRange
        switch word {
        case "rest", "remainder":
            range = max(today, first)...max(today, last)
        case "later":
            let begin = span.contains(today) ? today.advanced(by: 1) : first.advanced(by: days / 2)
            range = min(begin, last)...last
        case "earlier":
            guard span.contains(today), first < today else { return nil }
            range = first...today.advanced(by: -1)
        case "early", "start", "beginning":
            range = days <= 7 ? first...first.advanced(by: min(days, 3) - 1) : part(0, 10)
        case "mid", "middle":
            range = days <= 7 ? first.advanced(by: 1)...first.advanced(by: min(days, 4) - 1) : part(10, 20)
        case "first", "1st": range = part(0, 15)
        case "second", "2nd": range = part(15, 30)
        default: range = days <= 7 ? first.advanced(by: days / 2)...last : part(20, 30)
        }
        phrase = inner
        let lead =
            ["end", "start", "beginning", "middle", "rest", "remainder"].contains(word) ? "the \(word) of" : word
        return Reading(range, "\(lead) \(period.dayName)")
    }

    private func monthOfPart(_ phrase: inout WhenPhrase) throws(WhenProblem) -> Reading? {
        guard let month = phrase.takeMonth() else { return nil }
        let year = phrase.takeYear()
        return Reading(
            try SpanEnd.month(month, year: year).days(today: today),
            monthNames[month - 1] + (year.map { " \($0)" } ?? ""))
    }

    // Days by their place

    private static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "1st": 1, "2nd": 2, "3rd": 3,
        "4th": 4,
        "5th": 5,
    ]

    /// "first saturday in april", "last friday of the month", "2nd week of june", "last weekend of march", "the 20th of
    /// next month".
    func numberedWeekday(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        trial.skip(.the)
        let owner = owningMonth(&trial)
        if owner == nil, let day = trial.take({ if case .ordinal(let day) = $0 { day } else { nil } }) {
            var inner = trial
            inner.skip(.of)
            if let month = try monthPeriod(&inner), case .month(let number, let year)? = month.period,
                inner.position > trial.position + 1
            {
                guard let date = LocalDate(year: year, month: number, day: day) else {
                    throw .noSuchDate(day: day, month: number, year: year)
                }
                phrase = inner
                return Reading(date...date)
            }
            trial = phrase
            trial.skip(.the)
        }
        guard let number = Self.ordinals[trial.text] else { return nil }
        trial = trial.advanced()
        let weekday = trial.take { if case .weekday(let weekday) = $0 { weekday } else { nil } }
        let isWeek = weekday == nil && trial.take(.keyword(.week))
        let isWeekend = weekday == nil && !isWeek && trial.take(.keyword(.weekend))
        let isDay = weekday == nil && !isWeek && !isWeekend && trial.take(.keyword(.day))
        guard weekday != nil || isWeek || isWeekend || isDay, owner != nil || trial.skip(.in, .of) else { return nil }
        var month = owner
        if month == nil { month = try monthPeriod(&trial)?.period }
        guard case .month(let monthNumber, let year)? = month else { return nil }
        func result(_ monthNumber: Int, _ year: Int) -> DateRange? {
            guard let whole = WhenReader.wholeMonth(monthNumber, of: year) else { return nil }
            if isDay {
                let day = number < 0 ? whole.upperBound : whole.lowerBound.advanced(by: number - 1)
                return day...day
            }
            if isWeek {
                // The last that lies in the month, with the days that are left of it.
                if number < 0 { return whole.upperBound.advanced(by: 1).monday.advanced(by: -7)...whole.upperBound }
                let first = whole.lowerBound.coming(.monday)
                let monday =
                    whole.lowerBound.day == first.day || first.day > 4
                    ? (first.day > 4 ? first.advanced(by: -7) : first) : first
                return monday.advanced(by: 7 * (number - 1))...monday.advanced(by: 7 * number - 1)
            }
            guard let day = LocalDate.nth(number, weekday ?? .saturday, ofMonth: monthNumber, in: year) else {
                return nil
            }
            return isWeekend ? day...day.advanced(by: 1) : day...day
        }
        guard let range = result(monthNumber, year) else { return nil }
        phrase = trial
        return Reading(range)
    }

    /// "next month's", before the day of it that is meant.
    private func owningMonth(_ phrase: inout WhenPhrase) -> AskedPeriod? {
        var trial = phrase
        let isNext = trial.take(anyOf: ["next"])
        guard isNext || trial.take(anyOf: ["this"]), trial.take(anyOf: ["month's", "months"]) else { return nil }
        phrase = trial
        let index = today.year * 12 + today.month - 1 + (isNext ? 1 : 0)
        return .month(index % 12 + 1, year: index / 12)
    }

    /// "april", "april 2027", "the month", "next month".
    private func monthPeriod(_ phrase: inout WhenPhrase) throws(WhenProblem) -> Reading? {
        if let named = try namedPeriod(&phrase, isLed: true), case .month? = named.period { return named }
        guard let month = phrase.takeMonth() else { return nil }
        let year = phrase.takeYear()
        let days = try SpanEnd.month(month, year: year).days(today: today)
        var reading = Reading(days)
        reading.period = .month(month, year: days.lowerBound.year)
        return reading
    }

    /// "w/c 9 march", "week beginning monday", "weekend of 14 march", "w/e 15 march", "week of 9 march".
    func weekOf(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        trial.skip(.the)
        var isWeekend = false
        var isEnd = false
        if trial.take(anyOf: ["w/c", "wc", "w/b", "commencing"]) {
        } else if trial.take(words: "w/e") || trial.take(words: "week", "ending") {
            isEnd = true
        } else if trial.take(.keyword(.weekend)) {
            isWeekend = true
            trial.skip(.of)
        } else if trial.take(.keyword(.week)) {
            guard trial.take(anyOf: ["commencing", "beginning", "starting", "of", "from"]) else { return nil }
        } else {
            return nil
        }
        if let last = DaysPhrase.shortSpan(&trial), isWeekend {
            phrase = trial
            return SpanEnd.range(from: .day(last.first), to: .day(last.last), today: today).map { Reading($0) }
        }
        guard let day = DayPhrase(reading: &trial) else { return nil }
        let date = try day.date(today: today)
        phrase = trial
        if isWeekend {
            let saturday = date.weekday == .sunday ? date.advanced(by: -1) : date.coming(.saturday)
            return Reading(saturday...saturday.advanced(by: 1))
        }
        if isEnd { return Reading(date.advanced(by: -6)...date, "the week ending \(name(date))") }
        let first = date.weekday == .monday || date.weekday == .sunday ? date : date.monday
        return Reading(first...first.advanced(by: 6), "the week of \(name(first))")
    }

    /// "easter monday", "over christmas", "easter weekend", "bank holiday monday", "pride month".
    func holiday(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        let isLast = trial.take(words: "last")
        if !isLast { trial.take(anyOf: ["the", "this", "next", "coming"]) }
        if !isLast, trial.take(words: "bank", "holidays") || trial.take(words: "bank", "hols") {
            phrase = trial
            return bankHolidays
        }
        guard let row = HolidayName.take(&trial) else {
            guard !isLast, trial.take(words: "pride", "month") else { return nil }
            let days = try SpanEnd.month(6, year: nil).days(today: today)
            phrase = trial
            return Reading(days, "Pride month")
        }
        let year = trial.takeYear()
        let (holiday, before, after): (Holiday, Int, Int) =
            switch row.name {
            case .day(let day): (day, 0, 0)
            case .days(let day, let before, let after): (day, before, after)
            }
        let from = isLast ? today.advanced(by: -366) : today.advanced(by: -after)
        let date = year.map { holiday.date(in: $0, nation) } ?? holiday.coming(from: from, nation)
        guard let date else { return nil }
        phrase = trial
        var reading = Reading(
            date.advanced(by: -before)...date.advanced(by: after), row.said + (year.map { " \($0)" } ?? ""))
        if before == 0, after == 0, !row.said.contains("day") || row.said.contains("bank") {
            reading.dayName += ", \(name(date))"
        }
        return reading
    }

    /// All bank holidays to come.
    private var bankHolidays: Reading {
        var reading = Reading()
        let last = today.advanced(by: Self.furthest)
        reading.spans = (today.year...last.year).flatMap { nation.bankHolidays(in: $0) }
            .filter { (today...last).contains($0) }.map { $0...$0 }
        reading.dayName = "bank holidays"
        return reading
    }

    // Days of the week and the past

    /// "mondays", "every monday", "weekends", "weekdays".
    func plural(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        // "3 fridays from now" are not all Fridays.
        if let number = previous, case .number? = WhenToken.only(number) { return nil }
        let isEvery = trial.take(anyOf: ["every", "each", "any"])
        var reading = Reading()
        if let weekday = pluralWeekday(&trial, isEvery: isEvery) {
            reading.weekdays = [weekday]
            reading.dayName = "\(weekday.name)s"
        } else if trial.take(words: "weekends") || isEvery && trial.take(.keyword(.weekend)) {
            reading.weekdays = [.saturday, .sunday]
            reading.dayName = "weekends"
        } else if trial.take(words: "weekdays") || trial.take(words: "weekday") {
            reading.weekdays = Set(Weekday.workdays)
            reading.dayName = "weekdays"
        } else {
            return nil
        }
        phrase = trial
        return reading
    }

    /// What makes the weekday before it one of many: "monday evenings".
    private static let parts: Set<String> = ["mornings", "afternoons", "evenings", "nights", "lunchtimes"]

    private func pluralWeekday(_ phrase: inout WhenPhrase, isEvery: Bool) -> Weekday? {
        if case .weekday(let weekday)? = phrase.next, isEvery || Self.parts.contains(phrase.advanced().text) {
            phrase = phrase.advanced()
            return weekday
        }
        let text = phrase.text
        guard text.hasSuffix("s"), let weekday = Weekday.allCases.first(where: { text == $0.name.lowercased() + "s" })
        else { return nil }
        phrase = phrase.advanced()
        return weekday
    }

    /// "yesterday", "the day before yesterday".
    func pastDay(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        trial.skip(.the)
        var days = 1
        if trial.take(words: "day", "before") { days = 2 }
        guard trial.take(words: "yesterday") else { return nil }
        phrase = trial
        let date = today.advanced(by: -days)
        return Reading(date...date, days == 1 ? "yesterday" : nil)
    }
}

extension HolidayName {
    /// Takes the name of a holiday.
    static func take(_ phrase: inout WhenPhrase) -> (words: [String], name: HolidayName, said: String)? {
        let first = phrase.text == "saint" ? "st" : phrase.text
        for row in rows[first] ?? [] {
            var trial = phrase.advanced()
            if trial.take(words: row.words.dropFirst()) {
                phrase = trial
                return row
            }
        }
        return nil
    }
}
