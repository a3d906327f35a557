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

    /// "today" and "tonight" (0), "tomorrow" (1).
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
        if let days = relative(&phrase) { return .relative(days) }
        if let day = weekdayOfWeek(&phrase) { return day }
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
        } else if let day = trial.takeDayNumber() {
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
            if let day = trial.takeDayNumber() {
                date = .calendar(weekday: weekday, day: day, month: month, year: trial.takeYear())
            }
        }
        if date != nil { phrase = trial }
        return date
    }

    private static func figures(_ token: WhenToken) -> (Int, Int, Int?)? {
        if case .figures(let day, let month, let year) = token { (day, month, year) } else { nil }
    }

    /// Reads "the 6th" or "sat 6th"; nil for "the 2nd tuesday".
    private static func dayOfMonth(_ phrase: inout WhenPhrase, after weekday: Weekday?) -> DayPhrase? {
        var trial = phrase
        let isLed = trial.skip(.the)
        guard isLed || weekday != nil,
            let day = trial.take({ if case .ordinal(let day) = $0 { day } else { nil } }),
            trial.next.flatMap(weekdayName) == nil
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
        if trial.takeJoiner(), let last = DayPhrase(reading: &trial) {
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
        guard let first = trial.takeDayNumber(), trial.takeJoiner() else { return nil }
        let lastName = trial.take(weekday)
        trial.skip(.the)
        guard let last = trial.takeDayNumber(), first < last else { return nil }
        trial.skip(.of)
        guard let month = trial.takeMonth() else { return nil }
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
