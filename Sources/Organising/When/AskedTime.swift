/// The time that a question asks about: days, days of the week and a part of the day, any of which may be left open.
package struct AskedTime: Hashable, Codable, Sendable {
    /// The spans of days meant, in order and apart from each other; empty for any day.
    package var spans: [DateRange]
    /// The days of the week meant; empty for all.
    package var weekdays: Set<Weekday>
    /// The minutes of the day in which it begins, such as 1020..<1440 for the evening; nil for the whole day.
    package var hours: Range<Int>?
    /// Whether it asks for what is over: "yesterday", "last week".
    package var isPast: Bool
    /// How to say it back: "this weekend", "Friday 13 March", "evenings".
    package var name: String

    /// The days from the first to the last; nil for any day.
    package var days: DateRange? {
        guard let first = spans.first, let last = spans.last else { return nil }
        return first.lowerBound...max(first.upperBound, last.upperBound)
    }

    /// Whether something that takes place then is asked for.
    ///
    /// What lasts several days is asked for on each of them and at any hour; an end before six in the morning belongs
    /// to the night before.
    package func covers(_ time: EventTime) -> Bool {
        let first = time.start.date
        var last = time.end?.date ?? first
        if let end = time.end, end.time.hour < 6, first < last { last = last.advanced(by: -1) }
        let asked = spans.isEmpty ? [first...max(first, last)] : spans
        let isOnDay = asked.contains { span in
            guard span.overlaps(first...max(first, last)) else { return false }
            if weekdays.isEmpty { return true }
            let days = span.clamped(to: first...max(first, last))
            return (days.count > 6 ? days.prefix(7) : days[days.startIndex..<days.endIndex]).contains {
                weekdays.contains($0.weekday)
            }
        }
        guard isOnDay else { return false }
        guard let hours, first == last else { return true }
        return hours.contains(time.start.time.minuteOfDay)
    }
}

extension WhenReader {
    /// Reads the longest time expression of a question at the start of the words, with the little words before it.
    ///
    /// - Parameters:
    ///   - before: The words before these, which tell "a march" from the month.
    ///   - today: The day on which it was asked.
    ///   - nation: Whose bank holidays are meant.
    /// - Returns: The time, how many words it took, at least one, and whether the words can hardly mean anything else:
    ///   "summer" and "march" may belong to a name. Nil if the words begin with no time.
    /// - Throws: What is wrong with a day that the calendar does not have, or a weekday that does not match its date.
    package static func asked(
        _ words: ArraySlice<String>, after before: ArraySlice<String> = [], today: LocalDate,
        nation: Nation = .englandAndWales
    ) throws(WhenProblem) -> (asked: AskedTime, consumed: Int, isSure: Bool)? {
        guard let first = words.first, AskedPhrase.mayBegin(first) else { return nil }
        var phrase = WhenPhrase(words).withoutTimes
        let reader = AskedPhrase(
            today: today, nation: nation, previous: before.last.map { String($0.trimmingPunctuation) })
        guard let reading = try reader.read(&phrase), let consumed = phrase.consumed else { return nil }
        return (reading.asked(today: today), consumed, reading.isSure)
    }
}
