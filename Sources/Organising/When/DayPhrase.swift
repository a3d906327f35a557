/// A single day as it was written, not yet looked up in the calendar.
indirect enum DayPhrase: Hashable {
    /// Which week's day is meant by its name.
    enum Week: Hashable {
        /// "sat", "this sat": the first from today on.
        case coming
        /// "sat this week", which may have gone by.
        case this
        /// "next sat": the one in the week after this, from Monday on.
        case next
        /// "sat next week": the same, but it also holds for the day before it in a span, as in "mon to sat next week".
        case nextWeek
    }

    /// "today" and "tonight" (0), "tomorrow" (1), "yesterday" (-1), "in 10 days".
    case relative(Int)
    case weekday(Weekday, Week)
    /// "sat week", "a fortnight tomorrow".
    case later(DayPhrase, weeks: Int)
    /// "6 june", "sat 6 june 2026", "6/6".
    case calendar(weekday: Weekday?, day: Int, month: Int, year: Int?)
    /// "sat 13" before a time: the next Saturday that is a 13th.
    case weekdayOfDate(Weekday, day: Int)
    /// "the 6th", "sat 6th".
    case dayOfMonth(weekday: Weekday?, day: Int)
    /// "easter monday", "bank holiday monday".
    case holiday(Holiday, year: Int?)
    /// "first saturday in april", "last friday of next month"; without a weekday "the 20th of next month".
    case inMonth(Int, Weekday?, MonthPhrase)
    /// "13 jnue": a slip in the month's name.
    case slip(day: Int, month: Int)

    /// The day meant, seen from `today`: a date without a year is the coming one, and today counts.
    func date(today: LocalDate, _ hints: MomentHints = MomentHints()) throws(WhenProblem) -> LocalDate {
        switch self {
        case .relative(let days): return today.advanced(by: days)
        case .weekday(let weekday, .coming): return today.coming(weekday)
        case .weekday(let weekday, .this): return today.monday.advanced(by: weekday.rawValue - 1)
        case .weekday(let weekday, .next), .weekday(let weekday, .nextWeek):
            return today.monday.advanced(by: 6 + weekday.rawValue)
        case .later(let day, let weeks): return try day.date(today: today).advanced(by: weeks * 7)
        case .calendar(let weekday, let day, let month, let year):
            let now = today.civil
            let isLeapDay = year == nil && month == 2 && day == 29
            var year = year ?? ((month, day) < (now.month, now.day) ? now.year + 1 : now.year)
            // The next 29 February that there is.
            while isLeapDay, LocalDate.days(inMonth: 2, of: year) < 29 { year += 1 }
            guard WhenReader.years.contains(year) else { throw .yearOutOfRange(year) }
            guard let date = LocalDate(year: year, month: month, day: day) else {
                throw .noSuchDate(day: day, month: month, year: year)
            }
            return try Self.checked(date, weekday, hints)
        case .weekdayOfDate(let weekday, let day):
            guard let date = Self.next(weekday, day: day, from: today, within: 366) else {
                throw .noSuchWeekday(weekday, day: day)
            }
            return date
        case .dayOfMonth(let weekday, let day):
            guard let date = (today...today.advanced(by: 62)).first(where: { $0.day == day }) else {
                throw .noSuchDate(day: day, month: today.month, year: today.year)
            }
            return try Self.checked(date, weekday, hints)
        case .holiday(let holiday, let year):
            let day =
                if let year { holiday.date(in: year, .englandAndWales) } else {
                    holiday.coming(from: today, .englandAndWales)
                }
            guard let day else { throw .bankHoliday }
            return day
        case .inMonth(let number, let weekday, let month):
            let months = month.months(from: today)
            for (month, year) in months {
                let day =
                    if let weekday { LocalDate.nth(number, weekday, ofMonth: month, in: year) } else {
                        LocalDate(year: year, month: month, day: number)
                    }
                if let day, day >= today || months.count == 1 { return day }
            }
            throw .noSuchDate(day: number, month: months[0].month, year: months[0].year)
        case .slip(let day, let month): throw .slipInMonth(day: day, month: month)
        }
    }

    /// The same day moved into the week that `last` names, if this is the start of a span such as "mon to fri next
    /// week".
    func inWeek(of last: DayPhrase) -> DayPhrase {
        if case .weekday(let weekday, .coming) = self, case .weekday(let end, let week) = last,
            week == .nextWeek || week == .this, weekday.rawValue <= end.rawValue
        {
            return .weekday(weekday, week)
        }
        return self
    }

    /// Whether it is surely the day after another, so that "and" joins them: "sat and sun".
    func follows(_ day: DayPhrase) -> Bool {
        switch (day, self) {
        case (.weekday(let first, let week), .weekday(let last, .coming)):
            return week != .nextWeek && first.rawValue + 1 == last.rawValue
        case (.relative(let first), .relative(let last)): return first + 1 == last
        case (.calendar(_, let first, let month, let year), .calendar(_, let last, let lastMonth, let lastYear)):
            return first + 1 == last && month == lastMonth && year == lastYear
        default: return false
        }
    }

    /// Whether it counts from today even as the end of a span.
    var isCountedFromToday: Bool {
        switch self {
        case .relative, .weekday(_, .this), .weekday(_, .nextWeek): true
        default: false
        }
    }

    /// The first `weekday` that is this day of its month, within so many days from `today` on.
    static func next(_ weekday: Weekday, day: Int, from today: LocalDate, within days: Int) -> LocalDate? {
        stride(from: today.distance(to: today.coming(weekday)), through: days, by: 7)
            .lazy.map { today.advanced(by: $0) }.first { $0.day == day }
    }

    /// The date if it falls on the weekday named, or else the day that the person chose when asked.
    private static func checked(
        _ date: LocalDate, _ weekday: Weekday?, _ hints: MomentHints
    ) throws(WhenProblem) -> LocalDate {
        guard let weekday, weekday != date.weekday else { return date }
        let nearest = date.advanced(by: -3).coming(weekday)
        if let chosen = hints.dates.first(where: { $0 == date || $0 == nearest }) { return chosen }
        throw .weekdayMismatch(named: weekday, date: date, nearest: nearest)
    }
}

