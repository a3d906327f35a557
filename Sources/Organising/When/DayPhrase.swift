/// A single day as it was written, not yet looked up in the calendar.
enum DayPhrase: Hashable {
    /// "today" and "tonight" (0), "tomorrow" (1).
    case relative(Int)
    /// "sat", or "next sat".
    case weekday(Weekday, next: Bool)
    /// "6 june", "sat 6 june 2026", "6/6".
    case calendar(weekday: Weekday?, day: Int, month: Int, year: Int?)

    /// Reads a day from where `phrase` stands, and leaves it behind the day; nothing where none is written there.
    init?(reading phrase: inout WhenPhrase) {
        if let days = phrase.take(Self.relativeDays) {
            self = .relative(days)
            return
        }
        var afterNext = phrase
        let isNext = afterNext.take(.keyword(.next))
        if isNext || afterNext.take(.keyword(.this)), let weekday = afterNext.take(Self.weekdayName) {
            self = .weekday(weekday, next: isNext)
            phrase = afterNext
            return
        }
        let weekday = phrase.take(Self.weekdayName)
        if let date = Self.calendarDay(&phrase, after: weekday) {
            self = date
        } else if let weekday {
            self = .weekday(weekday, next: false)
        } else {
            return nil
        }
    }

    private static func relativeDays(_ token: WhenToken) -> Int? {
        switch token {
        case .keyword(.today), .keyword(.tonight): 0
        case .keyword(.tomorrow): 1
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
            }
        } else if let month = trial.takeMonth(), let day = trial.takeDayNumber() {
            date = .calendar(weekday: weekday, day: day, month: month, year: trial.takeYear())
        }
        if date != nil { phrase = trial }
        return date
    }

    private static func figures(_ token: WhenToken) -> (Int, Int, Int?)? {
        if case .figures(let day, let month, let year) = token { (day, month, year) } else { nil }
    }

    /// The day meant, seen from `today`: a date without a year is the coming one, and today counts.
    func date(today: LocalDate) throws(WhenProblem) -> LocalDate {
        switch self {
        case .relative(let days): return today.advanced(by: days)
        case .weekday(let weekday, next: false): return today.coming(weekday)
        case .weekday(let weekday, next: true): return today.monday.advanced(by: 6 + weekday.rawValue)
        case .calendar(let weekday, let day, let month, let year):
            let now = today.civil
            let year = year ?? ((month, day) < (now.month, now.day) ? now.year + 1 : now.year)
            guard let date = LocalDate(year: year, month: month, day: day) else {
                throw .noSuchDate(day: day, month: month, year: year)
            }
            if let weekday, weekday != date.weekday {
                throw .weekdayMismatch(
                    named: weekday, date: date, nearest: date.advanced(by: -3).coming(weekday))
            }
            return date
        }
    }
}
