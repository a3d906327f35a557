/// What somebody answered when a moment could be read in two ways.
package struct MomentHints: Hashable, Codable, Sendable {
    /// The half of the day that an hour was meant in, by `ClockReading.faceMinutes` of what was written.
    var halves: [Int: HalfDay] = [:]
    /// The days meant, if a weekday did not match its date.
    var dates: [LocalDate] = []

    /// Nothing is known beyond what was written.
    package init() {}

    func half(of reading: ClockReading) -> HalfDay? { halves[reading.faceMinutes] }
}

/// A question about a moment that a word or two can answer.
package enum MomentQuestion: Hashable, Codable, Sendable {
    /// "7": before noon or after it?
    case hour(Int, minute: Int)
    /// "Sun 6 June": the date as written, or the nearest day with the name as written?
    case day(LocalDate, nearest: LocalDate)

    /// The question that would solve a problem; nil if the moment has to be typed again.
    package init?(_ problem: WhenProblem) {
        switch problem {
        case .ambiguousHour(let hour, let minute): self = .hour(hour, minute: minute)
        case .weekdayMismatch(_, let date, let nearest): self = .day(date, nearest: nearest)
        default: return nil
        }
    }

    /// Reads folded words as the answer and adds it to `known`; nil if they are no answer.
    package func hints(from words: [String], adding known: MomentHints) -> MomentHints? {
        var hints = known
        switch self {
        case .hour(let hour, let minute):
            guard let half = Self.half(words, hour: hour, minute: minute) else { return nil }
            hints.halves[hour % 12 * 60 + minute] = half
        case .day(let date, let nearest):
            guard let day = Self.day(words, among: [date, nearest]) else { return nil }
            hints.dates.append(day)
        }
        return hints
    }

    /// "pm", "in the evening", "19:00", "7pm", and "noon" for twelve.
    private static func half(_ words: [String], hour: Int, minute: Int) -> HalfDay? {
        var phrase = WhenPhrase(words[...])
        if phrase.take(.am) || phrase.take(.pm) {
            return phrase.next == nil ? (words == ["am"] || words == ["a.m"] ? .am : .pm) : nil
        }
        phrase.skip(.in, .the, .at)
        if let part = phrase.take({ PartOfDay($0) }), phrase.next == nil { return part == .morning ? .am : .pm }
        phrase = WhenPhrase(words[...])
        guard let hours = HoursPhrase(reading: &phrase), phrase.next == nil,
            let time = try? hours.times(on: LocalDate(dayNumber: 0), in: nil, MomentHints()).start.time,
            time.hour % 12 == hour % 12, time.minute == minute
        else { return nil }
        return time < .noon ? .am : .pm
    }

    /// "2", "sun", "7 june", "the 7th".
    private static func day(_ words: [String], among days: [LocalDate]) -> LocalDate? {
        var phrase = WhenPhrase(words[...])
        phrase.skip(.on, .the)
        let weekday = phrase.take { if case .weekday(let weekday) = $0 { weekday } else { nil } }
        phrase.skip(.the)
        var number = phrase.take { if case .figures(let day, _, _) = $0 { day } else { nil } }
        var month: Int?
        if number == nil {
            number = phrase.takeDayNumber()
            phrase.skip(.of)
            month = phrase.takeMonth()
            number = number ?? phrase.takeDayNumber()
            _ = phrase.takeYear()
        }
        guard phrase.next == nil, weekday != nil || number != nil else { return nil }
        let fitting = days.filter { day in
            (weekday == nil || day.weekday == weekday) && (number == nil || day.day == number)
                && (month == nil || day.month == month)
        }
        if fitting.count == 1 { return fitting.first }
        guard words.count == 1, let number, days.indices.contains(number - 1) else { return nil }
        return days[number - 1]
    }
}