/// A month as it was written, "april", "next month".
enum MonthPhrase: Hashable {
    case named(Int, year: Int?)
    /// So many months after this one.
    case after(Int)

    /// Takes "april 2027", "this month", "next month".
    init?(reading phrase: inout WhenPhrase) {
        if phrase.take(.this, .month) {
            self = .after(0)
        } else if phrase.take(.next, .month) {
            self = .after(1)
        } else if let month = phrase.takeMonth() {
            self = .named(month, year: phrase.takeYear())
        } else {
            return nil
        }
    }

    /// The months that may be meant, the likelier first.
    func months(from today: LocalDate) -> [(month: Int, year: Int)] {
        switch self {
        case .named(let month, let year?): return [(month, year)]
        case .named(let month, nil): return [(month, today.year), (month, today.year + 1)]
        case .after(let count):
            let index = today.year * 12 + today.month - 1 + count
            return [(index % 12 + 1, index / 12)]
        }
    }
}

extension DayPhrase {
    /// Reads a day at the position of `phrase` and moves past it; nil if there is none.
    init?(reading phrase: inout WhenPhrase) {
        guard let day = Self.weeksLater(&phrase) ?? Self.plain(&phrase) else { return nil }
        self = day
        switch day {
        case .relative, .weekday(_, .coming):
            if let weeks = phrase.take(Self.week) { self = .later(day, weeks: weeks) }
        default: break
        }
    }

    /// "a week on saturday", "a fortnight tomorrow", "2 weeks today".
    private static func weeksLater(_ phrase: inout WhenPhrase) -> DayPhrase? {
        var trial = phrase
        let count = trial.takeDayNumber() ?? trial.take { if case .numeral(let count) = $0 { count } else { nil } }
        if count == nil { trial.skip(.a) }
        guard let weeks = count.flatMap({ trial.take(.keyword(.weeks)) ? $0 : nil }) ?? trial.take(week) else {
            return nil
        }
        trial.skip(.on, .from)
        guard let day = plain(&trial) else { return nil }
        switch day {
        case .relative, .weekday(_, .coming):
            phrase = trial
            return .later(day, weeks: weeks)
        default: return nil
        }
    }

    private static func plain(_ phrase: inout WhenPhrase) -> DayPhrase? {
        if let days = relative(&phrase) ?? daysAhead(&phrase) { return .relative(days) }
        if let day = weekdayOfWeek(&phrase) ?? inMonth(&phrase) ?? holiday(&phrase) { return day }
        let weekday = phrase.take(weekdayName)
        if let date = calendarDay(&phrase, after: weekday) ?? dayOfMonth(&phrase, after: weekday) { return date }
        guard let weekday else { return nil }
        if let day = phrase.takeDayBeforeTime() { return .weekdayOfDate(weekday, day: day) }
        var trial = phrase
        trial.skip(.of)
        if trial.take(.next, .week) {
            phrase = trial
            return .weekday(weekday, .nextWeek)
        }
        if trial.take(.this, .week) {
            phrase = trial
            return .weekday(weekday, .this)
        }
        return .weekday(weekday, .coming)
    }

