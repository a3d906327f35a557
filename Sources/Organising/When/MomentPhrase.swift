/// A day with its times, as they were written.
struct MomentPhrase {
    let day: DayPhrase
    private let hours: HoursPhrase
    /// "tonight" was written.
    private let isEvening: Bool

    /// Reads day and times in either order, and how many words they took; nothing where neither is written.
    static func read(
        _ words: ArraySlice<String>, today: LocalDate
    ) throws(WhenProblem) -> (phrase: MomentPhrase, consumed: Int)? {
        var beginning = WhenPhrase(words)
        beginning.skip(.on)
        if let reading = try dayFirst(beginning, today: today) { return reading }
        return try hoursFirst(beginning)
    }

    /// "sat 6 june 2-5pm".
    private static func dayFirst(
        _ beginning: WhenPhrase, today: LocalDate
    ) throws(WhenProblem) -> (phrase: MomentPhrase, consumed: Int)? {
        var phrase = beginning
        guard let day = DayPhrase(reading: &phrase) else { return nil }
        _ = phrase.take(.dash)
        guard let hours = HoursPhrase(reading: &phrase), let consumed = phrase.consumed else {
            throw .noTime(try day.date(today: today))
        }
        let isEvening = beginning.next == .keyword(.tonight)
        return (MomentPhrase(day: day, hours: hours, isEvening: isEvening), consumed)
    }

    /// "2-5pm on sat 6 june".
    private static func hoursFirst(
        _ beginning: WhenPhrase
    ) throws(WhenProblem) -> (phrase: MomentPhrase, consumed: Int)? {
        var phrase = beginning
        guard let hours = HoursPhrase(reading: &phrase) else { return nil }
        phrase.skip(.on)
        let isEvening = phrase.next == .keyword(.tonight)
        if let day = DayPhrase(reading: &phrase), let consumed = phrase.consumed {
            return (MomentPhrase(day: day, hours: hours, isEvening: isEvening), consumed)
        }
        // A bare number may be anything; "7pm" is a time that lacks its day.
        if case .number? = beginning.next, hours.isOpen { return nil }
        throw .noDate
    }

    /// The moment meant, seen from `today`.
    func time(today: LocalDate) throws(WhenProblem) -> EventTime {
        try hours.times(on: try day.date(today: today), isEvening: isEvening)
    }
}
