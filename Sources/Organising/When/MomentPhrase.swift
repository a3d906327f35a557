/// A day with its times, as they were written.
struct MomentPhrase {
    let days: DaysPhrase
    let hours: HoursPhrase

    /// How many years off a mistyped year may be.
    private static let slips = 2
    /// A number after a weekday is a day rather than an hour if that day comes within so many days.
    private static let soon = 31

    /// Reads a day and times, in either order; `consumed` is how many words they took. Nil if there are neither.
    static func read(
        _ words: ArraySlice<String>, today: LocalDate, _ hints: MomentHints = MomentHints()
    ) throws(WhenProblem) -> (phrase: MomentPhrase, consumed: Int)? {
        var beginning = WhenPhrase(words)
        beginning.skip(.on)
        passBankHoliday(&beginning)
        if let reading = try dayFirst(beginning, today: today, hints) { return reading }
        return try hoursFirst(beginning)
    }

    /// "bank holiday monday 25 may" has its date.
    private static func passBankHoliday(_ phrase: inout WhenPhrase) {
        var trial = phrase
        trial.skip(.the)
        guard trial.take(.bank, .holiday) else { return }
        // "bank holiday monday" alone is a day of its own.
        var date = trial
        if case .calendar? = DayPhrase(reading: &date) { phrase = trial }
    }

    /// "sat 6 june 2-5pm".
    private static func dayFirst(
        _ beginning: WhenPhrase, today: LocalDate, _ hints: MomentHints
    ) throws(WhenProblem) -> (phrase: MomentPhrase, consumed: Int)? {
        var phrase = beginning
        guard let days = DaysPhrase(reading: &phrase) else { return nil }
        if phrase.take(.bank, .holiday) {
            guard case .calendar = days.first else { throw .bankHoliday }
        }
        if let date = dateAlone(days, phrase, today: today) { throw .noTime(date) }
        _ = phrase.take(.dash)
        if let hours = HoursPhrase(reading: &phrase), let consumed = phrase.consumed {
            if days.last == nil || hours.end != nil { return (MomentPhrase(days: days, hours: hours), consumed) }
        } else if let reading = yearAsTime(beginning, days, today: today) {
            return reading
        }
        // "Easter egg hunt" and "bank holiday picnic" are names, unless nothing else is said.
        if case .holiday = days.first, days.part == nil, !phrase.isAtEnd { return nil }
        let (first, last) = try days.dates(today: today, hints)
        if let last, first < last { throw .noTimes(first...last) }
        // A day in a year long over is refused before its time is asked for; last year is a slip for this one.
        if today.year - first.year > slips { throw .inThePast(LocalDateTime(first, .midnight)) }
        throw phrase.take(.all, .day) ? .allDay(first) : .noTime(first)
    }

    /// Reads the figures of "6 june 2030" as half past eight, since there is no other time and the year is far ahead.
    private static func yearAsTime(
        _ beginning: WhenPhrase, _ days: DaysPhrase, today: LocalDate
    ) -> (phrase: MomentPhrase, consumed: Int)? {
        guard days.last == nil, case .calendar(_, _, _, let year?) = days.first, abs(year - today.year) > slips else {
            return nil
        }
        var phrase = beginning.leavingYears
        guard let days = DaysPhrase(reading: &phrase), let hours = HoursPhrase(reading: &phrase),
            let consumed = phrase.consumed
        else { return nil }
        return (MomentPhrase(days: days, hours: hours), consumed)
    }

    /// "sat 13" alone, if the next Saturday that is a 13th comes so soon that the number is no hour.
    private static func dateAlone(_ days: DaysPhrase, _ phrase: WhenPhrase, today: LocalDate) -> LocalDate? {
        guard case .weekday(let weekday, .coming) = days.first, days.last == nil, days.part == nil else { return nil }
        var (number, hours) = (phrase, phrase)
        guard let day = number.takeBareDay() else { return nil }
        // "sat 10 in the morning" and "sat 10-12" go on as times do.
        if HoursPhrase(reading: &hours) != nil, hours.position != number.position { return nil }
        return DayPhrase.next(weekday, day: day, from: today, within: soon)
    }

    /// "2-5pm on sat 6 june".
    private static func hoursFirst(
        _ beginning: WhenPhrase
    ) throws(WhenProblem) -> (phrase: MomentPhrase, consumed: Int)? {
        // "Pride 2030, sat 6 june" has a year in its title.
        if case .number(2000..., digits: 4)? = beginning.next { return nil }
        var phrase = beginning
        guard let hours = HoursPhrase(reading: &phrase) else { return nil }
        phrase = phrase.behindTimes
        phrase.skip(.on)
        if let days = DaysPhrase(reading: &phrase), days.last == nil || hours.end != nil,
            let consumed = phrase.consumed
        {
            return (MomentPhrase(days: days, hours: hours), consumed)
        }
        // A bare number may be anything; "7pm" is a time that lacks its day.
        switch beginning.next {
        case .number?, .other?: if hours.isOpen { return nil }
        default: break
        }
        throw .noDate
    }

    /// The moment meant, seen from `today`.
    func time(today: LocalDate, _ hints: MomentHints = MomentHints()) throws(WhenProblem) -> EventTime {
        let (first, last) = try days.dates(today: today, hints)
        return try hours.times(on: first, until: last, in: days.part, hints)
    }
}