    /// "tomorrow", "the day after tomorrow", and "this" of "this evening".
    private static func relative(_ phrase: inout WhenPhrase) -> Int? {
        if phrase.take(.the, .day, .after, .tomorrow) || phrase.take(.day, .after, .tomorrow) { return 2 }
        if phrase.take(words: "yesterday") { return -1 }
        var trial = phrase
        if trial.take(.keyword(.this)), trial.next.flatMap({ PartOfDay($0) }) != nil {
            phrase = trial
            return 0
        }
        return phrase.take { token in
            switch token {
            case .keyword(.today), .keyword(.tonight): 0
            case .keyword(.tomorrow): 1
            default: nil
            }
        }
    }

    /// "in 10 days", "in a fortnight", "3 weeks from now".
    private static func daysAhead(_ phrase: inout WhenPhrase) -> Int? {
        var trial = phrase
        let isIn = trial.take(.keyword(.in))
        let count: Int? =
            trial.skip(.a)
            ? 1
            : trial.take {
                switch $0 {
                case .number(let count, digits: 1...2), .numeral(let count): count
                default: nil
                }
            }
        guard let count, count > 0 else { return nil }
        let days: Int
        switch trial.text {
        case "day", "days": days = count
        case "week", "weeks": days = 7 * count
        case "fortnight": days = 14 * count
        default: return nil
        }
        trial = trial.advanced()
        guard trial.take(words: "from", "now") || isIn else { return nil }
        if isIn { trial.take(anyOf: ["time"]) }
        phrase = trial
        return days
    }

    /// "first saturday in april", "the last friday of next month", "the 20th of next month".
    private static func inMonth(_ phrase: inout WhenPhrase) -> DayPhrase? {
        var trial = phrase
        trial.skip(.the)
        let isLast = trial.take(anyOf: ["last"])
        let written: Int? =
            isLast ? -1 : trial.take { if case .ordinal(let day) = $0 { day } else { nil } } ?? trial.takeSpelledDay()
        guard let number = written else { return nil }
        let weekday = trial.take(weekdayName)
        guard trial.skip(.in, .of), let month = MonthPhrase(reading: &trial) else { return nil }
        if weekday == nil {
            // "the 6th of june" is a date with its month.
            guard case .after = month, !isLast else { return nil }
        } else if number > 5 {
            return nil
        }
        phrase = trial
        return .inMonth(number, weekday, month)
    }

    /// "easter monday", and its date if that is written too.
    private static func holiday(_ phrase: inout WhenPhrase) -> DayPhrase? {
        var trial = phrase
        trial.skip(.the)
        guard let row = HolidayName.take(&trial), case .day(let holiday) = row.name else { return nil }
        phrase = trial
        let weekday = trial.take(weekdayName)
        if let date = calendarDay(&trial, after: weekday) {
            phrase = trial
            return date
        }
        return .holiday(holiday, year: phrase.takeYear())
    }

    /// "next sat", "this sat", "next week on sat".
    private static func weekdayOfWeek(_ phrase: inout WhenPhrase) -> DayPhrase? {
        var trial = phrase
        let isNext = trial.take(.keyword(.next))
        guard isNext || trial.take(.keyword(.this)) else { return nil }
        let isOfWeek = trial.take(.keyword(.week))
        if isOfWeek { trial.skip(.on) }
        guard let weekday = trial.take(weekdayName) else { return nil }
        phrase = trial
        return .weekday(weekday, isNext ? .next : isOfWeek ? .this : .coming)
    }

    /// "week" and "fortnight" after a day, in weeks.
    private static func week(_ token: WhenToken) -> Int? {
        switch token {
        case .keyword(.week): 1
        case .keyword(.fortnight): 2
        default: nil
        }
    }

    private static func weekdayName(_ token: WhenToken) -> Weekday? {
        if case .weekday(let weekday) = token { weekday } else { nil }
    }

    /// Reads "6 june 2026", "6th of june", "june 6", "6/6".
    private static func calendarDay(_ phrase: inout WhenPhrase, after weekday: Weekday?) -> DayPhrase? {
        var trial = phrase
        trial.skip(.the)
        var date: DayPhrase?
        if let (day, month, year) = trial.take(figures) {
            date = .calendar(weekday: weekday, day: day, month: month, year: year)
        } else if let day = trial.takeDayNumber() ?? trial.takeSpelledDay() {
            trial.skip(.of)
            if let month = trial.takeMonth() {
                date = .calendar(weekday: weekday, day: day, month: month, year: trial.takeYear())
            } else if (1...31).contains(day), !trial.isAtPart,
                let month = trial.take({ if case .slipOfMonth(let month) = $0 { month } else { nil } })
            {
                date = .slip(day: day, month: month)
            }
        } else if let month = trial.takeMonth() {
            trial.skip(.the)
            if let day = trial.takeDayNumber() ?? trial.takeLastSpelledDay() {
                date = .calendar(weekday: weekday, day: day, month: month, year: trial.takeYear())
            }
        }
        guard let date else { return nil }
        phrase = trial
        return weekday == nil ? withWeekdayBehind(date, &phrase) : date
    }

