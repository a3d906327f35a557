/// Whether and how an event repeats.
package enum Repetition: Hashable, Sendable {
    /// It takes place once.
    case once
    /// It repeats by this rule.
    case rule(RecurrenceRule)
}

/// Reads how an event repeats as British people write it, from folded words (lower case, straight quotes).
///
/// Weeks run from Monday to Sunday. What the words leave open comes from the start and is written into the rule, so
/// that its text is complete: "weekly" from a Tuesday is "every week on Tuesday".
package enum RecurrenceReader {
    private static let stopWords: Set<[String]> = [["once"], ["never"], ["just", "once"], ["only", "once"]]

    /// Reads a repetition that takes all of the words.
    ///
    /// - Parameter start: The first time at which the event takes place; the rule read falls on it.
    /// - Returns: A rule with at least two occurrences, or `once` for "once" and "never".
    /// - Throws: What is wrong, or which words were not read.
    package static func read(
        _ words: ArraySlice<String>, start: LocalDateTime
    ) throws(RecurrenceProblem) -> Repetition {
        if stopWords.contains(words.map { String($0.trimmingPunctuation) }) { return .once }
        let rule = try RecurrencePhrase(words, startDate: start.date).rule(from: start.date)
        try rule.refuseStart(start)
        guard rule.occurrences(from: start).prefix(2).count(where: { _ in true }) == 2 else { throw .onlyOnce(rule) }
        return .rule(rule)
    }
}

extension RecurrenceRule {
    /// Throws if the rule does not fall on `start`.
    func refuseStart(_ start: LocalDateTime) throws(RecurrenceProblem) {
        if case .until(let end) = end, end < start.date { throw .endsBeforeStart(end: end, start: start.date) }
        var occurrences = occurrences(from: start)
        guard occurrences.next() == start else {
            throw .startNotOnRule(start: start.date, self, first: firstDate(from: start))
        }
    }

    /// The first day from the start on that the rule would fall on if it had no end.
    fileprivate func firstDate(from start: LocalDateTime) -> LocalDate? {
        let endless = try? RecurrenceRule(
            frequency, interval: interval, byDay: byDay, byMonthDay: byMonthDay, byMonth: byMonth,
            bySetPosition: bySetPosition, weekStart: weekStart)
        var occurrences = endless?.occurrences(from: start)
        return occurrences?.next()?.date
    }
}
