extension DayPhrase {
    /// Reads a day from where `phrase` stands, and leaves it behind the day; nil if none is written there.
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

    /// Reads "the 6th" or "sat 6th"; "the 2nd tuesday" is none.
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