    /// "6 june, sat": the date with the weekday after it, if that begins no other day.
    private static func withWeekdayBehind(_ date: DayPhrase, _ phrase: inout WhenPhrase) -> DayPhrase {
        var trial = phrase
        guard case .calendar(_, let day, let month, let year) = date, let weekday = trial.take(weekdayName),
            trial.isAtEnd || trial.isAtTime
        else { return date }
        phrase = trial
        return .calendar(weekday: weekday, day: day, month: month, year: year)
    }

    private static func figures(_ token: WhenToken) -> (Int, Int, Int?)? {
        if case .figures(let day, let month, let year) = token { (day, month, year) } else { nil }
    }

    /// Reads "the 6th" or "sat 6th"; nil for "the 2nd tuesday".
    private static func dayOfMonth(_ phrase: inout WhenPhrase, after weekday: Weekday?) -> DayPhrase? {
        var trial = phrase
        let isLed = trial.skip(.the)
        guard let day = trial.take({ if case .ordinal(let day) = $0 { day } else { nil } }),
            isLed || weekday != nil || trial.isAtTime, trial.next.flatMap(weekdayName) == nil
        else { return nil }
        phrase = trial
        return .dayOfMonth(weekday: weekday, day: day)
    }
}

/// A day or several in a row, with the part of the day if it is written: "sat evening", "6-8 june".
struct DaysPhrase {
    let first: DayPhrase
    /// The last day, if there are several.
    let last: DayPhrase?
    /// "evening" of "sat evening".
    let part: PartOfDay?

    /// Reads days at the position of `phrase` and moves past them; nil if there are none.
    init?(reading phrase: inout WhenPhrase) {
        if let (first, last) = Self.shortSpan(&phrase) {
            (self.first, self.last, part) = (first, last, nil)
            return
        }
        let isTonight = phrase.next == .keyword(.tonight)
        guard let first = DayPhrase(reading: &phrase) else { return nil }
        var trial = phrase
        if trial.takeJoiner() || trial.takeAnd(), let last = DayPhrase(reading: &trial),
            phrase.isJoiner || last.follows(first)
        {
            (self.first, self.last) = (first.inWeek(of: last), last)
            phrase = trial
        } else {
            (self.first, last) = (first, nil)
        }
        part = isTonight ? .night : phrase.takePartOfDay()
    }

    /// "6-8 june 2026", "sat 6 - mon 8 june".
    static func shortSpan(_ phrase: inout WhenPhrase) -> (first: DayPhrase, last: DayPhrase)? {
        var trial = phrase
        let firstName = trial.take(weekday)
        trial.skip(.the)
        let monthBefore = firstName == nil ? trial.takeMonth() : nil
        guard let first = trial.takeDayNumber() ?? trial.takeSpelledDay() else { return nil }
        let isPair = trial.takeAnd()
        guard isPair || trial.takeJoiner() else { return nil }
        let lastName = trial.take(weekday)
        trial.skip(.the)
        // "14 and 21 march" are two days and not all between them.
        guard let last = trial.takeDayNumber() ?? trial.takeSpelledDay(), isPair ? first + 1 == last : first < last
        else { return nil }
        if monthBefore == nil { trial.skip(.of) }
        guard let month = monthBefore ?? trial.takeMonth() else { return nil }
        let year = trial.takeYear()
        phrase = trial
        return (
            .calendar(weekday: firstName, day: first, month: month, year: year),
            .calendar(weekday: lastName, day: last, month: month, year: year)
        )
    }

    private static func weekday(_ token: WhenToken) -> Weekday? {
        if case .weekday(let weekday) = token { weekday } else { nil }
    }

    /// The days meant, seen from `today`; `last` is nil if there is only one.
    func dates(today: LocalDate, _ hints: MomentHints) throws(WhenProblem) -> (first: LocalDate, last: LocalDate?) {
        let first = try first.date(today: today, hints)
        guard let last else { return (first, nil) }
        if last.isCountedFromToday { return (first, try last.date(today: today, hints)) }
        return (first, try last.date(today: first, hints))
    }
}
