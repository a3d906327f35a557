/// How long a repetition goes on, as it was written.
enum RecurrenceEndPhrase: Hashable {
    /// "until further notice".
    case open
    /// "until 12 july", "until december": the last day.
    case until(LocalDate)
    /// "6 times".
    case times(Int)
    /// "for 6 weeks".
    case length(Int, of: RecurrenceRule.Frequency)

    /// Reads an end from where `words` stands, and leaves it behind the end; nil if none begins there.
    ///
    /// A date without a year is the first one from the start on.
    init?(reading words: inout RecurrenceWords, startDate: LocalDate) throws(RecurrenceProblem) {
        if words.next == .until || words.next == .to {
            let before = words
            words.advance()
            guard let end = try Self.until(&words, startDate: startDate) else { throw .endNotRead(before.rest) }
            self = end
        } else if let end = Self.amount(&words) {
            self = end
        } else if words.next == .for {
            throw .endNotRead(words.rest)
        } else {
            return nil
        }
    }

    private static func until(
        _ words: inout RecurrenceWords, startDate: LocalDate
    ) throws(RecurrenceProblem) -> RecurrenceEndPhrase? {
        if words.ahead.starts(with: ["further", "notice"]) {
            words.advance(by: 2)
            return .open
        }
        let lead = words.ahead.prefix { ["the", "end", "of"].contains($0) }.count
        words.advance(by: lead)
        if lead > 0, words.take(.period(.yearly, 1)) {
            return LocalDate(year: startDate.year, month: 12, day: 31).map { .until($0) }
        }
        var phrase = WhenPhrase(words.ahead).withoutTimes
        guard let end = SpanEnd(reading: &phrase), let consumed = phrase.consumed else { return nil }
        // "until friday" and "until tomorrow" look from today, and nobody repeats for so short a time.
        if case .day(.weekday) = end { return nil }
        if case .day(.relative) = end { return nil }
        words.advance(by: consumed)
        do throws(WhenProblem) {
            return .until(try end.days(today: startDate).upperBound)
        } catch {
            throw .endDate(error)
        }
    }

    /// "for 6 weeks", "for a year", "6 times".
    private static func amount(_ words: inout RecurrenceWords) -> RecurrenceEndPhrase? {
        var trial = words
        let isFor = trial.take(.for)
        let number: Int
        if isFor, trial.take(.a) {
            number = 1
        } else if case .number(let written)? = trial.next {
            trial.advance()
            number = written
        } else {
            return nil
        }
        let end: RecurrenceEndPhrase
        switch trial.next {
        case .times?: end = .times(number)
        case .period(let frequency, let count)?: end = .length(number * count, of: frequency)
        default: return nil
        }
        trial.advance()
        words = trial
        return end
    }
}
