/// A day, or several in a row, with the part of the day where one is written: "sat evening", "6-8 june".
struct DaysPhrase {
    let first: DayPhrase
    /// The last day, if there are several.
    let last: DayPhrase?
    /// "evening" of "sat evening".
    let part: PartOfDay?

    /// Reads days from where `phrase` stands, and leaves it behind them; nil if none is written there.
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

    /// The days meant, seen from `today`; the last one nil if there is only one.
    func dates(today: LocalDate, _ hints: MomentHints) throws(WhenProblem) -> (first: LocalDate, last: LocalDate?) {
        let first = try first.date(today: today, hints)
        guard let last else { return (first, nil) }
        if last.isCountedFromToday { return (first, try last.date(today: today, hints)) }
        return (first, try last.date(today: first, hints))
    }
}
