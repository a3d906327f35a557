/// A single day as it was written, not yet looked up in the calendar.
indirect enum DayPhrase: Hashable {
    /// Which of the coming days of a name is meant.
    enum Week: Hashable {
        /// "sat", "this sat": the first from today on.
        case coming
        /// "sat this week", which may have gone by.
        case this
        /// "next sat": weeks begin on Monday.
        case next
        /// "sat next week": the same, and said of what stands before it too, as in "mon to sat next week".
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
            let year = year ?? ((month, day) < (now.month, now.day) ? now.year + 1 : now.year)
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

    /// The same day in the week that was said of `last`, the end of a span that this begins: "mon to fri next week".
    func inWeek(of last: DayPhrase) -> DayPhrase {
        if case .weekday(let weekday, .coming) = self, case .weekday(let end, let week) = last,
            week == .nextWeek || week == .this, weekday.rawValue <= end.rawValue
        {
            return .weekday(weekday, week)
        }
        return self
    }

    /// Whether it is counted from today, also as the end of a span.
    var isCountedFromToday: Bool {
        switch self {
        case .relative, .weekday(_, .this), .weekday(_, .nextWeek): true
        default: false
        }
    }

    /// The first weekday of this name, from `today` on for so many days, that is this day of its month.
    static func next(_ weekday: Weekday, day: Int, from today: LocalDate, within days: Int) -> LocalDate? {
        stride(from: today.distance(to: today.coming(weekday)), through: days, by: 7)
            .lazy.map { today.advanced(by: $0) }.first { $0.day == day }
    }

    /// The date where it falls on the weekday named, or the one that was chosen where it does not.
    private static func checked(
        _ date: LocalDate, _ weekday: Weekday?, _ hints: MomentHints
    ) throws(WhenProblem) -> LocalDate {
        guard let weekday, weekday != date.weekday else { return date }
        let nearest = date.advanced(by: -3).coming(weekday)
        if let chosen = hints.dates.first(where: { $0 == date || $0 == nearest }) { return chosen }
        throw .weekdayMismatch(named: weekday, date: date, nearest: nearest)
    }
}
