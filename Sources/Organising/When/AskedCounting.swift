/// Days that are counted from another: "in 2 weeks", "3 days ago", "the next 10 days".
extension AskedPhrase {
    /// "next 10 days", "the next few days", "last 2 weeks", "within 3 months", "in 2 weeks", "in a fortnight", "3 days
    /// from now", "a week from friday".
    func counted(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        let isWithin = trial.take(words: "within")
        let isIn = !isWithin && trial.take(words: "in")
        let hasArticle = trial.skip(.the)
        let isNext = trial.take(anyOf: ["next", "coming", "upcoming", "following"])
        let isLast = !isNext && trial.take(anyOf: ["last", "past", "previous"])
        guard let (count, isVague) = number(&trial), let (unit, name) = countedUnit(&trial) else { return nil }
        guard count > 0, unit.days * count <= Self.furthest else {
            throw .spanOutOfRange("\(isLast ? "last" : "next") \(count) \(name)")
        }
        let said = "\(isVague ? "few" : "\(count)") \(name)"
        if isLast {
            phrase = trial
            return Reading(moved(-count, unit)...today.advanced(by: -1), "the last \(said)")
        }
        if isNext || isWithin || hasArticle {
            phrase = trial
            return Reading(today...moved(count, unit), "the next \(said)")
        }
        let isTime = trial.take(anyOf: ["time"])
        var anchor = today
        if !isTime, trial.take(anyOf: ["from", "after"]) {
            if !trial.take(words: "now") {
                guard let day = DayPhrase(reading: &trial) else { return nil }
                anchor = try day.date(today: today)
            }
        } else if !isIn, !isTime {
            return nil
        }
        phrase = trial
        let date = moved(count, unit, from: anchor)
        switch unit {
        case .week where isIn || isTime, .fortnight where isIn || isTime:
            return Reading(date.monday...date.monday.advanced(by: 6), "in \(said)")
        case .month where isIn || isTime:
            return Reading(date.advanced(by: -3)...date.advanced(by: 3), "in \(said)")
        default: return Reading(date...date)
        }
    }

    /// "3 days ago", "a week ago".
    func ago(_ phrase: inout WhenPhrase, isLed: Bool) throws(WhenProblem) -> Reading? {
        var trial = phrase
        if trial.take(words: "recently") || trial.take(words: "lately") {
            phrase = trial
            return Reading(today.advanced(by: -30)...today.advanced(by: -1), "recently")
        }
        if trial.take(anyOf: ["now", "soon"]) {
            guard !isLed else { return nil }
            let isNow = phrase.text == "now"
            phrase = trial
            var reading = Reading(today...today.advanced(by: isNow ? 0 : 14), isNow ? "today" : "soon")
            reading.isSure = false
            return reading
        }
        guard let (count, _) = number(&trial), let (unit, _) = countedUnit(&trial), trial.take(words: "ago"), count > 0,
            unit.days * count <= 4000
        else { return nil }
        phrase = trial
        let date = moved(-count, unit)
        if unit == .week || unit == .fortnight { return Reading(date.monday...date.monday.advanced(by: 6)) }
        return Reading(date...date)
    }

    enum CountedUnit {
        case day, week, fortnight, month, year

        var days: Int {
            switch self {
            case .day: 1
            case .week: 7
            case .fortnight: 14
            case .month: 30
            case .year: 365
            }
        }
    }

    /// "3", "three", "a", "a few", "a couple of".
    private func number(_ phrase: inout WhenPhrase) -> (count: Int, isVague: Bool)? {
        var trial = phrase
        let hasArticle = trial.take(anyOf: ["a", "an"])
        if trial.take(words: "few") || trial.take(words: "several") {
            phrase = trial
            return (4, true)
        }
        if trial.take(words: "couple") {
            trial.skip(.of)
            phrase = trial
            return (2, false)
        }
        if hasArticle {
            phrase = trial
            return (1, false)
        }
        let count: Int? = trial.take {
            switch $0 {
            case .number(let count, _), .numeral(let count): count
            default: nil
            }
        }
        guard let count else { return nil }
        phrase = trial
        return (min(count, 100_000), false)
    }

    private func countedUnit(_ phrase: inout WhenPhrase) -> (CountedUnit, String)? {
        let name = phrase.text
        let unit: CountedUnit
        switch name {
        case "day", "days": unit = .day
        case "week", "weeks", "wk", "wks": unit = .week
        case "month", "months": unit = .month
        case "year", "years": unit = .year
        case "fortnight", "fortnights": unit = .fortnight
        default: return nil
        }
        phrase = phrase.advanced()
        return (unit, name)
    }

    private func moved(_ count: Int, _ unit: CountedUnit, from day: LocalDate? = nil) -> LocalDate {
        let day = day ?? today
        switch unit {
        case .day: return day.advanced(by: count)
        case .week, .fortnight: return day.advanced(by: unit.days * count)
        case .month, .year:
            let index = day.year * 12 + day.month - 1 + count * (unit == .year ? 12 : 1)
            let (year, month) = (index / 12, index % 12 + 1)
            return LocalDate(year: year, month: month, day: min(day.day, LocalDate.days(inMonth: month, of: year)))
                ?? day
        }
    }
}
